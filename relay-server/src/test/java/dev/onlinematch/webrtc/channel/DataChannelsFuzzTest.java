package dev.onlinematch.webrtc.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.onlinematch.fuzz.Choices;
import dev.onlinematch.webrtc.sctp.tx.SendOptions;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.MalformedException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Data channels whose peer has an association and says on it what he likes. Each step is a byte
 * that says what happens, and what that needs; a message of his has its length, of two bytes, in
 * front.
 */
class DataChannelsFuzzTest {

  private static final int STREAMS = 64;
  private static final int[] PPIDS = {50, 51, 53, 56, 57, 0, 52};

  static Stream<byte[]> conversations() {
    byte[] open = DcepOpen.encode(ChannelConfig.of("chat", new SendOptions(true, 0, -1)));
    ByteWriter whole = new ByteWriter(500);
    says(whole, 0, 0, open);
    says(whole, 0, 1, new byte[] {'h', 'i'});
    says(whole, 0, 3, new byte[1]);
    whole.u8(1).u8(0).u8(2).u8(4).u8(3).u8(1).u8(0).u8(5).u8(0);
    ByteWriter refused = new ByteWriter(500);
    says(refused, 1, 0, open);
    says(refused, 0, 0, open);
    says(refused, 0, 0, open);
    says(refused, 2, 0, new byte[] {2});
    return Stream.of(whole.toByteArray(), refused.u8(6).u8(100).toByteArray());
  }

  private static void says(ByteWriter out, int stream, int ppid, byte[] message) {
    out.u8(0).u8(stream).u8(ppid).u16(message.length).raw(message);
  }

  @MethodSource("conversations")
  @FuzzTest
  void everyChannelOpensBeforeItSpeaksAndClosesOnce(byte[] bytes) {
    checkOpen(bytes);
    ChannelPair pair = new ChannelPair().connected();
    Watch watch = new Watch();
    Choices choices = new Choices(bytes);
    while (choices.hasMore()) {
      switch (choices.upTo(7)) {
        case 0 -> say(pair, choices);
        case 1 -> pair.clientAssociation.resetStreams(choices.upTo(STREAMS));
        case 2 -> pair.server.open(ChannelConfig.of("ours", SendOptions.RELIABLE), pair.nowMs);
        case 3 -> pair.server.send(choices.upTo(STREAMS), true, choices.bytes(9), pair.nowMs);
        case 4 -> openNegotiated(pair, choices.upTo(STREAMS));
        case 5 -> pair.server.close(choices.upTo(STREAMS));
        default -> pair.advance(10 + choices.u8());
      }
      pair.settle();
      watch.takeIn(pair);
    }
    pair.clientAssociation.abort("enough");
    pair.settle();
    watch.takeIn(pair);
    assertEquals(Set.of(), watch.open);
    assertEquals(Long.MAX_VALUE, pair.server.nextDeadlineMs());
  }

  private static void say(ChannelPair pair, Choices choices) {
    int stream = choices.upTo(STREAMS + 2);
    int ppid = PPIDS[choices.upTo(PPIDS.length)];
    byte[] message = choices.block();
    if (message.length > 0) {
      pair.clientAssociation.send(stream, ppid, message, SendOptions.RELIABLE, pair.nowMs);
    }
  }

  private static void openNegotiated(ChannelPair pair, int id) {
    try {
      pair.server.openNegotiated(id, ChannelConfig.of("agreed", SendOptions.RELIABLE));
    } catch (IllegalArgumentException e) {
      // In use, as it says.
    }
  }

  private static void checkOpen(byte[] bytes) {
    ChannelConfig config;
    try {
      config = DcepOpen.decode(bytes);
    } catch (MalformedException e) {
      return;
    }
    try {
      assertEquals(config, DcepOpen.decode(DcepOpen.encode(config)));
    } catch (MalformedException e) {
      throw new AssertionError("cannot be read again: " + config, e);
    }
  }

  /** The channels that the server's user knows. */
  private static final class Watch {

    final Set<Integer> open = new HashSet<>();

    void takeIn(ChannelPair pair) {
      for (ChannelEvent event : pair.serverEvents) {
        if (event instanceof ChannelEvent.Opened opened) {
          assertTrue(open.add(opened.id()), "opened twice");
          assertTrue(!opened.isByPeer() || opened.id() % 2 == 0, "of our parity");
        } else if (event instanceof ChannelEvent.Received received) {
          assertTrue(open.contains(received.id()), "on a channel that nobody knows");
        } else if (event instanceof ChannelEvent.Closed closed) {
          assertTrue(open.remove(closed.id()), "closed twice");
        }
      }
      pair.serverEvents.clear();
      assertTrue(open.size() <= STREAMS);
    }
  }
}
