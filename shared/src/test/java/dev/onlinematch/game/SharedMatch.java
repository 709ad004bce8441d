package dev.onlinematch.game;

import dev.onlinematch.match.OnlineMatch;
import dev.onlinematch.transport.MessageTransport;
import dev.onlinematch.transport.PeerId;
import java.util.List;

/** A match whose messages the game shares with others. */
public final class SharedMatch implements GameMatch {

  private final OnlineGameMatch real;
  private final MessageTransport messages;

  private SharedMatch(OnlineMatch match, MessageTransport messages) {
    this.real = new OnlineGameMatch(match);
    this.messages = messages;
  }

  /** A game over a match, whose calls go over {@code messages}. */
  public static GameSession game(OnlineMatch match, MessageTransport messages) {
    return new GameSession(new SharedMatch(match, messages));
  }

  @Override
  public MessageTransport messages() {
    return messages;
  }

  @Override
  public List<GamePlayer> players() {
    return real.players();
  }

  @Override
  public List<GamePlayer> watchers() {
    return real.watchers();
  }

  @Override
  public boolean isReady() {
    return real.isReady();
  }

  @Override
  public boolean isPlaying() {
    return real.isPlaying();
  }

  @Override
  public boolean isReconnecting(PeerId peer) {
    return real.isReconnecting(peer);
  }

  @Override
  public void startPlaying() {
    real.startPlaying();
  }

  @Override
  public void leave() {
    real.leave();
  }

  @Override
  public void attach(Listener listener) {
    real.attach(listener);
  }

  @Override
  public void detach() {
    real.detach();
  }
}
