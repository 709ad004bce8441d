package dev.onlinematch.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.onlinematch.fuzz.Choices;
import dev.onlinematch.time.VirtualTime;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.DropCounter;
import dev.onlinematch.wire.MalformedException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A link whose other end says what it likes. Each step is a byte that says what happens, and what
 * that needs; a frame has its length, of two bytes, in front. If the number of bytes is odd, the
 * honest end takes the place of one that had heard a message already.
 */
class LinkFrameFuzzTest {

  private static final int ME = 1;
  private static final StreamPosition HEARD = new StreamPosition(1, 1, 1);
  private static final Delivery[] DELIVERIES = Delivery.values();

  static Stream<byte[]> conversations() {
    byte[] payload = {0, 1, 2};
    ByteWriter both = new ByteWriter(200);
    frame(both, 0, new LinkFrame.Resume(1, 1, StreamPosition.NONE, false));
    for (int i = 0; i < 3; i++) {
      frame(both, 0, new LinkFrame.Message(false, i, payload));
      frame(both, 1, new LinkFrame.Message(false, i, payload));
      frame(both, 2, new LinkFrame.Message(false, 2 - i, payload));
    }
    frame(both, 0, new LinkFrame.Message(true, 3, payload));
    both.u8(3).u8(4).u8(5).u8(6);
    frame(both, 0, new LinkFrame.Ack(1));
    frame(both, 0, new LinkFrame.Resume(1, 2, new StreamPosition(1, 1, 1), false));
    frame(both, 0, new LinkFrame.Resume(1, 3, new StreamPosition(1, 1, 1), false));
    frame(both, 0, new LinkFrame.Resume(2, 1, new StreamPosition(1, 1, 1), true));
    frame(both, 7, new LinkFrame.Resume(3, 1, StreamPosition.NONE, false));
    frame(both, 7, new LinkFrame.Message(false, 0, payload));
    frame(both, 0, new LinkFrame.Message(false, 0, payload));
    frame(both, 2, new LinkFrame.Ping(7));
    frame(both, 2, new LinkFrame.Pong(7));
    byte[] once = both.toByteArray();
    return Stream.of(once, both.u8(4).toByteArray());
  }

  private static void frame(ByteWriter out, int delivery, LinkFrame frame) {
    byte[] bytes = frame.encode();
    out.u8(delivery).u16(bytes.length).raw(bytes);
  }

  @MethodSource("conversations")
  @FuzzTest
  void deliversOnceAndInOrderWhateverTheOtherEndSays(byte[] bytes) {
    Choices choices = new Choices(bytes);
    End end = new End(bytes.length % 2 == 0 ? StreamPosition.NONE : HEARD);
    while (choices.hasMore()) {
      int what = choices.u8() % 8;
      if (what < DELIVERIES.length) {
        end.hears(DELIVERIES[what], choices.block(), false);
      } else if (what == 3) {
        end.says(DELIVERIES[choices.upTo(3)], choices.u8());
      } else if (what == 4) {
        end.messages.useCarrier(new Patient());
      } else if (what == 5) {
        end.messages.dropCarrier();
      } else if (what == 7) {
        end.hears(Delivery.RELIABLE, choices.block(), true);
      } else {
        end.time.advance(choices.u8());
      }
      assertTrue(end.messages.bufferedAmount(Delivery.RELIABLE) >= 0);
      assertEquals(0, end.changesExpected);
    }
    end.time.advance(1_000);
    assertEquals(0, end.time.waiting());
  }

  /** The honest end, and what it hears. */
  private static final class End implements LinkMessages.Events {

    final VirtualTime time = new VirtualTime();
    final LinkMessages messages;
    private final StreamPosition heardBefore;
    private final Set<Integer> unreliable = new HashSet<>();
    private int nextReliable;
    private int lastOrdered = -1;
    private LinkFrame.Message present;
    private int incarnation;
    private int stream;
    private int changesExpected;

    End(StreamPosition heardBefore) {
      this.heardBefore = heardBefore;
      Incarnation me = new Incarnation(ME, heardBefore);
      messages = new LinkMessages(me, time, this, new DropCounter<>(LinkDrop.values()));
    }

    void hears(Delivery delivery, byte[] frame, boolean isRelayed) {
      present = null;
      try {
        LinkFrame decoded = LinkFrame.decode(frame);
        assertArrayEquals(frame, decoded.encode());
        present = decoded instanceof LinkFrame.Message message ? message : null;
        if (decoded instanceof LinkFrame.Resume resume && delivery == Delivery.RELIABLE) {
          follow(resume);
        }
      } catch (MalformedException e) {
        // And nothing may come of it.
      }
      messages.handleFrame(delivery, frame.clone(), isRelayed);
      present = null;
    }

    /** Whoever speaks of a later end or stream of his begins at 0, or where it was heard before. */
    private void follow(LinkFrame.Resume resume) {
      boolean isToMe = resume.isInherited() || resume.heard().incarnation() <= ME;
      boolean isLaterEnd = resume.incarnation() > incarnation;
      boolean isLater =
          isLaterEnd || (resume.incarnation() == incarnation && resume.stream() > stream);
      if (isToMe && isLater) {
        if (isLaterEnd && incarnation != 0) {
          changesExpected++;
          unreliable.clear();
          lastOrdered = -1;
        }
        incarnation = resume.incarnation();
        stream = resume.stream();
        nextReliable = heardBefore.isIn(incarnation, stream) ? heardBefore.nextExpected() : 0;
      }
    }

    void says(Delivery delivery, int length) {
      assertTrue(messages.send(delivery, new byte[length]) != null);
    }

    @Override
    public void onMessage(Delivery delivery, byte[] payload) {
      assertArrayEquals(present.payload(), payload);
      int sequence = present.sequence();
      switch (delivery) {
        case RELIABLE -> assertEquals(nextReliable++, sequence);
        case UNRELIABLE -> assertTrue(unreliable.add(sequence), "twice");
        case UNRELIABLE_ORDERED -> {
          assertTrue(lastOrdered == -1 || sequence - lastOrdered > 0, "out of order");
          lastOrdered = sequence;
        }
      }
    }

    @Override
    public void onControl(byte[] payload) {
      assertEquals(nextReliable++, present.sequence());
      assertTrue(present.isControl());
    }

    @Override
    public void onPong(int number) {
      // Whether that was asked is the link's business.
    }

    @Override
    public void onBegunAnew() {
      changesExpected--;
    }
  }

  /** Takes everything. */
  private static final class Patient implements LinkCarrier {

    @Override
    public boolean send(Delivery delivery, byte[] frame) {
      return true;
    }

    @Override
    public int bufferedAmount(Delivery delivery) {
      return 0;
    }
  }
}
