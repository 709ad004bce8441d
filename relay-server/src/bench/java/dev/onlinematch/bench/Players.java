package dev.onlinematch.bench;

import dev.onlinematch.wire.MalformedException;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Peers that are players of rooms: what they get are payloads. */
final class Players implements AutoCloseable {

  private static final int DEADLINE_SECONDS = 30;

  final LightPeers peers;
  private final RelayUnderTest relay;

  /** Hears what a player is sent by others. */
  @FunctionalInterface
  interface Listener {
    void onPayload(byte[] payload);
  }

  Players(RelayUnderTest relay, LongConsumer eachRound) throws IOException {
    this.relay = relay;
    this.peers = new LightPeers(eachRound);
  }

  /** Connects a player to a relay that is for everybody; from any thread but the peers' own. */
  CompletableFuture<LightPeer> join(String room, String session, Listener listener)
      throws IOException, InterruptedException {
    return join(Seat.open(room, session), listener);
  }

  /**
   * Connects a player; done when the relay has welcomed him. From any thread but the peers' own.
   */
  CompletableFuture<LightPeer> join(Seat seat, Listener listener)
      throws IOException, InterruptedException {
    CompletableFuture<LightPeer> welcomed = new CompletableFuture<>();
    LightPeer peer = onLoop(() -> peers.open(new Member(listener, welcomed)));
    String answer = relay.offer(seat, peer.offer());
    onLoop(
        () -> {
          peer.answer(answer, System.nanoTime() / 1_000_000);
          return peer;
        });
    return welcomed.orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  /** Something done on the peers' thread. */
  @FunctionalInterface
  interface Task {
    LightPeer run() throws IOException;
  }

  LightPeer onLoop(Task task) {
    CompletableFuture<LightPeer> done = new CompletableFuture<>();
    peers.execute(
        () -> {
          try {
            done.complete(task.run());
          } catch (IOException | RuntimeException e) {
            done.completeExceptionally(e);
          }
        });
    return done.orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
  }

  private record Member(Listener listener, CompletableFuture<LightPeer> welcomed)
      implements LightPeer.Listener {

    @Override
    public void onOpen(LightPeer peer) {
      // The welcome follows.
    }

    @Override
    public void onMessage(LightPeer peer, byte[] message) {
      try {
        RelayFrame.ToPlayer frame = RelayFrameCodec.decodeToPlayer(message);
        if (frame instanceof RelayFrame.From from) {
          listener.onPayload(from.payload());
        } else if (frame instanceof RelayFrame.Welcome) {
          welcomed.complete(peer);
        } else if (frame instanceof RelayFrame.Goodbye goodbye) {
          welcomed.completeExceptionally(new IOException(goodbye.toString()));
        }
      } catch (MalformedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() throws InterruptedException, IOException {
    peers.close();
  }
}
