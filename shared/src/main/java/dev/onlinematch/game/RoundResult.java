package dev.onlinematch.game;

import dev.onlinematch.game.rules.Arena;
import dev.onlinematch.game.rules.Rules;
import dev.onlinematch.rpc.ArgumentCodec;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.wire.ByteReader;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The host's word on how a round ended: its number, the winner's peer id, then how many have a
 * score, and for each peer id and score. All scores, so that nobody's count can drift.
 *
 * @param round which
 * @param winner null if nobody won
 * @param scores rounds won by each who won any
 */
record RoundResult(int round, PeerId winner, Map<PeerId, Integer> scores) {

  static final ArgumentCodec<RoundResult> CODEC =
      ArgumentCodec.of(RoundResult::write, RoundResult::read);

  /** Puts the scores in order of peer id, as they are written. */
  RoundResult {
    Map<PeerId, Integer> ordered = new LinkedHashMap<>();
    List<PeerId> peers = new ArrayList<>(scores.keySet());
    peers.sort(null);
    for (PeerId peer : peers) {
      ordered.put(peer, scores.get(peer));
    }
    scores = Collections.unmodifiableMap(ordered);
  }

  /** Whether the round won the match. */
  boolean isMatch() {
    return winner != null && scores.getOrDefault(winner, 0) >= Rules.ROUNDS_TO_WIN;
  }

  private static void write(ByteWriter out, RoundResult result) {
    out.varint(result.round);
    out.u16(result.winner == null ? 0 : result.winner.value());
    out.u8(result.scores.size());
    result.scores.forEach((peer, score) -> out.u16(peer.value()).u8(score));
  }

  private static RoundResult read(ByteReader in) throws MalformedException {
    int round = RoundSetup.readRound(in);
    int winner = in.u16();
    int count = in.u8();
    if (count > Arena.MOST_PLAYERS) {
      throw new MalformedException("more scores than players");
    }
    Map<PeerId, Integer> scores = new HashMap<>();
    for (int i = 0; i < count; i++) {
      PeerId peer = new PeerId(in.u16());
      int score = in.u8();
      if (score > Rules.ROUNDS_TO_WIN || scores.put(peer, score) != null) {
        throw new MalformedException("no such score");
      }
    }
    return new RoundResult(round, winner == 0 ? null : new PeerId(winner), scores);
  }
}
