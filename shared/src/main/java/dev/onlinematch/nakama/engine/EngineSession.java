package dev.onlinematch.nakama.engine;

import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.UserId;
import dev.onlinematch.wire.JsonObject;
import java.util.function.Consumer;

/** One open socket on the server's side: who it is, and the way to it. */
final class EngineSession {

  /** Nakama's {@code socket.outgoing_queue_size}: who reads slower than this is cut off. */
  private static final int MAX_QUEUED = 64;

  private final Presence presence;
  private final SocketPort port;
  private final Consumer<EngineSession> onOverrun;

  /** The text that followers see; null while offline. */
  private String status;

  /** In how many matches it is; {@link RelayedMatches} counts. */
  int matches;

  /** Set when the session is over; nothing is sent after that. */
  private boolean isOver;

  /**
   * Makes a session for an open socket.
   *
   * @param onOverrun called once when the other end does not take what is sent; must not end the
   *     session at once, because somebody is in the middle of telling it something
   */
  EngineSession(Presence presence, SocketPort port, Consumer<EngineSession> onOverrun) {
    this.presence = presence;
    this.port = port;
    this.onOverrun = onOverrun;
  }

  SessionId id() {
    return presence.sessionId();
  }

  UserId userId() {
    return presence.userId();
  }

  Presence presence() {
    return presence;
  }

  SocketPort port() {
    return port;
  }

  String status() {
    return status;
  }

  void setStatus(String status) {
    this.status = status;
  }

  boolean isOver() {
    return isOver;
  }

  void setOver() {
    isOver = true;
  }

  void send(JsonObject envelope) {
    if (isOver) {
      return;
    }
    if (port.queuedFrames() < MAX_QUEUED) {
      port.sendText(envelope.toString());
    } else {
      isOver = true;
      port.abort();
      onOverrun.accept(this);
    }
  }
}
