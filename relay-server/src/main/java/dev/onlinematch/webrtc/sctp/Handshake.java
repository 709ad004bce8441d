package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.webrtc.sctp.AssociationState.Closed;
import dev.onlinematch.webrtc.sctp.AssociationState.Cookie;
import dev.onlinematch.webrtc.sctp.AssociationState.CookieEchoed;
import dev.onlinematch.webrtc.sctp.AssociationState.CookieWait;
import dev.onlinematch.webrtc.sctp.AssociationState.Established;
import dev.onlinematch.webrtc.sctp.AssociationState.ShutdownAckSent;
import dev.onlinematch.webrtc.sctp.AssociationState.WithTcb;
import dev.onlinematch.webrtc.sctp.packet.AbortChunk;
import dev.onlinematch.webrtc.sctp.packet.ChunkType;
import dev.onlinematch.webrtc.sctp.packet.CookieEchoChunk;
import dev.onlinematch.webrtc.sctp.packet.EmptyChunk;
import dev.onlinematch.webrtc.sctp.packet.ErrorCause;
import dev.onlinematch.webrtc.sctp.packet.ErrorChunk;
import dev.onlinematch.webrtc.sctp.packet.InitChunk;
import dev.onlinematch.webrtc.sctp.packet.InitParameters;
import dev.onlinematch.webrtc.sctp.timer.RetryTimer;
import java.util.List;
import java.util.Optional;

/**
 * How an association comes to be (RFC 9260, 5): four packets, in whatever order two sides send and
 * repeat them.
 *
 * <pre>
 *   A -> INIT        -> Z
 *   A <- INIT-ACK    <- Z   (Z keeps nothing: all is in the cookie)
 *   A -> COOKIE-ECHO -> Z   up at Z
 *   A <- COOKIE-ACK  <- Z   up at A
 * </pre>
 */
final class Handshake {

  /** Valid.Cookie.Life (RFC 9260, 16). */
  private static final long COOKIE_LIFE_MS = 60_000;

  private final AssociationContext context;

  Handshake(AssociationContext context) {
    this.context = context;
  }

  /** Sends the first INIT. */
  void connect(long nowMs) {
    OwnSide own = OwnSide.fresh(context.random);
    CookieWait state = new CookieWait(own, initOf(own, InitParameters.OURS), initTimer(nowMs));
    context.enter(state);
    sendInit(state);
  }

  /** INIT (5.1 B, 5.2.1, 5.2.2): answered, and nothing is kept of it. */
  void handleInit(InitChunk init, long nowMs) {
    AssociationState state = context.state();
    if (init.initiateTag() == 0) {
      // 3.3.2: without a tag there is nothing to answer to.
      context.counters.ignoredChunks++;
    } else if (init.isUnusable()) {
      abortSetup(init, ErrorCause.invalidMandatoryParameter());
    } else if (init.parameters().hostName().isPresent()) {
      abortSetup(init, ErrorCause.unresolvableAddress(init.parameters().hostName().get()));
    } else if (state instanceof ShutdownAckSent ending) {
      // 9.2: the peer has not heard our SHUTDOWN-ACK.
      sendShutdownAck(ending.tcb());
    } else if (state instanceof Closed closed && closed.hasEnded()) {
      abortSetup(init, ErrorCause.userInitiatedAbort("association has ended"));
    } else {
      sendInitAck(init, state, nowMs);
    }
  }

  private void sendInitAck(InitChunk init, AssociationState state, long nowMs) {
    OwnSide own;
    int ownTieTag = 0;
    int peerTieTag = 0;
    if (state instanceof CookieWait wait) {
      // 5.2.1: the same tag as in our own INIT, so that both set-ups meet in one association.
      own = wait.own();
    } else if (state instanceof CookieEchoed echoed) {
      own = echoed.own();
      ownTieTag = echoed.tcb().ownTag;
      peerTieTag = echoed.tcb().peerTag;
    } else if (state instanceof WithTcb existing) {
      // 5.2.2: a new tag; the old association lives on until the cookie comes back.
      own = OwnSide.fresh(context.random);
      ownTieTag = existing.tcb().ownTag;
      peerTieTag = existing.tcb().peerTag;
    } else {
      own = OwnSide.fresh(context.random);
    }
    StateCookie cookie = new StateCookie(nowMs, own, PeerSide.of(init), ownTieTag, peerTieTag);
    InitParameters parameters =
        InitParameters.OURS.withCookie(
            context.cookieSeal.seal(cookie), init.parameters().unrecognized());
    InitChunk initAck = initOf(own, parameters);
    context.sendPacket(init.initiateTag(), writer -> initAck.writeTo(writer, ChunkType.INIT_ACK));
  }

  /** INIT-ACK: means something in COOKIE-WAIT only (5.2.3). */
  void handleInitAck(InitChunk initAck, long nowMs) {
    if (!(context.state() instanceof CookieWait wait)) {
      context.counters.ignoredChunks++;
      return;
    }
    if (initAck.initiateTag() == 0) {
      context.close(CloseReason.PROTOCOL_VIOLATION, "INIT-ACK without a tag");
    } else if (initAck.isUnusable()) {
      giveUpSetup(initAck, ErrorCause.invalidMandatoryParameter());
    } else if (initAck.parameters().hostName().isPresent()) {
      giveUpSetup(initAck, ErrorCause.unresolvableAddress(initAck.parameters().hostName().get()));
    } else if (initAck.parameters().stateCookie().isEmpty()) {
      giveUpSetup(initAck, ErrorCause.missingCookie());
    } else {
      echoCookie(wait, initAck, nowMs);
    }
  }

  private void echoCookie(CookieWait wait, InitChunk initAck, long nowMs) {
    TransmissionControlBlock tcb =
        new TransmissionControlBlock(context, wait.own(), PeerSide.of(initAck));
    CookieEchoed state =
        new CookieEchoed(
            tcb,
            wait.own(),
            new Cookie(initAck.parameters().stateCookie().orElseThrow()),
            initTimer(nowMs));
    context.enter(state);
    sendCookieEcho(state);
    // 3.2.2: what we did not understand is told behind the COOKIE-ECHO.
    for (byte[] parameter : initAck.parameters().unrecognized()) {
      sendError(ErrorCause.unrecognizedParameters(parameter));
    }
  }

  /**
   * COOKIE-ECHO (5.1 D, 5.2.4).
   *
   * @param verificationTag of the packet: has to be the one that the cookie names (8.5.1 D)
   * @return whether the chunks behind it may be processed
   */
  boolean handleCookieEcho(byte[] sealed, int verificationTag, long nowMs) {
    Optional<StateCookie> opened = context.cookieSeal.open(sealed);
    if (opened.isEmpty() || opened.get().own().tag() != verificationTag) {
      context.counters.ignoredChunks++;
      return false;
    }
    StateCookie cookie = opened.get();
    CookieDecision decision = CookieDecision.of(cookie, context.state());
    long latenessMs = nowMs - cookie.createdMs() - COOKIE_LIFE_MS;
    // 5.2.4, 3: an old cookie that names the existing association is only a repetition.
    if (latenessMs > 0 && decision != CookieDecision.CONFIRM) {
      refuseStale(cookie, latenessMs);
      return false;
    }
    return switch (decision) {
      case CREATE -> {
        establish(cookie, nowMs);
        yield true;
      }
      case RESTART -> restart(cookie, nowMs);
      case COLLISION -> {
        collide(cookie, nowMs);
        yield true;
      }
      case CONFIRM -> {
        confirm(nowMs);
        yield true;
      }
      case DISCARD -> {
        context.counters.ignoredChunks++;
        yield false;
      }
    };
  }

  private void establish(StateCookie cookie, long nowMs) {
    TransmissionControlBlock tcb =
        new TransmissionControlBlock(context, cookie.own(), cookie.peer());
    comeUp(tcb, nowMs);
    sendCookieAck();
  }

  private boolean restart(StateCookie cookie, long nowMs) {
    if (context.state() instanceof ShutdownAckSent ending) {
      // 5.2.4 A: first this one has to end.
      sendShutdownAck(ending.tcb());
      sendError(ErrorCause.cookieWhileShuttingDown());
      return false;
    }
    context.outbox.clearChunks();
    context.queue.clear();
    TransmissionControlBlock tcb =
        new TransmissionControlBlock(context, cookie.own(), cookie.peer());
    context.queue.limitStreams(tcb.peerInboundStreams);
    tcb.heartbeats.restart(nowMs);
    context.enter(new Established(tcb));
    context.events.add(new SctpEvent.Restarted(context.queue.streamLimit()));
    sendCookieAck();
    return true;
  }

  private void collide(StateCookie cookie, long nowMs) {
    if (context.state() instanceof WithTcb existing && !(existing instanceof CookieEchoed)) {
      // It is up already; only the peer's tag has changed since.
      existing.tcb().peerTag = cookie.peer().tag();
      sendCookieAck();
    } else {
      context.outbox.clearChunks();
      establish(cookie, nowMs);
    }
  }

  private void confirm(long nowMs) {
    if (context.state() instanceof CookieEchoed echoed) {
      context.outbox.clearChunks();
      comeUp(echoed.tcb(), nowMs);
    }
    // Otherwise our COOKIE-ACK was lost.
    sendCookieAck();
  }

  /** COOKIE-ACK: means something in COOKIE-ECHOED only (5.2.5). */
  void handleCookieAck(long nowMs) {
    if (context.state() instanceof CookieEchoed echoed) {
      comeUp(echoed.tcb(), nowMs);
    } else {
      context.counters.ignoredChunks++;
    }
  }

  /**
   * ERROR "stale cookie": begin anew (5.2.6), as one more attempt of the same number. With another
   * tag, because an earlier cookie may have been accepted meanwhile: next to an association with
   * this tag the next cookie would mean nothing (5.2.4), and with another one we have restarted.
   */
  void handleStaleCookie(long nowMs) {
    if (!(context.state() instanceof CookieEchoed echoed)) {
      context.counters.ignoredChunks++;
      return;
    }
    if (echoed.t1().retry(nowMs)) {
      context.outbox.clearChunks();
      OwnSide own = OwnSide.fresh(context.random);
      CookieWait state = new CookieWait(own, initOf(own, InitParameters.OURS), echoed.t1());
      context.enter(state);
      sendInit(state);
    } else {
      timeOut();
    }
  }

  /** T1-init and T1-cookie (5.1 A and C). */
  void handleTimeout(long nowMs) {
    if (context.state() instanceof CookieWait wait && wait.t1().isDue(nowMs)) {
      if (wait.t1().retry(nowMs)) {
        sendInit(wait);
      } else {
        timeOut();
      }
    } else if (context.state() instanceof CookieEchoed echoed && echoed.t1().isDue(nowMs)) {
      if (echoed.t1().retry(nowMs)) {
        sendCookieEcho(echoed);
      } else {
        timeOut();
      }
    }
  }

  private void comeUp(TransmissionControlBlock tcb, long nowMs) {
    context.queue.limitStreams(tcb.peerInboundStreams);
    tcb.heartbeats.restart(nowMs);
    context.enter(new Established(tcb));
    context.events.add(new SctpEvent.Established(context.queue.streamLimit()));
  }

  private void timeOut() {
    context.close(CloseReason.SETUP_TIMEOUT, "no answer while setting up");
  }

  private void refuseStale(StateCookie cookie, long latenessMs) {
    context.sendPacket(
        cookie.peer().tag(),
        writer -> ErrorChunk.write(writer, List.of(ErrorCause.staleCookie(latenessMs))));
  }

  private void abortSetup(InitChunk init, ErrorCause cause) {
    context.sendPacket(
        init.initiateTag(), writer -> AbortChunk.write(writer, false, Optional.of(cause)));
  }

  private void giveUpSetup(InitChunk initAck, ErrorCause cause) {
    context.close(CloseReason.PROTOCOL_VIOLATION, "unusable INIT-ACK: " + cause.describe());
    abortSetup(initAck, cause);
  }

  private InitChunk initOf(OwnSide own, InitParameters parameters) {
    BufferLimits buffers = context.options.buffers();
    return new InitChunk(
        own.tag(),
        buffers.receiveWindowBytes(),
        buffers.maxStreams(),
        buffers.maxStreams(),
        own.initialTsn(),
        parameters);
  }

  private RetryTimer initTimer(long nowMs) {
    TimerOptions timers = context.options.timers();
    return new RetryTimer(
        timers.rto(), timers.maxInitRetransmissions(), nowMs, timers.rto().initialMs());
  }

  // 8.5.1 A: an INIT carries the tag 0, because the peer has not chosen one yet.
  private void sendInit(CookieWait state) {
    context.sendPacket(0, writer -> state.init().writeTo(writer, ChunkType.INIT));
  }

  private void sendCookieEcho(CookieEchoed state) {
    byte[] cookie = state.cookie().bytes();
    context.outbox.addFirstChunk(
        CookieEchoChunk.lengthOf(cookie), writer -> CookieEchoChunk.write(writer, cookie));
  }

  private void sendCookieAck() {
    context.outbox.addFirstChunk(
        EmptyChunk.BYTES, writer -> EmptyChunk.write(writer, ChunkType.COOKIE_ACK, 0));
  }

  private void sendShutdownAck(TransmissionControlBlock tcb) {
    context.sendPacket(tcb.peerTag, writer -> EmptyChunk.write(writer, ChunkType.SHUTDOWN_ACK, 0));
  }

  private void sendError(ErrorCause cause) {
    List<ErrorCause> causes = List.of(cause);
    context.outbox.addChunk(
        ErrorChunk.lengthOf(causes), writer -> ErrorChunk.write(writer, causes));
  }
}
