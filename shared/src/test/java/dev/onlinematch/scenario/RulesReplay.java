package dev.onlinematch.scenario;

import dev.onlinematch.game.rules.Rules;
import dev.onlinematch.game.rules.World;
import java.util.List;

/**
 * Recorded rounds of the game, played again: every tick must be the same to the last bit wherever
 * it runs. A change of the rules changes the numbers below; a change of the platform must not.
 */
public final class RulesReplay implements Scenario {

  /**
   * A round as it was played.
   *
   * @param players how many played
   * @param turn how far the starts had gone round
   * @param inputs for each stretch of ticks: how many, as one digit of base 36, then what each
   *     player held, as one digit of base 32
   * @param winner the number of who won
   * @param checksum of all ticks
   */
  private record Recording(int players, int turn, String inputs, int winner, int checksum) {}

  private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

  private static final List<Recording> RECORDINGS =
      List.of(
          new Recording(2, 0, "vb4d54cd4fd5e35b3h7ih", 1, 1362044889),
          new Recording(
              4,
              1,
              "c122ee12214b2214b2d1cbid16b2d16b2d0952d0859d0p596015d601cd60acda05c9a0ah"
                  + "9a03hda039da029dm069d00a9b00e5b0075800o48003k800fko00",
              0,
              1566283666),
          new Recording(
              10,
              2,
              "a6c6595485956c6555485936c6555485546c655998551666l5998551666l599815266ol5"
                  + "998157i6ol5998156i6ol6998d51i6of6998d51i6of6n08d5326of6n08d5126of0n08054"
                  + "2i6f0n080592i6f0n080h6206f0n090h2206h0n090h1206h0e090h1206h00090h220ih00"
                  + "090h420ih000906c90ih000906790ih000a06490lh000a06590lj000a06i90lj000a0519"
                  + "0aj000a05a30aj000a051306900090513069000906c0069000906100a9000906800a9000"
                  + "f06600aa000f06700aa000f032a0aa000f037a09a000f033a09a000a031a095000a0cba0"
                  + "a5000a0c1a0a5000a064a0af000a06ca0af0009062a0mf000906890mf000906290m70009"
                  + "06390m7000909390m7000a09990m0000a09690m0000a0739050000a0727050000a07b705"
                  + "0000a052705000090517050000906470600009066906000090669060000a0569050000a0"
                  + "5e9050000a065a050000a066a050000p068a050000p0m48050000p0m18050000p00e80m0"
                  + "000p00480m0000a00300m0000a00l00a0000a00n00a0000500i00a000060080090000600"
                  + "a0090000500a00a0000500m00a000060060080000600e0080000u00400q0000u00",
              7,
              1037199294));

  /** The recordings above. */
  public RulesReplay() {}

  @Override
  public String name() {
    return "recorded rounds replay to the same checksum";
  }

  @Override
  public void run() {
    for (Recording recording : RECORDINGS) {
      replay(recording);
    }
  }

  private static void replay(Recording recording) {
    World world = World.start(recording.players, recording.turn);
    int[] held = new int[recording.players];
    int checksum = 0;
    String inputs = recording.inputs;
    for (int at = 0; at < inputs.length(); at += 1 + recording.players) {
      for (int player = 0; player < recording.players; player++) {
        held[player] = DIGITS.indexOf(inputs.charAt(at + 1 + player));
      }
      for (int ticks = DIGITS.indexOf(inputs.charAt(at)); ticks > 0; ticks--) {
        Rules.step(world, held);
        checksum = checksum * 31 + world.checksum();
      }
    }
    expect("winner", recording.winner, Rules.winner(world));
    expect("checksum", recording.checksum, checksum);
  }

  private static void expect(String what, int expected, int actual) {
    if (expected != actual) {
      throw new AssertionError(
          what + " of a recorded round is " + actual + " and should be " + expected);
    }
  }
}
