package dev.onlinematch.match;

import dev.onlinematch.signalling.SessionId;
import java.util.List;

/** How far a match is, from the lobby to playing, and the signals about it. */
final class MatchProgress {

  private final MatchContext context;
  private MatchState state;

  MatchProgress(MatchContext context, MatchMode mode) {
    this.context = context;
    this.state = mode == MatchMode.MATCHMAKER ? MatchState.MATCHING : MatchState.LOBBY;
  }

  MatchState state() {
    return state;
  }

  /** Play has begun, and never ends before the match does. */
  void begin() {
    if (state != MatchState.PLAYING) {
      state = MatchState.PLAYING;
      context.signals().emit(OnlineMatchListener::playingStarted);
    }
  }

  /** Derives the state anew from who is in and who is linked to {@code me}. */
  void refresh(Roster roster, SessionId me, LinkTable links, boolean haveMembersChanged) {
    if (state == MatchState.PLAYING) {
      return;
    }
    int others = 0;
    int begun = 0;
    int up = 0;
    for (Player player : roster.players()) {
      if (!player.sessionId().equals(me)) {
        others++;
        begun += links.link(player.sessionId()) != null ? 1 : 0;
        // Nobody waits for those who watch: they are told how the game stands when they are linked.
        up += player.isSpectator() || links.isUp(player.sessionId()) ? 1 : 0;
      }
    }
    boolean areEnough = roster.activePlayers().size() >= context.options().minPlayers();
    MatchState before = state;
    state = Readiness.after(before, others, begun, up, areEnough);
    if (before == MatchState.READY && state != MatchState.READY) {
      context.signals().emit(OnlineMatchListener::matchNotReady);
    } else if (state == MatchState.READY && (before != state || haveMembersChanged)) {
      List<Player> players = roster.players();
      context.signals().emit(listener -> listener.matchReady(players));
    }
  }
}
