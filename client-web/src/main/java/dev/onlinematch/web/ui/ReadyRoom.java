package dev.onlinematch.web.ui;

import dev.onlinematch.game.GamePlayer;
import dev.onlinematch.game.GameSession;
import dev.onlinematch.game.ReadyRow;
import dev.onlinematch.match.MatchMode;
import dev.onlinematch.match.MatchState;
import dev.onlinematch.match.OnlineMatch;
import dev.onlinematch.match.Player;
import dev.onlinematch.match.PlayerLinkStatus;
import dev.onlinematch.match.PlayerStatus;
import dev.onlinematch.transport.PeerId;
import java.util.ArrayList;
import java.util.List;

/** Reads the ready screen off a match and its game. */
final class ReadyRoom {

  private final OnlineMatch match;
  private final MatchDetails details;

  ReadyRoom(OnlineMatch match, MatchDetails details) {
    this.match = match;
    this.details = details;
  }

  ReadyView view(GameSession session) {
    List<PlayerRow> rows = new ArrayList<>();
    boolean amReady = false;
    for (ReadyRow player : session.readyRows()) {
      rows.add(row(player));
      amReady |= player.isMe() && player.isReady();
    }
    return new ReadyView(
        code(),
        match.options().spectatorSeats() > 0,
        rows,
        watching(session),
        match.isSpectating() ? "" : amReady ? "Ready!" : "I'm ready!",
        session.canBeReady(),
        hint(amReady));
  }

  private static String watching(GameSession session) {
    StringBuilder names = new StringBuilder();
    for (GamePlayer watcher : session.watchers()) {
      names.append(names.length() == 0 ? "Watching: " : ", ").append(watcher.name());
    }
    return names.toString();
  }

  private PlayerRow row(ReadyRow ready) {
    Player player = playerOf(ready.peerId());
    PlayerLinkStatus link = player == null || ready.isMe() ? null : match.link(player.peerId());
    boolean isLinked = ready.isMe() || (link != null && link.status() == PlayerStatus.CONNECTED);
    PlayerRow.Status status =
        ready.isReady()
            ? PlayerRow.Status.READY
            : match.isHidden(new PeerId(ready.peerId()))
                ? PlayerRow.Status.AWAY
                : isLinked ? PlayerRow.Status.CONNECTED : PlayerRow.Status.CONNECTING;
    if (ready.isReconnecting()) {
      status = PlayerRow.Status.RECONNECTING;
    }
    return new PlayerRow(
        ready.peerId(),
        ready.name(),
        status,
        ready.isMe() ? null : details.pathTo(ready.peerId()),
        link == null ? -1 : link.roundTripMs(),
        ready.score(),
        ready.isMe(),
        player != null && player.equals(match.host()));
  }

  private Player playerOf(int peerId) {
    for (Player player : match.players()) {
      if (player.peerId().value() == peerId) {
        return player;
      }
    }
    return null;
  }

  // Where the matchmaker chose who plays, nobody else gets in, and in a closed match not any more.
  private String code() {
    boolean isOpen = match.mode() == MatchMode.CREATE || match.mode() == MatchMode.JOIN;
    boolean isClosed = match.state() == MatchState.PLAYING && !match.options().isOpenWhilePlaying();
    String code = details.code();
    return isOpen && !isClosed && code != null ? code : "";
  }

  private String hint(boolean amReady) {
    boolean hasBegun = match.state() == MatchState.PLAYING;
    return switch (match.state()) {
      case LOBBY, WAITING_FOR_ENOUGH_PLAYERS -> "Waiting for somebody to join…";
      case MATCHING, CONNECTING -> "Connecting the players…";
      case READY, PLAYING ->
          match.isSpectating()
              ? "You are watching. It begins when the players are ready."
              : amReady
                  ? "Waiting for the others to be ready…"
                  : hasBegun ? "Ready for the next round?" : "Everyone is here. Are you ready?";
    };
  }
}
