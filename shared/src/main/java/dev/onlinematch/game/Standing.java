package dev.onlinematch.game;

import dev.onlinematch.match.GameState;
import dev.onlinematch.rpc.ArgumentCodec;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.wire.ByteReader;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.MalformedException;
import java.util.List;

/**
 * The host's word on how the game stands, to those who come in and, from the next host, to all: the
 * result, how far the round is, then who plays it, who of those is alive, and who is ready for the
 * next. What anybody else knows better, because the host before told some and not others or went on
 * alone, is void.
 *
 * @param result the round, who won it if it is decided, and all scores
 * @param progress how far the round is
 * @param players who began it, in order of their numbers in the rules
 * @param alive those of them who have not been hit
 * @param ready who is ready for the next round
 */
record Standing(
    RoundResult result,
    Progress progress,
    List<PeerId> players,
    List<PeerId> alive,
    List<PeerId> ready) {

  static final ArgumentCodec<Standing> CODEC = ArgumentCodec.of(Standing::write, Standing::read);

  /** How far a round is. */
  enum Progress {
    SET_UP,
    STARTED,
    DECIDED
  }

  Standing {
    players = List.copyOf(players);
    alive = List.copyOf(alive);
    ready = List.copyOf(ready);
  }

  int round() {
    return result.round();
  }

  byte[] encode() {
    ByteWriter out = new ByteWriter(GameState.MAX_BYTES);
    CODEC.write(out, this);
    return out.toByteArray();
  }

  /** Reads what the host said. */
  static Standing decode(byte[] bytes) throws MalformedException {
    ByteReader in = new ByteReader(bytes);
    Standing standing = CODEC.read(in);
    in.expectEnd();
    return standing;
  }

  private static void write(ByteWriter out, Standing standing) {
    RoundResult.CODEC.write(out, standing.result);
    out.u8(standing.progress.ordinal());
    RoundSetup.writePeers(out, standing.players);
    RoundSetup.writePeers(out, standing.alive);
    RoundSetup.writePeers(out, standing.ready);
  }

  private static Standing read(ByteReader in) throws MalformedException {
    RoundResult result = RoundResult.CODEC.read(in);
    int progress = in.u8();
    if (progress >= Progress.values().length) {
      throw new MalformedException("no such progress");
    }
    return new Standing(
        result,
        Progress.values()[progress],
        RoundSetup.readPeers(in),
        RoundSetup.readPeers(in),
        RoundSetup.readPeers(in));
  }
}
