package dev.onlinematch.webrtc.ice;

import dev.onlinematch.random.RandomSource;
import dev.onlinematch.webrtc.sdp.IceCredentials;
import dev.onlinematch.wire.MalformedException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import org.ice4j.message.Request;

/**
 * The ICE-lite side of all peers on one UDP port.
 *
 * <p>A Binding request finds its session by our ufrag in its USERNAME; once it has proved that it
 * knows our password, its address belongs to that session, and only then does anything else from
 * that address get through. Whatever fails is dropped without a reply and changes nothing.
 *
 * <p>A right password does not make the source of a datagram a true one: its owner could have our
 * traffic sent to somebody else. So each new address is asked back, once for each of its checks
 * until it answers (RFC 7675, 5.1: consent "is obtained and maintained by sending" a Binding
 * request and receiving its authenticated answer). An ICE-lite agent need not do so, and most
 * servers do not; every full agent answers. Until then the address gets no more than three times
 * what came from it, and takes nothing from one that has answered. A finished handshake does the
 * same for peers that answer no checks.
 *
 * <p>An address at which another session is alive goes over to whoever answers there with the
 * password of his own: a NAT may give a newcomer the port of a peer who left without a word.
 *
 * <p>Contract: one change, then {@link #pollEvent} until it returns {@code null}, then {@link
 * #nextDeadlineMs}. One thread at a time.
 */
public final class IceLiteAgent {

  private final Map<String, IceSession> byUfrag = new HashMap<>();
  private final Map<InetSocketAddress, IcePath> byAddress = new HashMap<>();

  /** What sessions say to be theirs and is another's, by the id of our check; one of each. */
  private final Map<ByteBuffer, IcePath> claims = new HashMap<>();

  private final Queue<IceEvent> events = new ArrayDeque<>();
  private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();
  private final RandomSource random;
  private final int firstCheckMs;
  private int openSessions;
  private long answeredChecks;
  private final DropCounters drops = new DropCounters();

  /** When to look at a session again; not earlier than needed, checks move its deadline away. */
  private record Alarm(long atMs, IceSession session) implements Comparable<Alarm> {
    @Override
    public int compareTo(Alarm other) {
      return Long.compare(atMs, other.atMs);
    }
  }

  /** A peer has 15 s to send its first check. */
  public IceLiteAgent(RandomSource random) {
    this(random, IceSession.FIRST_CHECK_MS);
  }

  /**
   * A peer has so long to send its first check; a browser's comes within a second or two.
   *
   * @param random makes our transaction ids, which must not be guessed
   */
  public IceLiteAgent(RandomSource random, int firstCheckMs) {
    this.random = random;
    this.firstCheckMs = firstCheckMs;
  }

  /**
   * Begins to answer checks for a peer.
   *
   * @param local our credentials, as they stand in the answer
   * @param remote the peer's, as they stand in the offer
   * @throws IllegalArgumentException if {@code local}'s ufrag is in use
   */
  public IceSession open(IceCredentials local, IceCredentials remote, long nowMs) {
    expectFree(local);
    IceSession session = new IceSession(local, remote, nowMs + firstCheckMs);
    byUfrag.put(local.ufrag(), session);
    alarms.add(new Alarm(session.deadlineMs(), session));
    openSessions++;
    return session;
  }

  /**
   * Takes new credentials (ICE restart, RFC 8445, 9). The session goes on where it is; checks with
   * the old ones are answered until the peer has nominated an address with the new ones.
   *
   * @throws IllegalArgumentException if {@code local}'s ufrag is in use
   * @throws IllegalStateException if the session is closed
   */
  public void restart(IceSession session, IceCredentials local, IceCredentials remote) {
    expectFree(local);
    if (session.isClosed()) {
      throw new IllegalStateException("the session is closed");
    }
    while (session.generations.size() > 1) {
      byUfrag.remove(session.generations.remove(1).local().ufrag());
    }
    session.generations.add(new IceSession.Generation(local, remote));
    byUfrag.put(local.ufrag(), session);
  }

  /** Ends a session, once: its ufrags and addresses are free. No event follows. */
  public void close(IceSession session) {
    if (session.isClosed()) {
      return;
    }
    session.generations.forEach(generation -> byUfrag.remove(generation.local().ufrag()));
    session.paths.forEach(path -> byAddress.remove(path.address, path));
    setClaim(session, null);
    session.close();
    openSessions--;
    // Its alarm stays until it rings: at most 30 s for a few words of memory.
  }

  private void expectFree(IceCredentials local) {
    if (byUfrag.containsKey(local.ufrag())) {
      throw new IllegalArgumentException("ufrag in use: " + local.ufrag());
    }
  }

  /** Says what to do with a datagram. The bytes are not kept. */
  public IceVerdict handleDatagram(
      byte[] bytes, int offset, int length, InetSocketAddress remote, long nowMs) {
    int firstByte = length == 0 ? 255 : bytes[offset] & 0xFF;
    if (firstByte <= 3) {
      try {
        return handleStun(bytes, offset, length, remote, nowMs);
      } catch (MalformedException e) {
        return drops.drop(DropReason.STUN_MALFORMED);
      }
    }
    if (firstByte < 20 || firstByte > 63) {
      return drops.drop(DropReason.UNKNOWN_PROTOCOL);
    }
    IcePath path = byAddress.get(remote);
    // Verified, not nominated: libwebrtc may begin DTLS as soon as its own check was answered.
    if (path == null || !path.isFresh(nowMs)) {
      return drops.drop(DropReason.UNVERIFIED_ADDRESS);
    }
    path.countIn(length);
    return path.session.pass;
  }

  // Cheapest test first; no state is read but by ufrag, and none is written before all have passed.
  private IceVerdict handleStun(
      byte[] bytes, int offset, int length, InetSocketAddress remote, long nowMs)
      throws MalformedException {
    int type = StunFrame.type(bytes, offset, length);
    if (type == StunFrame.BINDING_SUCCESS) {
      return handleAnswer(Arrays.copyOfRange(bytes, offset, offset + length), remote, nowMs);
    }
    if (type != StunFrame.BINDING_REQUEST) {
      return drops.drop(DropReason.STUN_NOT_A_REQUEST);
    }
    StunFrame frame = StunFrame.parse(bytes, offset, length);
    int colon = frame.username().indexOf(':');
    IceSession session = colon < 0 ? null : byUfrag.get(frame.username().substring(0, colon));
    if (session == null) {
      return drops.drop(DropReason.UNKNOWN_UFRAG);
    }
    IceSession.Generation generation = session.generationOf(frame.username());
    if (generation == null) {
      return drops.drop(DropReason.WRONG_USERNAME);
    }
    byte[] message = Arrays.copyOfRange(bytes, offset, offset + length);
    if (!StunMessages.hasRightFingerprint(message)) {
      return drops.drop(DropReason.BAD_FINGERPRINT);
    }
    byte[] key = generation.local().key();
    if (frame.integrityAt() < 0
        || !StunMessages.hasRightIntegrity(message, frame.integrityAt(), key)) {
      return drops.drop(DropReason.BAD_INTEGRITY);
    }
    return handleAuthenticated(
        session, generation, frame, StunMessages.decode(message), length, remote, nowMs);
  }

  private IceVerdict handleAuthenticated(
      IceSession session,
      IceSession.Generation generation,
      StunFrame frame,
      Request request,
      int length,
      InetSocketAddress remote,
      long nowMs) {
    byte[] key = generation.local().key();
    if (!frame.unknownRequired().isEmpty()) {
      return new IceVerdict.Answer(
          List.of(StunMessages.unknownAttributes(request, frame.unknownRequired(), key)));
    }
    if (StunMessages.comesFromControlledSide(request)) {
      return new IceVerdict.Answer(List.of(StunMessages.roleConflict(request, key)));
    }
    if (isTakenByAnother(session, remote, nowMs)) {
      return claim(session, generation, remote, length);
    }
    byte[] success = StunMessages.success(request, remote, key);
    if (session.transactions.isReplayFromElsewhere(request.getTransactionID(), remote)) {
      return new IceVerdict.Answer(List.of(success));
    }
    IcePath path = verify(session, remote, nowMs);
    path.generation = generation;
    if (StunMessages.nominates(request)) {
      nominate(session, generation, path, nowMs);
    }
    path.countIn(length);
    path.mayTake(success.length);
    return new IceVerdict.Answer(path.isProven() ? List.of(success) : askedBack(path, success));
  }

  private static List<byte[]> askedBack(IcePath path, byte[] success) {
    byte[] check = ownCheck(path);
    return path.mayTake(check.length) ? List.of(success, check) : List.of(success);
  }

  private static byte[] ownCheck(IcePath path) {
    IceSession.Generation generation = path.generation;
    String username = generation.remote().ufrag() + ":" + generation.local().ufrag();
    return StunMessages.check(path.transactionId, username, generation.remote().key());
  }

  // Asked, not answered: whoever lives there and has another password can do nothing with it.
  private IceVerdict claim(
      IceSession session, IceSession.Generation generation, InetSocketAddress remote, int length) {
    IcePath claim = claimOrNew(session, remote);
    setClaim(session, claim);
    claim.generation = generation;
    claim.countIn(length);
    IceVerdict drop = drops.drop(DropReason.ADDRESS_TAKEN);
    byte[] check = ownCheck(claim);
    return claim.mayTake(check.length) ? new IceVerdict.Answer(List.of(check)) : drop;
  }

  private void setClaim(IceSession session, IcePath claim) {
    if (session.claim != null) {
      claims.remove(ByteBuffer.wrap(session.claim.transactionId));
    }
    session.claim = claim;
    if (claim != null) {
      claims.put(ByteBuffer.wrap(claim.transactionId), claim);
    }
  }

  // Any STUN server would answer a check that seems to come from us, but not with the password.
  private IceVerdict handleAnswer(byte[] message, InetSocketAddress remote, long nowMs)
      throws MalformedException {
    StunFrame frame = StunFrame.parse(message, 0, message.length);
    IcePath path = askedAt(remote, message);
    if (path == null) {
      return drops.drop(DropReason.STUN_NOT_A_REQUEST);
    }
    if (!StunMessages.hasRightFingerprint(message)) {
      return drops.drop(DropReason.BAD_FINGERPRINT);
    }
    byte[] key = path.generation.remote().key();
    if (frame.integrityAt() < 0
        || !StunMessages.hasRightIntegrity(message, frame.integrityAt(), key)) {
      return drops.drop(DropReason.BAD_INTEGRITY);
    }
    answeredChecks++;
    if (path.equals(path.session.claim)) {
      add(path);
      own(path, nowMs);
    }
    prove(path);
    return new IceVerdict.Proof(path.session);
  }

  /** The path of which our check is answered, or {@code null} if there is none. */
  private IcePath askedAt(InetSocketAddress remote, byte[] message) {
    ByteBuffer id = StunMessages.transactionId(message);
    IcePath owner = byAddress.get(remote);
    if (owner != null && id.equals(ByteBuffer.wrap(owner.transactionId))) {
      return owner;
    }
    IcePath claim = claims.get(id);
    return claim != null && claim.address.equals(remote) ? claim : null;
  }

  private void prove(IcePath path) {
    if (path.session.prove(path)) {
      events.add(new IceEvent.PathChanged(path.session));
    }
  }

  /**
   * The peer has finished a handshake whose first part it must have received: that proves the
   * address to which that went, if it was only one.
   */
  public void handshakeFinished(IceSession session) {
    IcePath path = session.onlyPathSentTo();
    if (path != null) {
      prove(path);
    }
  }

  // A player with good credentials of his own could otherwise take another player's address by
  // putting it on his checks as their source.
  private boolean isTakenByAnother(IceSession session, InetSocketAddress remote, long nowMs) {
    IcePath owner = byAddress.get(remote);
    return owner != null && !owner.session.equals(session) && owner.isFresh(nowMs);
  }

  private IcePath verify(IceSession session, InetSocketAddress remote, long nowMs) {
    IcePath path = session.pathOf(remote);
    if (path == null) {
      path = claimOrNew(session, remote);
      add(path);
    }
    own(path, nowMs);
    return path;
  }

  private IcePath claimOrNew(IceSession session, InetSocketAddress remote) {
    if (session.claim != null && session.claim.address.equals(remote)) {
      return session.claim;
    }
    byte[] transactionId = new byte[StunMessages.TRANSACTION_ID_BYTES];
    random.nextBytes(transactionId);
    return new IcePath(session, remote, transactionId);
  }

  private void add(IcePath path) {
    IceSession session = path.session;
    IcePath evicted = session.pathToEvict();
    if (evicted != null) {
      forget(evicted);
    }
    if (path.equals(session.claim)) {
      setClaim(session, null);
    }
    if (session.addPath(path)) {
      events.add(new IceEvent.Connected(session));
    }
  }

  private void own(IcePath path, long nowMs) {
    path.lastCheckMs = nowMs;
    IcePath before = byAddress.put(path.address, path);
    if (before != null && !before.equals(path)) {
      before.session.forgetPath(before);
    }
  }

  private void nominate(
      IceSession session, IceSession.Generation generation, IcePath path, long nowMs) {
    if (session.nominate(path, nowMs)) {
      events.add(new IceEvent.PathChanged(session));
    }
    while (!session.generations.get(0).equals(generation)) {
      byUfrag.remove(session.generations.remove(0).local().ufrag());
    }
  }

  private void forget(IcePath path) {
    byAddress.remove(path.address, path);
    path.session.forgetPath(path);
  }

  /** Ends the sessions whose time is over; call when {@link #nextDeadlineMs} has come. */
  public void handleTimeout(long nowMs) {
    while (!alarms.isEmpty() && alarms.peek().atMs <= nowMs) {
      IceSession session = alarms.remove().session;
      if (session.isClosed()) {
        continue;
      }
      if (session.deadlineMs() > nowMs) {
        forgetStalePaths(session, nowMs);
        alarms.add(new Alarm(session.deadlineMs(), session));
      } else {
        IceEvent.Reason reason =
            session.isWaitingForFirstCheck()
                ? IceEvent.Reason.NEVER_CONNECTED
                : IceEvent.Reason.CONSENT_EXPIRED;
        close(session);
        events.add(new IceEvent.Failed(session, reason));
      }
    }
  }

  private void forgetStalePaths(IceSession session, long nowMs) {
    List<IcePath> stale = new ArrayList<>(session.paths);
    stale.removeIf(path -> path.isFresh(nowMs));
    stale.forEach(this::forget);
  }

  /** When to call {@link #handleTimeout} at the latest; {@link Long#MAX_VALUE} if never. */
  public long nextDeadlineMs() {
    return alarms.isEmpty() ? Long.MAX_VALUE : alarms.peek().atMs;
  }

  /** The next event, or {@code null}. */
  public IceEvent pollEvent() {
    return events.poll();
  }

  /** How many sessions are open. */
  public int sessionCount() {
    return openSessions;
  }

  /** How many of our own checks were answered. */
  public long answeredChecks() {
    return answeredChecks;
  }

  /** How many datagrams were dropped for that reason. */
  public long dropped(DropReason reason) {
    return drops.count(reason);
  }
}
