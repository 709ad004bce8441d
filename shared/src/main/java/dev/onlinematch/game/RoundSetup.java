package dev.onlinematch.game;

import dev.onlinematch.game.rules.Arena;
import dev.onlinematch.rpc.ArgumentCodec;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.wire.ByteReader;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;

/**
 * The host's word on who plays a round: its number, then how many, then their peer ids.
 *
 * @param round 1 or greater
 * @param players in order of their numbers in the rules, each once
 */
record RoundSetup(int round, List<PeerId> players) {

  static final ArgumentCodec<RoundSetup> CODEC =
      ArgumentCodec.of(RoundSetup::write, RoundSetup::read);

  /** Far more than anyone plays, and no number overflows. */
  private static final int MOST_ROUNDS = 1 << 20;

  RoundSetup {
    players = List.copyOf(players);
  }

  private static void write(ByteWriter out, RoundSetup setup) {
    out.varint(setup.round);
    writePeers(out, setup.players);
  }

  private static RoundSetup read(ByteReader in) throws MalformedException {
    return new RoundSetup(readRound(in), readPeers(in));
  }

  static int readRound(ByteReader in) throws MalformedException {
    return in.varint(MOST_ROUNDS);
  }

  static void writePeers(ByteWriter out, List<PeerId> peers) {
    out.u8(peers.size());
    for (PeerId peer : peers) {
      out.u16(peer.value());
    }
  }

  static List<PeerId> readPeers(ByteReader in) throws MalformedException {
    int count = in.u8();
    if (count > Arena.MOST_PLAYERS) {
      throw new MalformedException("more players than starts");
    }
    List<PeerId> peers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      PeerId peer = new PeerId(in.u16());
      if (peers.contains(peer)) {
        throw new MalformedException("a player twice");
      }
      peers.add(peer);
    }
    return peers;
  }
}
