package dev.onlinematch.game;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.rpc.ArgumentCodec;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.wire.ByteReader;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.MalformedException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GameCodecsTest {

  private static final PeerId ONE = new PeerId(1);
  private static final PeerId TWO = new PeerId(2);

  @Test
  void aSnapshotIsSevenBytesAndOneMoreDuringAnAttack() throws MalformedException {
    Snapshot running = new Snapshot(0x1234, 0x2580, 0x7080, 5, true, 3, 0);
    Snapshot striking = new Snapshot(0xFFFF, 0x2580, 0x7080, 7, false, 7, 60);

    assertBytes("1234 2580 7080 b3", Snapshot.CODEC, running);
    assertBytes("ffff 2580 7080 ef 3c", Snapshot.CODEC, striking);
  }

  @Test
  void aSnapshotWithAnAttackThatCannotBeIsMalformed() {
    assertMalformed("1234 2580 7080 08 00", Snapshot.CODEC);
    assertMalformed("1234 2580 7080 08 3d", Snapshot.CODEC);
    assertMalformed("1234 2580 7080 08", Snapshot.CODEC);
    assertMalformed("1234 2580 70", Snapshot.CODEC);
  }

  @Test
  void aRoundIsRecognisedByItsLowBits() {
    Snapshot snapshot = new Snapshot(0, 0, 0, 3, false, 0, 0);

    assertTrue(snapshot.isOfRound(11));
    assertFalse(snapshot.isOfRound(12));
  }

  @Test
  void aSetUpNamesItsPlayers() throws MalformedException {
    assertBytes("81 01 02 0002 0001", RoundSetup.CODEC, new RoundSetup(129, List.of(TWO, ONE)));
  }

  @Test
  void aSetUpWithTooManyOrDoubleOrImpossiblePlayersIsMalformed() {
    assertMalformed(
        "01 0b 0001 0002 0003 0004 0005 0006 0007 0008 0009 000a 000b", RoundSetup.CODEC);
    assertMalformed("01 02 0001 0001", RoundSetup.CODEC);
    assertMalformed("01 01 0000", RoundSetup.CODEC);
    assertMalformed("81 80 80 01 00", RoundSetup.CODEC);
  }

  @Test
  void aResultNamesTheWinnerAndAllScores() throws MalformedException {
    RoundResult result = new RoundResult(3, TWO, Map.of(ONE, 1, TWO, 2));
    RoundResult draw = new RoundResult(3, null, Map.of());

    assertBytes("03 0002 02 0001 01 0002 02", RoundResult.CODEC, result);
    assertBytes("03 0000 00", RoundResult.CODEC, draw);
    assertFalse(result.isMatch());
    assertFalse(draw.isMatch());
    assertTrue(new RoundResult(9, ONE, Map.of(ONE, 5)).isMatch());
    assertFalse(new RoundResult(9, null, Map.of(ONE, 5)).isMatch());
  }

  @Test
  void aResultWithTooManyOrDoubleOrImpossibleScoresIsMalformed() {
    assertMalformed("03 0002 02 0001 01 0001 02", RoundResult.CODEC);
    assertMalformed("03 0002 01 0001 06", RoundResult.CODEC);
    assertMalformed("03 0002 0b", RoundResult.CODEC);
    assertMalformed("03 0002 01 0000 01", RoundResult.CODEC);
  }

  @Test
  void aStandingSaysHowFarTheRoundIsAndWhoIsInIt() throws MalformedException {
    Standing standing =
        new Standing(
            new RoundResult(3, null, Map.of(ONE, 1)),
            Standing.Progress.STARTED,
            List.of(TWO, ONE),
            List.of(TWO),
            List.of());

    assertBytes("03 0000 01 0001 01 01 02 0002 0001 01 0002 00", Standing.CODEC, standing);
    assertMalformed("03 0000 00 03 00 00 00", Standing.CODEC);
    assertMalformed("03 0000 00 00 00 00", Standing.CODEC);
  }

  private static <T> void assertBytes(String hex, ArgumentCodec<T> codec, T value)
      throws MalformedException {
    ByteWriter out = new ByteWriter(100);
    codec.write(out, value);
    assertArrayEquals(bytes(hex), out.toByteArray());
    ByteReader in = new ByteReader(bytes(hex));
    assertEquals(value, codec.read(in));
    assertEquals(0, in.remaining());
  }

  /** As a call's receiver sees it: refused by either exception. */
  private static void assertMalformed(String hex, ArgumentCodec<?> codec) {
    assertThrows(
        MalformedException.class,
        () -> {
          try {
            codec.read(new ByteReader(bytes(hex)));
          } catch (IllegalArgumentException e) {
            throw new MalformedException("refused by its type");
          }
        });
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
