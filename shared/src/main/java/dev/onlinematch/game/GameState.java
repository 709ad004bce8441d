package dev.onlinematch.game;

import dev.onlinematch.rpc.ArgumentCodec;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.wire.ByteReader;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.MalformedException;
import java.util.List;

/**
 * The host's word on how the game stands, for somebody whose page was loaded again: the phase, the
 * round as it was set up, who is out of it, and the last result with all scores; a round of 0
 * stands for no result.
 *
 * @param phase not {@link GamePhase#ENDED}
 * @param setup the present round, or the one before in the ready room
 * @param dead who is out of it
 * @param result the last one; its scores are those of now
 */
record GameState(GamePhase phase, RoundSetup setup, List<PeerId> dead, RoundResult result) {

  static final ArgumentCodec<GameState> CODEC = ArgumentCodec.of(GameState::write, GameState::read);

  GameState {
    dead = List.copyOf(dead);
  }

  private static void write(ByteWriter out, GameState state) {
    out.u8(state.phase.ordinal());
    RoundSetup.CODEC.write(out, state.setup);
    RoundSetup.writePeers(out, state.dead);
    RoundResult.CODEC.write(out, state.result);
  }

  private static GameState read(ByteReader in) throws MalformedException {
    int phase = in.u8();
    if (phase >= GamePhase.ENDED.ordinal()) {
      throw new MalformedException("no phase to be in");
    }
    return new GameState(
        GamePhase.values()[phase],
        RoundSetup.CODEC.read(in),
        RoundSetup.readPeers(in),
        RoundResult.CODEC.read(in));
  }
}
