package dev.onlinematch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.SendResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One end of a link is made anew, and nobody but itself tells the other. */
class IncarnationTest {

  private static final int DELIVERED_MS = 1_000;
  private static final int MOST_SECONDS = 60;

  /** In very many there is one whose end is made anew during each attempt: it is given up. */
  private static final int SEEDS = Integer.getInteger("incarnation.seeds", 400);

  @Test
  void theAnswererHearsOfANewOfferer() {
    LinkedPair pair = direct(1);
    assertOtherHears(pair, pair.alice);
  }

  @Test
  void theOffererHearsOfANewAnswerer() {
    LinkedPair pair = direct(1);
    assertOtherHears(pair, pair.bob);
  }

  @Test
  void throughTheRelayTheSame() {
    LinkedPair pair = relayed(1);
    assertOtherHears(pair, pair.alice);
    assertEquals(LinkPath.RELAY, pair.alice.link.path());
  }

  @Test
  void throughTheRelayTheSameFromTheOtherSide() {
    LinkedPair pair = relayed(1);
    assertOtherHears(pair, pair.bob);
    assertEquals(LinkPath.RELAY, pair.bob.link.path());
  }

  @Test
  void anEndAfterManyConnectionsMakesItsOwn() {
    LinkedPair pair = direct(1);
    for (int i = 0; i < 5; i++) {
      pair.network.breakPath("alice", "bob");
      pair.time.advance(60_000);
    }
    assertOtherHears(pair, pair.alice);
  }

  @Test
  void whatTheEndBeforeHasHeardIsNotHeardAgain() {
    LinkedPair pair = direct(1);
    assertHeardOnce(pair);
  }

  @Test
  void throughTheRelayItIsNotHeardAgainEither() {
    assertHeardOnce(relayed(1));
  }

  private static void assertHeardOnce(LinkedPair pair) {
    pair.bob.send(Delivery.RELIABLE, 1);
    pair.time.advance(LinkMessages.ACK_DELAY_MS - 1);
    assertEquals(List.of(1), pair.alice.received(Delivery.RELIABLE));
    assertTrue(pair.bob.link.bufferedAmount(Delivery.RELIABLE) > 0, "acknowledged already");

    pair.alice.beginAnew();
    pair.bob.send(Delivery.RELIABLE, 2);
    untilBothAreUp(pair, "");
    pair.time.advance(10_000);

    assertEquals(List.of(1, 2), pair.alice.received(Delivery.RELIABLE));
    assertEquals(0, pair.bob.link.bufferedAmount(Delivery.RELIABLE));
  }

  @Test
  void whoeverBeginsAnewWhenAndHoweverOftenTheyUnderstandEachOther() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      SeededRandom random = new SeededRandom(seed);
      LinkedPair pair = seed % 2 == 0 ? relayed(seed) : direct(seed);
      Talk toBob = new Talk(pair.alice);
      Talk toAlice = new Talk(pair.bob);
      int times = 1 + random.nextInt(6);
      for (int i = 0; i < times; i++) {
        toBob.say(random.nextInt(3));
        toAlice.say(random.nextInt(3));
        pair.time.advance(random.nextInt(200));
        Talk talk = random.nextInt(2) == 0 ? toBob : toAlice;
        talk.beginAnew();
        toBob.say(random.nextInt(3));
        toAlice.say(random.nextInt(3));
        pair.time.advance(random.nextInt(3) == 0 ? 5_000 : random.nextInt(200));
      }
      String which = "seed " + seed;
      untilBothAreUp(pair, which);
      pair.time.advance(10_000);
      toBob.assertHeard(which);
      toAlice.assertHeard(which);
      int heard = pair.alice.othersBegunAnew + pair.bob.othersBegunAnew;
      assertTrue(heard <= times, which + ": " + heard + " of " + times);
      assertTalk(pair, which);
    }
  }

  @Test
  void soDoThoseWhoRememberNothing() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      SeededRandom random = new SeededRandom(seed);
      LinkedPair pair = seed % 2 == 0 ? relayed(seed) : direct(seed);
      int times = 1 + random.nextInt(6);
      for (int i = 0; i < times; i++) {
        LinkedPair.End end = random.nextInt(2) == 0 ? pair.alice : pair.bob;
        end.send(Delivery.RELIABLE, -1);
        end.beginAnew(random.nextInt(2) == 0 ? end.link.heard() : StreamPosition.NONE);
        end.send(Delivery.RELIABLE, -2);
        pair.time.advance(random.nextInt(3) == 0 ? 5_000 : random.nextInt(200));
      }
      untilBothAreUp(pair, "seed " + seed);
      pair.time.advance(10_000);
      assertTalk(pair, "seed " + seed);
    }
  }

  /** What one end says, and the other must hear: once and in order. */
  private static final class Talk {

    private final LinkedPair.End speaker;
    private int last;

    /** What was said by an end that is gone, and had not arrived: it need not arrive any more. */
    private final Set<Integer> lost = new HashSet<>();

    Talk(LinkedPair.End speaker) {
      this.speaker = speaker;
    }

    void say(int times) {
      for (int i = 0; i < times; i++) {
        assertEquals(SendResult.SENT, speaker.send(Delivery.RELIABLE, ++last));
      }
    }

    void beginAnew() {
      List<Integer> heard = speaker.other.received(Delivery.RELIABLE);
      for (int i = 1; i <= last; i++) {
        if (!heard.contains(i)) {
          lost.add(i);
        }
      }
      speaker.beginAnew();
    }

    void assertHeard(String which) {
      List<Integer> heard = speaker.other.received(Delivery.RELIABLE);
      List<Integer> expected = new ArrayList<>();
      for (int i = 1; i <= last; i++) {
        if (!lost.contains(i) || heard.contains(i)) {
          expected.add(i);
        }
      }
      assertEquals(expected, heard, which);
    }
  }

  private static LinkedPair direct(int seed) {
    LinkedPair pair = new LinkedPair(seed);
    pair.connect();
    return pair;
  }

  private static LinkedPair relayed(int seed) {
    LinkedPair pair = LinkedPair.withRelay(seed);
    pair.start(PathPolicy.CLIENT_SERVER);
    pair.setRelayUp(true);
    pair.time.advance(5_000);
    assertEquals(LinkPath.RELAY, pair.alice.link.path());
    assertEquals(LinkPath.RELAY, pair.bob.link.path());
    return pair;
  }

  private static void assertOtherHears(LinkedPair pair, LinkedPair.End end) {
    for (int i = 0; i < 20; i++) {
      end.send(Delivery.RELIABLE, -1);
      end.other.send(Delivery.RELIABLE, -1);
      end.send(Delivery.UNRELIABLE, -1);
      end.send(Delivery.UNRELIABLE_ORDERED, -1);
    }
    pair.time.advance(DELIVERED_MS);
    assertEquals(20, end.received(Delivery.RELIABLE).size());

    end.beginAnew();
    end.send(Delivery.RELIABLE, -2);
    end.other.send(Delivery.RELIABLE, -3);
    untilBothAreUp(pair, "");
    pair.time.advance(10_000);

    assertEquals(List.of(0, 1), List.of(end.othersBegunAnew, end.other.othersBegunAnew));
    List<Integer> heard = end.other.received(Delivery.RELIABLE);
    assertEquals(List.of(-1, -2), heard.subList(19, heard.size()), "what was said at once");
    List<Integer> heardAnew = end.received(Delivery.RELIABLE);
    assertEquals(List.of(-1, -3), heardAnew.subList(19, heardAnew.size()), "and meanwhile");
    assertTalk(pair, "");
    for (Delivery delivery : Delivery.values()) {
      end.send(delivery, -4);
    }
    pair.time.advance(DELIVERED_MS);
    for (Delivery delivery : Delivery.values()) {
      assertTrue(end.other.received(delivery).contains(-4), delivery.toString());
    }
  }

  private static void untilBothAreUp(LinkedPair pair, String which) {
    for (int i = 0; i < MOST_SECONDS && !(pair.alice.link.isUp() && pair.bob.link.isUp()); i++) {
      pair.time.advance(1_000);
    }
    assertTrue(pair.alice.link.isUp() && pair.bob.link.isUp(), which + ": a link does not come up");
  }

  /** Everything reliable arrives once and in order, both ways. */
  private static void assertTalk(LinkedPair pair, String which) {
    int fromAlice = pair.bob.received(Delivery.RELIABLE).size();
    int fromBob = pair.alice.received(Delivery.RELIABLE).size();
    List<Integer> said = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      said.add(i);
      assertEquals(SendResult.SENT, pair.alice.send(Delivery.RELIABLE, i));
      assertEquals(SendResult.SENT, pair.bob.send(Delivery.RELIABLE, i));
    }
    pair.time.advance(DELIVERED_MS);
    List<Integer> atBob = pair.bob.received(Delivery.RELIABLE);
    List<Integer> atAlice = pair.alice.received(Delivery.RELIABLE);
    assertEquals(said, atBob.subList(fromAlice, atBob.size()), which);
    assertEquals(said, atAlice.subList(fromBob, atAlice.size()), which);
  }
}
