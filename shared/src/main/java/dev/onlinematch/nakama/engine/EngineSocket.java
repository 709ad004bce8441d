package dev.onlinematch.nakama.engine;

import dev.onlinematch.signalling.Presence;

/**
 * One socket that the engine has accepted. The host calls it for whatever arrives; everything the
 * engine has to say goes to the {@link SocketPort} that was given.
 */
public final class EngineSocket {

  private final Realtime realtime;
  private final EngineSession session;

  EngineSocket(Realtime realtime, EngineSession session) {
    this.realtime = realtime;
    this.session = session;
  }

  /** As whom the other end takes part. */
  public Presence presence() {
    return session.presence();
  }

  /** A text frame. Whatever is wrong with it, the client is told or its socket closed. */
  public void handleText(String text) {
    realtime.handleText(session, text);
  }

  /** A binary frame: the protocol has none in its JSON form. */
  public void handleBinary() {
    realtime.handleBinary(session);
  }

  /** The socket is closed, by whomever. May come more than once. */
  public void handleClosed() {
    realtime.handleClosed(session);
  }
}
