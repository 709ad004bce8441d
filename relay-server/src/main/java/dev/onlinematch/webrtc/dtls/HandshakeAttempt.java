package dev.onlinematch.webrtc.dtls;

import dev.onlinematch.webrtc.sdp.CertificateFingerprint;
import java.io.IOException;
import java.util.List;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsTimeoutException;

/**
 * One handshake, from a ClientHello to its end, good or bad. Runs on a thread of the pool; the
 * owner brings records and looks at the outcome.
 */
final class HandshakeAttempt implements Runnable {

  /** Where the attempt stands. */
  sealed interface Outcome {
    record Running() implements Outcome {}

    record Succeeded(DTLSTransport connection) implements Outcome {}

    record Failed(DtlsEvent.FailureReason reason) implements Outcome {}
  }

  private static final Outcome RUNNING = new Outcome.Running();

  final ClientRandom clientRandom;
  final long startedAtMs;
  final RecordTransport transport;
  private final PassiveServer server;
  private final Runnable wakeUp;
  private final ClientFlight flight = new ClientFlight();
  private boolean hasProgressed;
  private volatile Outcome outcome = RUNNING;

  HandshakeAttempt(
      ClientRandom clientRandom,
      long startedAtMs,
      DtlsIdentity identity,
      List<CertificateFingerprint> expected,
      Runnable wakeUp) {
    this.clientRandom = clientRandom;
    this.startedAtMs = startedAtMs;
    this.transport = new RecordTransport(wakeUp);
    this.server = new PassiveServer(identity, expected);
    this.wakeUp = wakeUp;
  }

  @Override
  public void run() {
    outcome = handshake();
    wakeUp.run();
  }

  private Outcome handshake() {
    try {
      if (transport.isAborted()) {
        return new Outcome.Failed(DtlsEvent.FailureReason.GIVEN_UP);
      }
      return new Outcome.Succeeded(new DTLSServerProtocol().accept(server, transport));
    } catch (IOException | RuntimeException e) {

      // RuntimeException: a library on bytes from anywhere. Whatever it was, the thread goes back.
      return new Outcome.Failed(reasonOf(e));
    }
  }

  private DtlsEvent.FailureReason reasonOf(Exception e) {
    if (transport.isAborted()) {
      return DtlsEvent.FailureReason.GIVEN_UP;
    }
    if (e instanceof TlsTimeoutException) {
      return DtlsEvent.FailureReason.TIMED_OUT;
    }
    boolean isCertificate =
        e instanceof TlsFatalAlert alert
            && alert.getAlertDescription() == AlertDescription.bad_certificate;
    return isCertificate
        ? DtlsEvent.FailureReason.WRONG_CERTIFICATE
        : DtlsEvent.FailureReason.REFUSED;
  }

  /** Brings a (repeated, or a part of the) ClientHello. */
  void offerHello(DtlsRecord record) {
    transport.offer(record.copy());
  }

  /** Brings an unprotected handshake record that follows the ClientHello. */
  void offerPlain(DtlsRecord record, List<HandshakeFragment> fragments) {
    hasProgressed = true;
    flight.add(fragments);
    transport.offer(record.copy());
    flight.release().forEach(transport::offer);
  }

  /** Brings a ChangeCipherSpec, or a record that is protected with the keys after it. */
  void offerLast(DtlsRecord record) {
    flight.hold(record);
    flight.release().forEach(transport::offer);
  }

  /** Whether the client has answered our first flight. */
  boolean hasProgressed() {
    return hasProgressed;
  }

  Outcome outcome() {
    return outcome;
  }
}
