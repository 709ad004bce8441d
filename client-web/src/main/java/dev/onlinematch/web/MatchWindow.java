package dev.onlinematch.web;

import dev.onlinematch.link.LinkPath;
import dev.onlinematch.link.PathPolicy;
import dev.onlinematch.match.MatchMode;
import dev.onlinematch.match.Matchmaking;
import dev.onlinematch.match.OnlineMatch;
import dev.onlinematch.match.PlayerLinkStatus;
import dev.onlinematch.match.Resumption;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.web.ui.Entrance;
import dev.onlinematch.web.ui.MatchDetails;
import dev.onlinematch.web.ui.ModeView;
import dev.onlinematch.web.ui.PlayerRow;

/** A match as the screens see it: codes, modes and paths, without ids, policies and links. */
final class MatchWindow implements MatchDetails {

  private final OnlineMatch match;
  private PathPolicy chosen = PathPolicy.MESH;

  MatchWindow(OnlineMatch match) {
    this.match = match;
  }

  @Override
  public String code() {
    return match.matchId() == null ? null : match.matchId().value();
  }

  @Override
  public String sessionOf(PeerId peer) {
    SessionId session = match.currentSession(peer);
    return session == null ? "" : session.value();
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

  @Override
  public ModeView mode() {
    boolean isOutside = match.mode() == MatchMode.NONE;
    return new ModeView(
        (isOutside ? chosen : match.pathPolicy()) == PathPolicy.CLIENT_SERVER,
        match.hasRelay() && (isOutside || match.isHost()),
        match.hasRelay());
  }

  @Override
  public void chooseMode(boolean isClientServer) {
    chosen = isClientServer ? PathPolicy.CLIENT_SERVER : PathPolicy.MESH;
    if (match.isHost()) {
      match.setPathPolicy(chosen);
    }
  }

  private void begin(PathPolicy policy) {
    match.setOptions(match.options().withPathPolicy(policy));
  }

  Entrance entrance(Signalling signalling) {
    return new Entrance() {
      @Override
      public void createMatch() {
        begin(chosen);
        match.createMatch(signalling);
      }

      @Override
      public void joinMatch(String code, boolean watches) {
        if (watches) {
          match.joinMatchAsSpectator(signalling, new MatchId(code));
        } else {
          match.joinMatch(signalling, new MatchId(code));
        }
      }

      @Override
      public void resumeMatch(Resumption resumption) {
        match.resumeMatch(signalling, resumption);
      }

      @Override
      public void startMatchmaking(Matchmaking wishes) {
        // Nobody knows yet who will be the host and choose.
        begin(PathPolicy.MESH);
        match.startMatchmaking(signalling, wishes);
      }
    };
  }
}
