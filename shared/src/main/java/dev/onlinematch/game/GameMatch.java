package dev.onlinematch.game;

import dev.onlinematch.transport.MessageTransport;
import dev.onlinematch.transport.PeerId;
import java.util.List;

/**
 * As much of a match as the game needs: {@link OnlineGameMatch} is the real one.
 *
 * <p>The listener is called with the match already consistent, one event at a time, never from
 * within a method of this interface.
 */
public interface GameMatch {

  /** Carries the game's calls. */
  MessageTransport messages();

  /** Those who play, spectators not among them, in order of peer id; empty outside a match. */
  List<GamePlayer> players();

  /** Whether {@link #startPlaying} may be called, by the host. */
  boolean isReady();

  /** Those who only watch, in order of peer id. */
  List<GamePlayer> watchers();

  /** Whether play has begun. Who joins from then on plays from the next round. */
  boolean isPlaying();

  /** Whether somebody has lost the connection to the server and may come back. */
  boolean isReconnecting(PeerId peer);

  /** Begins play for all. Host only, and only when {@link #isReady}. */
  void startPlaying();

  /** Leaves the match. */
  void leave();

  /** Who hears of the match from now on. */
  void attach(Listener listener);

  /** The listener hears nothing any more. */
  void detach();

  /** What the game must know as it happens. */
  interface Listener {

    /** Messages can travel to a player, for the first time or again. */
    void playerLinked(PeerId peerId);

    /** As host: how the game stands, for somebody who does not know. */
    byte[] tellState();

    /** So it stands at the host's. */
    void adoptState(byte[] state);

    /** Another is host from now on, perhaps I. */
    void hostChanged();

    /** Somebody, perhaps I, has lost the connection to the server and may come back. */
    void playerReconnecting(GamePlayer player);

    /**
     * He is back.
     *
     * @param hasRestarted whether his page was loaded again and knows nothing of the game
     */
    void playerReconnected(GamePlayer player, boolean hasRestarted);

    /** Somebody is no longer in the match. */
    void playerLeft(GamePlayer player);

    /** I am no longer in the match, though I did not leave. */
    void matchEnded();
  }
}
