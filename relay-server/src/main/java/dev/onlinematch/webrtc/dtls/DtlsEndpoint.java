package dev.onlinematch.webrtc.dtls;

import dev.onlinematch.webrtc.sdp.CertificateFingerprint;
import dev.onlinematch.wire.MalformedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import org.bouncycastle.tls.DTLSTransport;

/**
 * The server's end of one peer's DTLS connection.
 *
 * <p>Whoever can put the peer's address on a datagram can forge a ClientHello, so a handshake
 * proves nothing until it is finished: a failed one is thrown away with all its state, sends no
 * alert, and the next ClientHello begins afresh. Two may run side by side, a forged and a true one;
 * the first that finishes with the right certificate wins. After that no ClientHello is looked at
 * any more.
 *
 * <p>Contract: all methods are called on one thread, the owner's. Handshakes run elsewhere; when
 * one has something for the owner, {@code wakeUp} is called on its thread, and the owner calls
 * {@link #handleProgress}. After each call: {@link #pollEvent} until it returns {@code null}, then
 * {@link #nextDeadlineMs}. Datagrams leave through the {@link DatagramOutput} during the call.
 */
public final class DtlsEndpoint {

  /** No datagram is longer. */
  public static final int MAX_DATAGRAM_BYTES = RecordTransport.MAX_DATAGRAM_BYTES;

  // Header, explicit nonce and tag of a protected record.
  private static final int RECORD_OVERHEAD_BYTES = 37;

  /** What one record may carry: a multiple of four, as SCTP packets are. */
  public static final int MAX_PAYLOAD_BYTES = MAX_DATAGRAM_BYTES - RECORD_OVERHEAD_BYTES;

  // Until the first handshake succeeds; ICE alone would keep a peer that never speaks DTLS.
  private static final long CONNECT_TIMEOUT_MS = 30_000;

  // One true, one forged.
  private static final int MAX_ATTEMPTS = 2;

  // A client that was heard answers our flight within a round trip.
  private static final long SILENT_ATTEMPT_MS = 1_000;

  // A browser begins one handshake. Each that a forger begins costs us up to 2 ms of CPU.
  private static final int MAX_STARTS_PER_SECOND = 20;

  private sealed interface State {
    record Handshaking(List<HandshakeAttempt> attempts) implements State {}

    record Connected(RecordTransport transport, DTLSTransport connection) implements State {}

    record Closed() implements State {}
  }

  private final DtlsIdentity identity;
  private final List<CertificateFingerprint> expected;
  private final DtlsHandshakePool pool;
  private final DatagramOutput output;
  private final Runnable wakeUp;
  private final long connectDeadlineMs;
  private final Queue<DtlsEvent> events = new ArrayDeque<>();
  private State state = new State.Handshaking(new ArrayList<>(MAX_ATTEMPTS));
  private long startsSecond;
  private int startsInSecond;
  private long droppedRecords;

  /**
   * An endpoint that waits for a ClientHello, for 30 s at most.
   *
   * @param expected the fingerprints of the peer's SDP; its certificate must have one of them
   * @param wakeUp called on any thread when {@link #handleProgress} has something to do
   */
  public DtlsEndpoint(
      DtlsIdentity identity,
      List<CertificateFingerprint> expected,
      DtlsHandshakePool pool,
      DatagramOutput output,
      Runnable wakeUp,
      long nowMs) {
    this.identity = identity;
    this.expected = List.copyOf(expected);
    this.pool = pool;
    this.output = output;
    this.wakeUp = wakeUp;
    this.connectDeadlineMs = nowMs + CONNECT_TIMEOUT_MS;
  }

  /** Takes a datagram of the peer; whatever is wrong in it is dropped and counted. */
  public void handleDatagram(byte[] bytes, int offset, int length, long nowMs) {
    handleProgress();
    int end = offset + length;
    try {
      for (int at = offset; at < end; ) {
        DtlsRecord record = DtlsRecord.at(bytes, at, end);
        handleRecord(record, nowMs);
        at = record.end();
      }
    } catch (MalformedException e) {
      droppedRecords++;
    }
  }

  private void handleRecord(DtlsRecord record, long nowMs) throws MalformedException {
    if (state instanceof State.Handshaking handshaking) {
      handleHandshakeRecord(handshaking.attempts, record, nowMs);
    } else if (state instanceof State.Connected connected) {
      handleConnectedRecord(connected, record);
    }
  }

  // Nothing tells whose a record behind the ClientHello is; but only the attempt that the client
  // has
  // answered can make sense of it.
  private void handleHandshakeRecord(List<HandshakeAttempt> attempts, DtlsRecord record, long nowMs)
      throws MalformedException {
    if (record.isPlainHandshake()) {
      List<HandshakeFragment> fragments = record.handshakeFragments();
      if (fragments.get(0).type() == HandshakeFragment.CLIENT_HELLO) {
        handleClientHello(attempts, record, nowMs);
      } else {
        attempts.forEach(attempt -> attempt.offerPlain(record, fragments));
      }
    } else if (isEndOfFlight(record)) {
      attempts.forEach(attempt -> attempt.offerLast(record));
    } else {
      // Alerts among them: until the end of the handshake, anybody could have sent them.
      droppedRecords++;
    }
  }

  private static boolean isEndOfFlight(DtlsRecord record) {
    return switch (record.epoch()) {
      case 0 -> record.type() == DtlsRecord.CHANGE_CIPHER_SPEC;
      case 1 -> record.type() == DtlsRecord.HANDSHAKE && record.canBeProtected();
      default -> false;
    };
  }

  private void handleClientHello(List<HandshakeAttempt> attempts, DtlsRecord hello, long nowMs) {
    ClientRandom random = hello.clientRandom();
    for (HandshakeAttempt attempt : attempts) {
      if (random == null || attempt.clientRandom.equals(random)) {
        attempt.offerHello(hello);
        if (random != null) {
          return;
        }
      }
    }
    if (random == null || !mayStart(attempts, nowMs)) {
      droppedRecords++;
      return;
    }
    HandshakeAttempt attempt = new HandshakeAttempt(random, nowMs, identity, expected, wakeUp);
    attempt.offerHello(hello);
    if (pool.start(attempt)) {
      attempts.add(attempt);
    } else {
      events.add(new DtlsEvent.HandshakeFailed(DtlsEvent.FailureReason.OVERLOADED));
    }
  }

  private boolean mayStart(List<HandshakeAttempt> attempts, long nowMs) {
    if (attempts.size() == MAX_ATTEMPTS && !dropSilentAttempt(attempts, nowMs)) {
      return false;
    }
    long second = nowMs / 1_000;
    if (second != startsSecond) {
      startsSecond = second;
      startsInSecond = 0;
    }
    return startsInSecond++ < MAX_STARTS_PER_SECOND;
  }

  private boolean dropSilentAttempt(List<HandshakeAttempt> attempts, long nowMs) {
    for (HandshakeAttempt attempt : attempts) {
      if (!attempt.hasProgressed() && nowMs - attempt.startedAtMs >= SILENT_ATTEMPT_MS) {
        attempt.transport.abort();
        attempts.remove(attempt);
        events.add(new DtlsEvent.HandshakeFailed(DtlsEvent.FailureReason.GIVEN_UP));
        return true;
      }
    }
    return false;
  }

  /** Sends what handshakes have left to send, and takes over from one that has finished. */
  public void handleProgress() {
    if (!(state instanceof State.Handshaking handshaking)) {
      return;
    }
    Iterator<HandshakeAttempt> attempts = handshaking.attempts.iterator();
    while (attempts.hasNext() && state.equals(handshaking)) {
      HandshakeAttempt attempt = attempts.next();
      HandshakeAttempt.Outcome outcome = attempt.outcome();
      attempt.transport.flushTo(output);
      if (outcome instanceof HandshakeAttempt.Outcome.Failed failed) {
        attempts.remove();
        events.add(new DtlsEvent.HandshakeFailed(failed.reason()));
      } else if (outcome instanceof HandshakeAttempt.Outcome.Succeeded succeeded) {
        attempts.remove();
        adopt(attempt, succeeded.connection(), handshaking.attempts);
      }
    }
  }

  private void adopt(
      HandshakeAttempt winner, DTLSTransport connection, List<HandshakeAttempt> others) {
    others.forEach(attempt -> attempt.transport.abort());
    state = new State.Connected(winner.transport, connection);
    events.add(new DtlsEvent.Connected());
    // Records that are still in its queue are repetitions: the client says nothing new before it
    // has
    // our last flight, and that leaves only now.
    winner.transport.connect(output);
  }

  // Of the epoch before the keys, only a repeated last flight of the client still has a meaning:
  // our
  // answer to it was lost.
  private static boolean isWorthALook(DtlsRecord record) throws MalformedException {
    return record.epoch() == 0
        ? record.isPlainHandshake()
            && record.handshakeFragments().get(0).type() != HandshakeFragment.CLIENT_HELLO
        : record.canBeProtected();
  }

  private void handleConnectedRecord(State.Connected connected, DtlsRecord record)
      throws MalformedException {
    if (!isWorthALook(record)) {
      droppedRecords++;
      return;
    }
    byte[] plaintext = new byte[Math.max(1, record.length() - RECORD_OVERHEAD_BYTES)];
    connected.transport.setCurrent(record);
    try {
      int length = connected.connection.receive(plaintext, 0, plaintext.length, 1);
      if (length > 0) {
        events.add(
            new DtlsEvent.ApplicationData(
                length == plaintext.length ? plaintext : Arrays.copyOf(plaintext, length)));
      }
    } catch (InterruptedIOException e) {
      // The record was no application data; there is no other one to wait for.
      droppedRecords++;
    } catch (IOException e) {
      end(DtlsEvent.CloseReason.FAILED);
      return;
    } finally {
      connected.transport.setCurrent(null);
    }
    if (connected.transport.isClosed()) {
      end(DtlsEvent.CloseReason.CLOSED_BY_PEER);
    }
  }

  /**
   * Encrypts and sends application data. Returns {@code false}, and sends nothing, when not
   * connected.
   *
   * @throws IllegalArgumentException if {@code length} is not 1 to {@link #MAX_PAYLOAD_BYTES}
   */
  public boolean send(byte[] bytes, int offset, int length) {
    if (length < 1 || length > MAX_PAYLOAD_BYTES) {
      throw new IllegalArgumentException("no record takes " + length + " bytes");
    }
    if (!(state instanceof State.Connected connected)) {
      return false;
    }
    try {
      connected.connection.send(bytes, offset, length);
      return true;
    } catch (IOException e) {
      end(DtlsEvent.CloseReason.FAILED);
      return false;
    }
  }

  /** Sends close_notify if there is a connection, stops handshakes. No event follows. */
  public void close() {
    if (state instanceof State.Connected connected) {
      try {
        connected.connection.close();
      } catch (IOException e) {
        // It was a courtesy; the connection is over either way.
        droppedRecords++;
      }
    }
    stop();
  }

  private void end(DtlsEvent.CloseReason reason) {
    stop();
    events.add(new DtlsEvent.Closed(reason));
  }

  private void stop() {
    if (state instanceof State.Handshaking handshaking) {
      handshaking.attempts.forEach(attempt -> attempt.transport.abort());
    }
    state = new State.Closed();
  }

  /** Gives up when no handshake has succeeded in time. */
  public void handleTimeout(long nowMs) {
    if (nowMs >= nextDeadlineMs()) {
      end(DtlsEvent.CloseReason.NEVER_CONNECTED);
    }
  }

  /** When to call {@link #handleTimeout}; {@link Long#MAX_VALUE} if never. */
  public long nextDeadlineMs() {
    return state instanceof State.Handshaking ? connectDeadlineMs : Long.MAX_VALUE;
  }

  /** The next event, or {@code null}. */
  public DtlsEvent pollEvent() {
    return events.poll();
  }

  /** Whether application data can be sent. */
  public boolean isConnected() {
    return state instanceof State.Connected;
  }

  /** How many records were not worth a look, or not what they claimed to be. */
  public long droppedRecords() {
    return droppedRecords;
  }
}
