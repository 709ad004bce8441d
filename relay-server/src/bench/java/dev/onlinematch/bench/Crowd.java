package dev.onlinematch.bench;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A thousand players connected to one process: what they cost when they say nothing. */
final class Crowd {

  private final int clients;
  private final int perRoom;
  private final int parallel;

  Crowd(Arguments arguments) {
    clients = arguments.get("clients", 1_000);
    perRoom = arguments.get("room", 50);
    parallel = arguments.get("parallel", 16);
  }

  Figures run(RelayUnderTest relay) throws Exception {
    // One message of the first of each room, and one to it of the second.
    CountDownLatch heard = new CountDownLatch(clients);
    try (Players all = new Players(relay, nowNs -> {})) {
      // So that what the first connection loads is not counted as one player's.
      join(all, "warm", 0, perRoom, new CountDownLatch(0));
      long rssBefore = relay.rssKiB();
      long heapBefore = relay.heapKiB();
      long threadsBefore = relay.threads();
      long startNs = System.nanoTime();
      List<LightPeer> players = new ArrayList<>();
      for (int first = 0; first < clients; first += perRoom) {
        players.addAll(join(all, "room" + first, first, perRoom, heard));
      }
      double seconds = (System.nanoTime() - startNs) / 1e9;
      long rss = relay.rssKiB() - rssBefore;
      all.onLoop(
          () -> {
            byte[] hello = RelayFrameCodec.encode(new RelayFrame.ToAll(new byte[64]));
            byte[] back = RelayFrameCodec.encode(new RelayFrame.ToOne(1, new byte[64]));
            long nowMs = System.nanoTime() / 1_000_000;
            for (int first = 0; first < clients; first += perRoom) {
              players.get(first).send(Delivery.RELIABLE, hello, nowMs);
              players.get(first + 1).send(Delivery.RELIABLE, back, nowMs);
            }
            return null;
          });
      heard.await(30, TimeUnit.SECONDS);
      return new Figures()
          .put("players", players.size())
          .put("of whom heard", clients - heard.getCount())
          .put("seconds", seconds)
          .put("KiB of RSS each", rss / (double) clients)
          .put("KiB of live heap each", (relay.heapKiB() - heapBefore) / (double) clients)
          .put("threads more", relay.threads() - threadsBefore);
    }
  }

  // The first alone, so that the relay gives him number 1.
  private List<LightPeer> join(Players all, String room, int first, int count, CountDownLatch heard)
      throws Exception {
    List<LightPeer> players = new ArrayList<>();
    for (int i = 0; i < count; ) {
      List<CompletableFuture<LightPeer>> joining = new ArrayList<>();
      int group = i == 0 ? 1 : Math.min(parallel, count - i);
      for (int j = 0; j < group; j++, i++) {
        boolean[] hasHeard = new boolean[1];
        joining.add(
            all.join(
                room,
                "player" + (first + i),
                payload -> {
                  if (!hasHeard[0]) {
                    hasHeard[0] = true;
                    heard.countDown();
                  }
                }));
      }
      for (CompletableFuture<LightPeer> each : joining) {
        players.add(each.join());
      }
    }
    return players;
  }
}
