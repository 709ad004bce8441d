package dev.onlinematch.signalling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.MalformedException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalCodecTest {

  private static final List<SignalMessage> EXAMPLES = SignalExamples.ALL;

  @Test
  void readsBackEveryMessage() throws MalformedException {
    for (SignalMessage message : EXAMPLES) {
      byte[] bytes = SignalCodec.encode(message);
      assertEquals(message, SignalCodec.decode(SignalCodec.opCode(message), bytes));
    }
  }

  @Test
  void refusesEveryMessageThatIsCutShortOrTooLong() {
    for (SignalMessage message : EXAMPLES) {
      byte[] bytes = SignalCodec.encode(message);
      for (int length = 0; length < bytes.length; length++) {
        byte[] shorter = Arrays.copyOf(bytes, length);
        refuses(SignalCodec.opCode(message), shorter);
      }
      refuses(SignalCodec.opCode(message), Arrays.copyOf(bytes, bytes.length + 1));
    }
  }

  @Test
  void refusesAnotherVersionAndOtherOpCodes() {
    byte[] bytes = SignalCodec.encode(new JoinRefusal(1));

    refuses(1, bytes);
    bytes[0]++;
    refuses(SignalCodec.OP_JOIN_ERROR, bytes);
  }

  @Test
  void refusesARosterThatListsAMemberTwice() {
    byte[] sameNumber = roster("a", 1, "b", 1);
    byte[] sameSession = roster("a", 1, "a", 2);
    byte[] wrongOrder = roster("a", 2, "b", 1);

    refuses(SignalCodec.OP_JOIN_SUCCESS, sameNumber);
    refuses(SignalCodec.OP_JOIN_SUCCESS, sameSession);
    refuses(SignalCodec.OP_JOIN_SUCCESS, wrongOrder);
  }

  @Test
  void theLargestRosterFitsIntoAFrame() {
    assertTrue(SignalCodec.encode(SignalExamples.roster(10)).length < 1_600);
    assertTrue(
        SignalCodec.encode(SignalExamples.roster(RosterUpdate.MOST)).length
            <= SignalCodec.MAX_BYTES);
  }

  @Test
  void cutsALongNameButNeverACharacter() throws MalformedException {
    String name = "x".repeat(39) + "⚔️🏹🏹🏹";
    RosterUpdate update =
        new RosterUpdate(
            0,
            1,
            false,
            true,
            2,
            List.of(new RosterUpdate.Entry(new SessionId("s"), new PeerId(1), name, false)));

    RosterUpdate read =
        (RosterUpdate) SignalCodec.decode(SignalCodec.OP_JOIN_SUCCESS, SignalCodec.encode(update));

    assertEquals("x".repeat(39) + "⚔", read.entries().get(0).username());
  }

  @Test
  void noisyBytesAreRefusedAndNeverCrash() {
    int seed = 20_261;
    SeededRandom random = new SeededRandom(seed);
    for (int run = 0; run < 20_000; run++) {
      SignalMessage message = EXAMPLES.get(random.nextInt(EXAMPLES.size()));
      byte[] bytes = SignalCodec.encode(message);
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        SignalMessage read = SignalCodec.decode(SignalCodec.opCode(message), bytes);
        assertEquals(SignalCodec.opCode(message), SignalCodec.opCode(read), "seed " + seed);
      } catch (MalformedException expected) {
        // Most of them.
      }
    }
  }

  private static void refuses(int opCode, byte[] bytes) {
    assertThrows(MalformedException.class, () -> SignalCodec.decode(opCode, bytes));
  }

  private static byte[] roster(String one, int oneId, String two, int twoId) {
    return new ByteWriter(100)
        .u8(SignalCodec.VERSION)
        .varint(0)
        .varint(1)
        .u8(0)
        .varint(9)
        .varint(2)
        .text(one)
        .varint(oneId)
        .text("")
        .u8(0)
        .text(two)
        .varint(twoId)
        .text("")
        .u8(0)
        .toByteArray();
  }
}
