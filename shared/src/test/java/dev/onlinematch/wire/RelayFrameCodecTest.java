package dev.onlinematch.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelayFrameCodecTest {

  private static final byte[] LONGEST = new byte[RelayFrame.MAX_PAYLOAD_BYTES];

  @Test
  void writesTheBytesThatAreWrittenDown() {
    byte[] payload = {7, 8};

    assertBytes("01030708", new RelayFrame.ToOne(3, payload));
    assertBytes("02000708", new RelayFrame.ToAll(payload));
    assertBytes("0380010708", new RelayFrame.ToAllBut(128, payload));
    assertBytes("04ac02", new RelayFrame.Ping(300));
    assertBytes("11030708", new RelayFrame.From(3, payload));
    assertBytes(
        "1203" + "01" + "02" + "01026131" + "02026232",
        new RelayFrame.Welcome(
            3, List.of(new RelayFrame.Member(1, "a1"), new RelayFrame.Member(2, "b2"))));
    assertBytes("1304026434", new RelayFrame.MemberJoined(new RelayFrame.Member(4, "d4")));
    assertBytes("1404", new RelayFrame.MemberLeft(4));
    assertBytes("1504", new RelayFrame.Goodbye(GoodbyeReason.TOO_SLOW));
    assertBytes("16ffffffff0f", new RelayFrame.Pong(-1));
    assertBytes("1700", new RelayFrame.Leaving());
  }

  @Test
  void readsBackWhatAPlayerWrote() throws MalformedException {
    var toOne = assertInstanceOf(RelayFrame.ToOne.class, toRelay(new RelayFrame.ToOne(5, LONGEST)));
    assertEquals(5, toOne.member());
    assertArrayEquals(LONGEST, toOne.payload());
    var toAll =
        assertInstanceOf(RelayFrame.ToAll.class, toRelay(new RelayFrame.ToAll(new byte[0])));
    assertEquals(0, toAll.payload().length);
    var toAllBut =
        assertInstanceOf(
            RelayFrame.ToAllBut.class,
            toRelay(new RelayFrame.ToAllBut(RelayFrame.MAX_MEMBER, new byte[] {1})));
    assertEquals(RelayFrame.MAX_MEMBER, toAllBut.member());
    assertEquals(new RelayFrame.Ping(-1), toRelay(new RelayFrame.Ping(-1)));
  }

  @Test
  void readsBackWhatTheRelayWrote() throws MalformedException {
    var from = assertInstanceOf(RelayFrame.From.class, toPlayer(new RelayFrame.From(5, LONGEST)));
    assertEquals(5, from.member());
    assertArrayEquals(LONGEST, from.payload());
    for (RelayFrame frame :
        List.of(
            new RelayFrame.Welcome(1, List.of()),
            fullRoom(),
            new RelayFrame.MemberJoined(new RelayFrame.Member(2, "s".repeat(64))),
            new RelayFrame.MemberLeft(2),
            new RelayFrame.Leaving(),
            new RelayFrame.Pong(0))) {
      assertEquals(frame, toPlayer(frame));
    }
    for (GoodbyeReason reason : GoodbyeReason.values()) {
      assertEquals(new RelayFrame.Goodbye(reason), toPlayer(new RelayFrame.Goodbye(reason)));
    }
  }

  @Test
  void theFullestWelcomeFitsAFrame() {
    assertTrue(RelayFrameCodec.encode(fullRoom()).length <= RelayFrameCodec.MAX_FRAME_BYTES);
  }

  @Test
  void refusesWhatNoPlayerSends() {
    for (String hex :
        List.of(
            "", // nothing
            "00", // no such type
            "1101", // a frame of the relay
            "01", // no member
            "0100", // member 0
            "01808004", // member 65536
            "018000", // member in a longer form than needed
            "02", // no number
            "0201", // to all, and yet to somebody
            "0300", // but nobody
            "04", // a ping without a number
            "0480808080" + "10", // of more than 32 bits
            "040000")) { // with something behind it
      assertMalformed(hex, bytes -> RelayFrameCodec.decodeToRelay(bytes));
    }
  }

  @Test
  void refusesWhatNoRelaySends() {
    for (String hex :
        List.of(
            "",
            "0101", // a frame of a player
            "1100", // from member 0
            "12", // a welcome without a number
            "1201", // without a version
            "120102" + "00", // of another version
            "12010101", // that ends before its list
            "120101" + "8001", // with more members than a room can have
            "120101" + "01" + "010161", // that lists me
            "120101" + "02" + "030161" + "020162", // out of order
            "120101" + "02" + "020161" + "020162", // twice
            "120101" + "00" + "00", // with something behind it
            "13020161" + "00", // a newcomer with something behind
            "130200", // without a session
            "1302" + "41" + "61".repeat(65), // with too long a session
            "130201ff", // that is not UTF-8
            "1400", // member 0 left
            "140101",
            "1500", // no such reason
            "15ff01",
            "150100",
            "16")) {
      assertMalformed(hex, bytes -> RelayFrameCodec.decodeToPlayer(bytes));
    }
  }

  @Test
  void refusesFramesThatAreTooLongWithoutReadingThem() {
    byte[] long1 = Arrays.copyOf(new byte[] {2, 0}, 2 + LONGEST.length + 1);
    byte[] long2 = Arrays.copyOf(new byte[] {0x11, 1}, 1 << 20);

    assertThrows(MalformedException.class, () -> RelayFrameCodec.decodeToRelay(long1));
    assertThrows(MalformedException.class, () -> RelayFrameCodec.decodeToPlayer(long2));
    assertThrows(
        IllegalStateException.class,
        () -> RelayFrameCodec.encode(new RelayFrame.ToAll(new byte[LONGEST.length + 1])));
  }

  private static RelayFrame.Welcome fullRoom() {
    List<RelayFrame.Member> others = new ArrayList<>();
    for (int i = 1; i < RelayFrame.MAX_MEMBERS; i++) {
      others.add(new RelayFrame.Member(RelayFrame.MAX_MEMBER - 200 + i, "s".repeat(64)));
    }
    return new RelayFrame.Welcome(RelayFrame.MAX_MEMBER, others);
  }

  private static RelayFrame toRelay(RelayFrame frame) throws MalformedException {
    return RelayFrameCodec.decodeToRelay(RelayFrameCodec.encode(frame));
  }

  private static RelayFrame toPlayer(RelayFrame frame) throws MalformedException {
    return RelayFrameCodec.decodeToPlayer(RelayFrameCodec.encode(frame));
  }

  private static void assertBytes(String hex, RelayFrame frame) {
    assertEquals(hex, HexFormat.of().formatHex(RelayFrameCodec.encode(frame)));
  }

  private static void assertMalformed(String hex, Decoder decoder) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertThrows(MalformedException.class, () -> decoder.decode(bytes), hex);
  }

  private interface Decoder {
    Object decode(byte[] bytes) throws MalformedException;
  }
}
