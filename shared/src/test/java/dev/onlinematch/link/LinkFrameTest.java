package dev.onlinematch.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.onlinematch.wire.MalformedException;
import org.junit.jupiter.api.Test;

class LinkFrameTest {

  @Test
  void readsBackWhatItWrote() throws MalformedException {
    var message =
        (LinkFrame.Message)
            LinkFrame.decode(new LinkFrame.Message(true, -1, new byte[] {7}).encode());

    assertEquals(-1, message.sequence());
    assertEquals(true, message.isControl());
    assertArrayEquals(new byte[] {7}, message.payload());
    assertEquals(new LinkFrame.Ack(300), LinkFrame.decode(new LinkFrame.Ack(300).encode()));
    StreamPosition heard = new StreamPosition(0, 2, -1);
    for (boolean isInherited : new boolean[] {false, true}) {
      var resume = new LinkFrame.Resume(Integer.MAX_VALUE, 1, heard, isInherited);
      assertEquals(resume, LinkFrame.decode(resume.encode()));
    }
    assertEquals(new LinkFrame.Ping(1), LinkFrame.decode(new LinkFrame.Ping(1).encode()));
    assertEquals(new LinkFrame.Pong(0), LinkFrame.decode(new LinkFrame.Pong(0).encode()));
  }

  @Test
  void costsTwoBytesForTheFirstMessages() {
    assertEquals(2, new LinkFrame.Message(false, 127, new byte[0]).encode().length);
  }

  @Test
  void refusesWhatIsNoFrame() {
    for (byte[] bytes :
        new byte[][] {
          {},
          {1},
          {0, 1},
          {8, 1},
          {3, 1, 1},
          {4, (byte) 0x80},
          {5, 1, 2},
          {6, 1, 1, 0, 0},
          {6, 0, 1, 0, 0, 0},
          {6, 1, 0, 0, 0, 0},
          {6, 1, 1, 0, 0, 0, 0},
          {7, 1, 1, 0, 0},
          {6, 1, 1, -1, -1, -1, -1, 15, 0, 0}
        }) {
      assertThrows(MalformedException.class, () -> LinkFrame.decode(bytes));
    }
  }
}
