package dev.onlinematch.simulation;

import dev.onlinematch.link.FakeRelay;
import dev.onlinematch.match.Player;
import dev.onlinematch.nakama.InMemoryNakama;
import dev.onlinematch.nakama.engine.EngineOptions;
import dev.onlinematch.peer.FakePeerConnections;
import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.scenario.Trace;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.time.VirtualTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that a simulated match consists of. */
final class World {

  final Setup setup;
  final Sabotage sabotage;
  final Log log;
  final VirtualTime time = new VirtualTime();
  final SeededRandom noise;
  final FakePeerConnections network;
  final InMemoryNakama nakama;
  final FakeRelay relay;
  final List<Person> people = new ArrayList<>();
  final Ledger ledger = new Ledger();
  final Trace trace = new Trace();

  /** Until when people play the game. */
  long playingUntilMs;

  private final Set<MatchId> matches = new LinkedHashSet<>();
  private final Set<MatchId> ledByVillains = new LinkedHashSet<>();
  private final Map<SessionId, Person> owners = new LinkedHashMap<>();

  World(Setup setup, Sabotage sabotage, Log log) {
    this.setup = setup;
    this.sabotage = sabotage;
    this.log = log;
    noise = new SeededRandom(setup.noise());
    network = new FakePeerConnections(time, new SeededRandom(setup.noise() + 1));
    network.setLatencyMs(setup.latencyMs());
    nakama =
        new InMemoryNakama(
            time, setup.noise() + 2, EngineOptions.development().withTokenLifetimes(7_200, 72_000));
    nakama.setLatencyMs(setup.hubMs());
    relay = new FakeRelay(time, new SeededRandom(setup.noise() + 3));
    relay.setLatencyMs(setup.relayMs());
    setLossPercent(setup.lossPercent());
    relay.setMembership(this::isPresent);
    for (int i = 0; i < setup.people(); i++) {
      people.add(new Person(this, i));
    }
  }

  void setLossPercent(int percent) {
    network.setLossPercent(percent);
    relay.setLossPercent(percent);
  }

  /** Notes that a session in a match is somebody's. */
  void noteEntry(MatchId match, SessionId session, Person person) {
    matches.add(match);
    owners.put(session, person);
  }

  /** Notes where everybody is who did not say so: the matchmaker's matches. */
  void noteEntries() {
    for (Page page : pages()) {
      if (page.match.matchId() != null) {
        noteEntry(page.match.matchId(), page.match.mySessionId(), page.person);
        if (page.currentSession() != null) {
          noteEntry(page.match.matchId(), page.currentSession(), page.person);
        }
        page.person.remember(page.match.matchId());
        page.noteEntry(page.match.matchId());
        Player host = page.match.host();
        if (host != null && isVillain(host.sessionId())) {
          ledByVillains.add(page.match.matchId());
        }
      }
    }
  }

  /** Whose session that is; null for nobody who was ever in a match. */
  Person owner(SessionId session) {
    return owners.get(session);
  }

  boolean isVillain(SessionId session) {
    Person owner = session == null ? null : owner(session);
    return owner != null && owner.isVillain();
  }

  boolean isLedByVillain(MatchId match) {
    return ledByVillains.contains(match);
  }

  /** All matches there ever were. */
  Set<MatchId> matches() {
    return matches;
  }

  /** Who is in a match, as the server sees it. */
  List<Presence> presences(MatchId match) {
    return nakama.engine().members().presences(match);
  }

  /** The open pages. */
  List<Page> pages() {
    List<Page> pages = new ArrayList<>();
    for (Person person : people) {
      if (person.page() != null) {
        pages.add(person.page());
      }
    }
    return pages;
  }

  /** The pages of those who are in a match, and who are as they should be. */
  List<Page> membersOf(MatchId match) {
    List<Page> members = new ArrayList<>();
    for (Page page : pages()) {
      if (page.isIn() && page.match.matchId().equals(match) && !page.person.isVillain()) {
        members.add(page);
      }
    }
    return members;
  }

  private boolean isPresent(String match, String session) {
    // A relay that cannot ask lets nobody in and puts nobody out; nobody is in then anyway.
    return nakama.engine().members().presence(new MatchId(match), new SessionId(session)) != null;
  }
}
