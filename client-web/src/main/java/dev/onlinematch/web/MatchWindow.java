package dev.onlinematch.web;

import dev.onlinematch.link.LinkPath;
import dev.onlinematch.match.Matchmaking;
import dev.onlinematch.match.OnlineMatch;
import dev.onlinematch.match.PlayerLinkStatus;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.web.ui.Entrance;
import dev.onlinematch.web.ui.MatchDetails;
import dev.onlinematch.web.ui.PlayerRow;

/** A match as the screens see it: codes and paths, without ids and links. */
record MatchWindow(OnlineMatch match) implements MatchDetails {

  @Override
  public String code() {
    return match.matchId() == null ? null : match.matchId().value();
  }

  @Override
  public PlayerRow.Path pathTo(int peerId) {
    PlayerLinkStatus link = match.link(new PeerId(peerId));
    return link == null || link.path() == null ? null : pathOf(link.path());
  }

  private static PlayerRow.Path pathOf(LinkPath path) {
    return switch (path) {
      case DIRECT -> PlayerRow.Path.DIRECT;
      case TURN -> PlayerRow.Path.TURN;
      case RELAY -> PlayerRow.Path.RELAY;
    };
  }

  Entrance entrance(Signalling signalling) {
    return new Entrance() {
      @Override
      public void createMatch() {
        match.createMatch(signalling);
      }

      @Override
      public void joinMatch(String code) {
        match.joinMatch(signalling, new MatchId(code));
      }

      @Override
      public void startMatchmaking(Matchmaking wishes) {
        match.startMatchmaking(signalling, wishes);
      }
    };
  }
}
