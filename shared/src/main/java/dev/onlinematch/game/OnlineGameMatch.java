package dev.onlinematch.game;

import dev.onlinematch.match.ErrorCode;
import dev.onlinematch.match.GameState;
import dev.onlinematch.match.LeaveReason;
import dev.onlinematch.match.MatchMode;
import dev.onlinematch.match.MatchState;
import dev.onlinematch.match.OnlineMatch;
import dev.onlinematch.match.OnlineMatchListener;
import dev.onlinematch.match.Player;
import dev.onlinematch.match.PlayerStatus;
import dev.onlinematch.transport.MessageTransport;
import dev.onlinematch.transport.PeerId;
import java.util.ArrayList;
import java.util.List;

/** The match of an {@link OnlineMatch}. */
final class OnlineGameMatch implements GameMatch, OnlineMatchListener, GameState {

  private final OnlineMatch match;
  private Listener listener;

  OnlineGameMatch(OnlineMatch match) {
    this.match = match;
  }

  @Override
  public MessageTransport messages() {
    return match.messages();
  }

  @Override
  public List<GamePlayer> players() {
    List<GamePlayer> players = new ArrayList<>();
    for (Player player : match.activePlayers()) {
      players.add(toGamePlayer(player));
    }
    return players;
  }

  @Override
  public List<GamePlayer> watchers() {
    List<GamePlayer> watchers = new ArrayList<>();
    for (Player player : match.players()) {
      if (player.isSpectator()) {
        watchers.add(toGamePlayer(player));
      }
    }
    return watchers;
  }

  @Override
  public boolean isReady() {
    return match.state() == MatchState.READY;
  }

  @Override
  public boolean isPlaying() {
    return match.state() == MatchState.PLAYING;
  }

  @Override
  public boolean isReconnecting(PeerId peer) {
    return match.isReconnecting(peer);
  }

  @Override
  public void startPlaying() {
    match.startPlaying();
  }

  @Override
  public void leave() {
    match.leave();
  }

  @Override
  public void attach(Listener listener) {
    this.listener = listener;
    match.addListener(this);
    match.setGameState(this);
  }

  @Override
  public void detach() {
    match.removeListener(this);
    match.setGameState(null);
  }

  @Override
  public byte[] tell(Player receiver) {
    return listener.tellState();
  }

  @Override
  public void adopt(byte[] state) {
    listener.adoptState(state);
  }

  @Override
  public void playerStatusChanged(Player player, PlayerStatus status) {
    if (status == PlayerStatus.CONNECTED && !player.peerId().equals(match.myPeerId())) {
      listener.playerLinked(player.peerId());
    }
  }

  @Override
  public void hostChanged(Player host) {
    listener.hostChanged();
  }

  @Override
  public void playerReconnecting(Player player) {
    listener.playerReconnecting(toGamePlayer(player));
  }

  @Override
  public void playerReconnected(Player player, boolean hasRestarted) {
    listener.playerReconnected(toGamePlayer(player), hasRestarted);
  }

  @Override
  public void playerLeft(Player player, LeaveReason reason) {
    listener.playerLeft(toGamePlayer(player));
  }

  @Override
  public void disconnected(String reason) {
    listener.matchEnded();
  }

  @Override
  public void error(ErrorCode code, String message) {
    // Not every error ends the match; and the state is LOBBY also in one that I am alone in.
    if (match.mode() == MatchMode.NONE) {
      listener.matchEnded();
    }
  }

  private static GamePlayer toGamePlayer(Player player) {
    String name = player.username();
    return new GamePlayer(player.peerId(), name.isEmpty() ? "Player " + player.peerId() : name);
  }
}
