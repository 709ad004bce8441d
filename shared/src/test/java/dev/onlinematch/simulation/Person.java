package dev.onlinematch.simulation;

import dev.onlinematch.signalling.MatchId;

/** Somebody with a computer: at most one page at a time, and a memory that outlives it. */
final class Person {

  final World world;
  final int number;
  final String name;
  private Page page;
  private MatchId lastMatch;
  private MatchId intrudedMatch;
  private boolean isOffline;

  Person(World world, int number) {
    this.world = world;
    this.number = number;
    this.name = "p" + number;
    world.network.setNat(name, world.setup.nat(number));
    if (world.setup.nat(number).isUdpBlocked()) {
      world.relay.setUdpBlocked(name);
    }
  }

  boolean isVillain() {
    return world.setup.isVillain(number);
  }

  boolean isStranger() {
    return world.setup.isStranger(number);
  }

  /** The open page, or null. */
  Page page() {
    return page;
  }

  /** The open page; opens one if there is none. */
  Page open() {
    if (page == null) {
      page = new Page(world, this);
      page.browser.setOffline(isOffline);
    }
    return page;
  }

  /** The match that this person was in last, as far as he knows; null for none. */
  MatchId lastMatch() {
    return lastMatch;
  }

  void remember(MatchId match) {
    lastMatch = match;
  }

  /** The match that he entered behind the host's back; null for none. */
  MatchId intrudedMatch() {
    return intrudedMatch;
  }

  void intrude(MatchId match) {
    intrudedMatch = match;
  }

  void setOffline(boolean offline) {
    if (offline != isOffline) {
      isOffline = offline;
      world.network.setOffline(name, offline);
      world.relay.setOffline(name, offline);
      if (page != null) {
        page.browser.setOffline(offline);
      }
    }
  }

  /** The way of a page to the server is good again, unless something else is wrong. */
  void unstall(Page stalled) {
    if (stalled == page && !isOffline) {
      stalled.browser.setOffline(false);
    }
  }

  /** The page is closed as by its owner: those at the other end of its connections notice. */
  void close() {
    if (page != null) {
      page.tab.close();
      page.browser.close();
      world.network.openConnectionsOf(name).forEach(connection -> connection.close());
      world.relay.hangUp(name);
      page = null;
    }
  }

  /** The browser is gone: the system closes its sockets, and nobody says goodbye. */
  void kill() {
    if (page != null) {
      page.browser.close();
      vanish();
    }
  }

  /** The computer is gone. */
  void vanish() {
    if (page != null) {
      page.tab.close();
      page.browser.vanish();
      world.network.kill(name);
      page = null;
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
