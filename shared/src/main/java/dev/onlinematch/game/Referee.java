package dev.onlinematch.game;

import dev.onlinematch.game.rules.Rules;
import dev.onlinematch.game.rules.World;
import dev.onlinematch.transport.PeerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What only the host does: sees that all are ready, sets up the round, starts it when everyone
 * answered or has had time to, takes out those of whom nothing is heard, says who won.
 *
 * <p>Decides each tick from the stage alone and keeps nothing but a count of ticks, so whoever
 * becomes host can go on from there, once all stand where he does.
 */
final class Referee {

  private final GameMatch match;
  private final GameCalls calls;
  private final Stage stage;
  private int ticksWithOneLeft;

  Referee(GameMatch match, GameCalls calls, Stage stage) {
    this.match = match;
    this.calls = calls;
    this.stage = stage;
  }

  /** I became host in the middle of a match. */
  void takeOver() {
    ticksWithOneLeft = 0;
  }

  /**
   * Somebody is back whose page was loaded again. He stands at his start while the others see him
   * elsewhere, so he is out of a round that has begun.
   */
  void welcome(PeerId peer) {
    OnlineRound round = stage.round();
    boolean isUnderWay = stage.clock().isUndecided() && stage.phase() != GamePhase.SETTING_UP;
    if (isUnderWay && round.isAlive(peer)) {
      calls.outOfRound.toAll(new GameCalls.PlayerOut(round.number(), peer));
    }
  }

  /** Looks, and does what is due. Only while I am host. */
  void tick() {
    switch (stage.phase()) {
      case READY_ROOM -> maybeSetUp();
      case SETTING_UP -> maybeStart();
      case COUNTDOWN, ROUND -> {
        takeOutTheSilent();
        if (stage.clock().isUndecided()) {
          maybeDecide();
        }
      }
      case ROUND_OVER, MATCH_OVER, ENDED -> {}
    }
  }

  private void maybeSetUp() {
    List<PeerId> players = new ArrayList<>();
    for (GamePlayer player : match.players()) {
      if (!stage.isReady(player.peerId())) {
        return;
      }
      players.add(player.peerId());
    }
    if (players.size() < 2 || !(match.isReady() || match.isPlaying())) {
      return;
    }
    if (!match.isPlaying()) {
      match.startPlaying();
    }
    calls.setUp.toAll(new RoundSetup(stage.nextRound(), players));
  }

  private void maybeStart() {
    OnlineRound round = stage.round();
    List<PeerId> missing = new ArrayList<>();
    for (int player = 0; player < round.players().size(); player++) {
      if (round.world().isAlive(player) && !round.isSetUp(player)) {
        missing.add(round.players().get(player).peerId());
      }
    }
    if (!missing.isEmpty() && stage.clock().ticks() < Pace.BARRIER_TICKS) {
      return;
    }
    for (PeerId peer : missing) {
      calls.outOfRound.toAll(new GameCalls.PlayerOut(round.number(), peer));
    }
    if (round.world().alive() < 2) {
      // Nobody earned a round by having the better connection.
      calls.roundOver.toAll(new RoundResult(round.number(), null, scores()));
    } else {
      calls.start.toAll(round.number());
    }
  }

  private void takeOutTheSilent() {
    OnlineRound round = stage.round();
    List<PeerId> silent = new ArrayList<>();
    int heard = 0;
    for (int player = 0; player < round.players().size(); player++) {
      boolean isMe = round.isMe(player);
      if (isMe || !round.world().isAlive(player)) {
        continue;
      }
      if (round.remote(player).silentTicks(stage.clock().now()) < Pace.SILENCE_TICKS) {
        heard++;
      } else {
        silent.add(round.players().get(player).peerId());
      }
    }
    if (!silent.isEmpty() && heard == 0) {
      // Whether they or I lost the connection cannot be told: it is nobody's round.
      calls.roundOver.toAll(new RoundResult(round.number(), null, scores()));
      return;
    }
    for (PeerId peer : silent) {
      calls.outOfRound.toAll(new GameCalls.PlayerOut(round.number(), peer));
    }
  }

  private void maybeDecide() {
    OnlineRound round = stage.round();
    World world = round.world();
    int winner = Rules.winner(world);
    if (winner == Rules.UNDECIDED) {
      ticksWithOneLeft = 0;
      return;
    }
    // Two who hit each other die at the same moment, but I hear of it at two: wait for the second.
    ticksWithOneLeft++;
    if (winner != Rules.NOBODY && ticksWithOneLeft < Pace.LAST_WORD_TICKS) {
      return;
    }
    ticksWithOneLeft = 0;
    Map<PeerId, Integer> scores = scores();
    PeerId peer = null;
    if (winner != Rules.NOBODY) {
      peer = round.players().get(winner).peerId();
      scores.merge(peer, 1, Integer::sum);
    }
    calls.roundOver.toAll(new RoundResult(round.number(), peer, scores));
  }

  /** Of those who are here: people come and go, and a result has room for so many. */
  private Map<PeerId, Integer> scores() {
    Map<PeerId, Integer> scores = new HashMap<>();
    for (GamePlayer player : match.players()) {
      if (stage.scores().containsKey(player.peerId())) {
        scores.put(player.peerId(), stage.score(player.peerId()));
      }
    }
    return scores;
  }
}
