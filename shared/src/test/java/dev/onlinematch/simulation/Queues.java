package dev.onlinematch.simulation;

import static dev.onlinematch.simulation.Violation.unless;

import dev.onlinematch.match.PlayerStatus;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.PeerId;

/**
 * Looks how much waits, at every page and on every way: never more than a bound, and nothing when
 * all had time to come.
 */
final class Queues {

  /** What a link keeps of unacknowledged messages (1 MiB), and what the match itself adds. */
  private static final int MOST_UNACKED_BYTES = 1_100_000;

  /** Frames between a page and the server while nothing passes, for at most 25 s. */
  private static final int MOST_AT_HUB = 2_000;

  /** The same at the relay, where all that is said in a match may wait for 30 s. */
  private static final int MOST_AT_RELAY = 60_000;

  /** A page's timers: some for itself, some for each link. */
  private static final int MOST_TIMERS = 700;

  private Queues() {}

  /** At any moment. */
  static void check(World world) {
    atMost(world.relay.waiting(), MOST_AT_RELAY, "at the relay");
    for (Page page : world.pages()) {
      atMost(page.browser.waiting(), MOST_AT_HUB, page + " to and from the server");
      atMost(page.tab.waiting(), MOST_TIMERS, page + "'s timers");
      for (PeerId peer : page.match.messages().otherPeers()) {
        int bytes = page.match.messages().bufferedAmount(peer, Delivery.RELIABLE);
        atMost(bytes, MOST_UNACKED_BYTES, page + " to " + peer);
      }
    }
  }

  /** When nothing has been said for a while and all ways are good. */
  static void checkEmpty(World world) {
    check(world);
    atMost(world.relay.waiting(), 0, "at the relay");
    for (Page page : world.pages()) {
      atMost(page.browser.waiting(), 0, page + " to and from the server");
      for (PeerId peer : page.match.messages().otherPeers()) {
        boolean isUp = page.match.link(peer).status() == PlayerStatus.CONNECTED;
        // A malicious member has confused the acknowledgements of his own links.
        boolean isHonest = !page.person.isVillain() && !world.isVillain(page.match.sessionId(peer));
        for (Delivery delivery : Delivery.values()) {
          int bytes = page.match.messages().bufferedAmount(peer, delivery);
          atMost(isUp && isHonest ? bytes : 0, 0, page + " to " + peer + " " + delivery);
        }
      }
    }
  }

  private static void atMost(int waits, int most, String where) {
    unless(waits <= most, Invariant.QUEUES_ARE_BOUNDED, where + ": " + waits + " wait");
  }
}
