package dev.onlinematch.webrtc.ice;

import dev.onlinematch.webrtc.sdp.IceCredentials;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * One peer, as ICE sees it: its credentials, the addresses that it has proved to hold, and the one
 * it chose. Belongs to the {@link IceLiteAgent} that opened it.
 */
public final class IceSession {

  /** How long consent lasts without a new check (RFC 7675, 5.1). */
  static final long CONSENT_MS = 30_000;

  /** How long a session may wait for its first check, unless somebody says otherwise. */
  static final int FIRST_CHECK_MS = 15_000;

  // Host addresses, reflexive ones and TURN relays of one browser that reach us at the same time.
  private static final int MAX_PATHS = 8;

  /** Both sides' credentials between two restarts. */
  record Generation(IceCredentials local, IceCredentials remote) {}

  final IceVerdict.Pass pass = new IceVerdict.Pass(this);
  final RecentTransactions transactions = new RecentTransactions();
  final List<IcePath> paths = new ArrayList<>();

  // The current generation is the last one. An older one stays until the newer is nominated.
  final List<Generation> generations = new ArrayList<>(2);
  private final long firstCheckByMs;
  private IcePath nominated;

  /** Nominated too, and taken as soon as it is proven. */
  private IcePath nominee;

  /** An address that the peer checks from and that is another session's, or {@code null}. */
  IcePath claim;

  private boolean hasConnected;
  private IcePath firstSentTo;
  private boolean isSentToSeveral;
  private boolean isClosed;

  IceSession(IceCredentials local, IceCredentials remote, long firstCheckByMs) {
    generations.add(new Generation(local, remote));
    this.firstCheckByMs = firstCheckByMs;
  }

  /**
   * Where the peer is now, or {@code null} when it is nowhere: before the first check, when consent
   * has run out, and after the session ended. The nominated address; while there is none, that of
   * the latest check, proven ones first.
   */
  public InetSocketAddress remoteAddress(long nowMs) {
    IcePath path = currentPath(nowMs);
    return path == null ? null : path.address;
  }

  /**
   * Where to send so many bytes, which are counted; {@code null} when there is nowhere, or when the
   * address has had its share until it is proven: whoever has credentials can forge the source of a
   * check, and with more than that he could have somebody else flooded.
   */
  public InetSocketAddress addressFor(int bytes, long nowMs) {
    IcePath path = currentPath(nowMs);
    if (path == null || !path.mayTake(bytes)) {
      return null;
    }
    isSentToSeveral |= firstSentTo != null && !firstSentTo.equals(path);
    firstSentTo = path;
    return path.address;
  }

  private IcePath currentPath(long nowMs) {
    if (nominated != null && nominated.isFresh(nowMs)) {
      return nominated;
    }
    IcePath best = null;
    for (IcePath path : paths) {
      if (path.isFresh(nowMs) && (best == null || isBetter(path, best))) {
        best = path;
      }
    }
    return best;
  }

  private static boolean isBetter(IcePath path, IcePath other) {
    return path.isProven() == other.isProven()
        ? path.lastCheckMs > other.lastCheckMs
        : path.isProven();
  }

  /** Whether the session has ended; nothing comes from it any more. */
  public boolean isClosed() {
    return isClosed;
  }

  /** The generation that a USERNAME means, or {@code null}. */
  Generation generationOf(String username) {
    for (Generation generation : generations) {
      String ours = generation.local().ufrag();
      // RFC 8445, 7.2.2: "the ufrag of the peer, a colon, and the ufrag of the agent".
      if (username.length() == ours.length() + 1 + generation.remote().ufrag().length()
          && username.startsWith(ours)
          && username.charAt(ours.length()) == ':'
          && username.endsWith(generation.remote().ufrag())) {
        return generation;
      }
    }
    return null;
  }

  IcePath pathOf(InetSocketAddress address) {
    for (IcePath path : paths) {
      if (path.address.equals(address)) {
        return path;
      }
    }
    return null;
  }

  /** The path to give up for a new one, or {@code null} if there is room. */
  IcePath pathToEvict() {
    if (paths.size() < MAX_PATHS) {
      return null;
    }
    IcePath oldest = null;
    for (IcePath path : paths) {
      boolean isNominated = path.equals(nominated);
      if (!isNominated && (oldest == null || path.lastCheckMs < oldest.lastCheckMs)) {
        oldest = path;
      }
    }
    return oldest;
  }

  /**
   * Takes the path, unless that would leave a proven one for one that is not: then it has to be
   * proven first. Returns whether that moved the session from one address to another.
   */
  boolean nominate(IcePath path, long nowMs) {
    boolean isInGoodHands = nominated != null && nominated.isProven() && nominated.isFresh(nowMs);
    nominee = isInGoodHands && !path.isProven() ? path : null;
    return nominee == null && moveTo(path);
  }

  /** The peer is at that address. Returns whether that moved the session. */
  boolean prove(IcePath path) {
    path.prove();
    if (!path.equals(nominee)) {
      return false;
    }
    nominee = null;
    return moveTo(path);
  }

  /** The one address to which everything was sent until now, or {@code null}. */
  IcePath onlyPathSentTo() {
    return isSentToSeveral ? null : firstSentTo;
  }

  private boolean moveTo(IcePath path) {
    IcePath before = nominated;
    nominated = path;
    return before != null && !before.equals(path);
  }

  /** Returns whether it is the first that the peer has ever had. */
  boolean addPath(IcePath path) {
    boolean isFirst = !hasConnected;
    hasConnected = true;
    paths.add(path);
    return isFirst;
  }

  void forgetPath(IcePath path) {
    paths.remove(path);
    nominated = path.equals(nominated) ? null : nominated;
    nominee = path.equals(nominee) ? null : nominee;
  }

  boolean isWaitingForFirstCheck() {
    return !hasConnected;
  }

  long deadlineMs() {
    long deadline = firstCheckByMs;
    for (IcePath path : paths) {
      deadline = Math.max(deadline, path.lastCheckMs + CONSENT_MS);
    }
    return deadline;
  }

  void close() {
    isClosed = true;
    nominated = null;
    nominee = null;
    paths.clear();
    generations.clear();
  }
}
