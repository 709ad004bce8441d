package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.webrtc.sctp.packet.InitChunk;
import dev.onlinematch.webrtc.sctp.timer.Alarm;
import dev.onlinematch.webrtc.sctp.timer.RetryTimer;

/** Where an association stands (RFC 9260, 4). Each state holds exactly what exists in it. */
sealed interface AssociationState {

  /** When this state wants something, apart from what its transmission control block wants. */
  default long deadlineMs() {
    return Alarm.NEVER;
  }

  /**
   * No association.
   *
   * @param hasEnded whether there was one; it is not made a second time
   */
  record Closed(boolean hasEnded) implements AssociationState {}

  /**
   * INIT was sent.
   *
   * @param own what it said of us
   * @param init the INIT, for another attempt
   * @param t1 T1-init
   */
  record CookieWait(OwnSide own, InitChunk init, RetryTimer t1) implements AssociationState {
    @Override
    public long deadlineMs() {
      return t1.deadlineMs();
    }
  }

  /** From here on, both tags are known. */
  sealed interface WithTcb extends AssociationState {

    /** The association itself. */
    TransmissionControlBlock tcb();

    /** Whether DATA of the peer is taken. */
    default boolean takesData() {
      return false;
    }

    /** Whether what is queued is sent. */
    default boolean sendsData() {
      return false;
    }
  }

  /**
   * COOKIE-ECHO was sent.
   *
   * @param own what our INIT said of us
   * @param cookie the peer's cookie, for another attempt
   * @param t1 T1-cookie
   */
  record CookieEchoed(TransmissionControlBlock tcb, OwnSide own, Cookie cookie, RetryTimer t1)
      implements WithTcb {
    @Override
    public long deadlineMs() {
      return t1.deadlineMs();
    }
  }

  /** It is up. */
  record Established(TransmissionControlBlock tcb) implements WithTcb {
    @Override
    public boolean takesData() {
      return true;
    }

    @Override
    public boolean sendsData() {
      return true;
    }
  }

  /** We want to end it, and what we queued is still on its way. */
  record ShutdownPending(TransmissionControlBlock tcb, Alarm guard) implements WithTcb {
    @Override
    public boolean takesData() {
      return true;
    }

    @Override
    public boolean sendsData() {
      return true;
    }

    @Override
    public long deadlineMs() {
      return guard.deadlineMs();
    }
  }

  /**
   * SHUTDOWN was sent.
   *
   * @param t2 T2-shutdown
   * @param guard T5-shutdown-guard: a peer that goes on sending cannot keep us for ever
   */
  record ShutdownSent(TransmissionControlBlock tcb, RetryTimer t2, Alarm guard) implements WithTcb {
    @Override
    public boolean takesData() {
      return true;
    }

    @Override
    public long deadlineMs() {
      return Math.min(t2.deadlineMs(), guard.deadlineMs());
    }
  }

  /** The peer wants to end it, and what we queued is still on its way. */
  record ShutdownReceived(TransmissionControlBlock tcb, Alarm guard) implements WithTcb {
    @Override
    public boolean sendsData() {
      return true;
    }

    @Override
    public long deadlineMs() {
      return guard.deadlineMs();
    }
  }

  /**
   * SHUTDOWN-ACK was sent.
   *
   * @param t2 T2-shutdown
   */
  record ShutdownAckSent(TransmissionControlBlock tcb, RetryTimer t2) implements WithTcb {
    @Override
    public long deadlineMs() {
      return t2.deadlineMs();
    }
  }

  /** The peer's state cookie, which only he can read. */
  final class Cookie {
    private final byte[] bytes;

    Cookie(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes;
    }
  }
}
