package dev.onlinematch.simulation;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.simulation.Step.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a plan of a seed. Each plan has some of the kinds of faults only (a "swarm"): with all of
 * them in every plan one would hide what another does.
 */
final class PlanMaker {

  private static final Kind[] FAULTS = {
    Kind.CUT,
    Kind.BREAK,
    Kind.CHANNEL,
    Kind.ISOLATE,
    Kind.DEAF,
    Kind.OFFLINE,
    Kind.LAG,
    Kind.SOCKET,
    Kind.STALL,
    Kind.HUB,
    Kind.REJOIN,
    Kind.RELOAD,
    Kind.KILL,
    Kind.VANISH,
    Kind.SLEEP,
    Kind.HIDE
  };
  private static final Kind[] RELAY_FAULTS = {Kind.RELAY, Kind.MUTE, Kind.GOODBYE};
  private static final int LATE = 0x1A73;

  private static final Kind[] HARM = {
    Kind.FORGE_ROSTER,
    Kind.FORGE_REFUSAL,
    Kind.FORGE_REPORT,
    Kind.REPLAY,
    Kind.TRUNCATE,
    Kind.RUBBISH,
    Kind.CLAIM,
    Kind.INTRUDE
  };

  private final SeededRandom random;

  /**
   * For those who come late, so that all else of a seed stays what it was before there were any.
   */
  private final SeededRandom late;

  private final List<Step> steps = new ArrayList<>();
  private final Setup setup;

  private PlanMaker(int seed) {
    random = new SeededRandom(seed);
    late = new SeededRandom(seed ^ LATE);
    setup = setup(seed);
  }

  static Plan of(int seed) {
    PlanMaker maker = new PlanMaker(seed);
    maker.open();
    if (maker.setup.isOpen()) {
      maker.comeLate();
    }
    maker.disturb();
    if (maker.oneIn(4)) {
      maker.steps.add(new Step(Kind.QUIET, 0, 0, 0, 0));
      maker.disturb();
    }
    return new Plan(maker.setup, maker.steps);
  }

  private Setup setup(int seed) {
    int people = people();
    boolean hasRelay = oneIn(2);
    boolean isBehindNats = oneIn(3);
    int nats = 0;
    for (int i = 0; i < people && isBehindNats; i++) {
      nats = nats * 5 + (oneIn(8) ? 3 + random.nextInt(2) : random.nextInt(3));
    }
    int maxPlayers = oneIn(6) ? Math.max(2, people - 1 - random.nextInt(2)) : people;
    return new Setup(
        seed,
        people,
        maxPlayers,
        1 + random.nextInt(oneIn(4) ? 150 : 50),
        oneIn(2) ? random.nextInt(20) : 0,
        1 + random.nextInt(oneIn(4) ? 120 : 30),
        hasRelay ? 1 + random.nextInt(40) : 0,
        hasRelay && oneIn(3),
        !oneIn(10),
        oneIn(4) ? 16 + random.nextInt(30) : 0,
        nats,
        oneIn(12) ? 1 << random.nextInt(people) : 0,
        oneIn(8) ? 1 << random.nextInt(people) : 0,
        late.nextInt(3) == 0);
  }

  private int people() {
    int draw = random.nextInt(100);
    if (draw < 70) {
      return draw < 20 ? 2 : draw < 50 ? 3 : 4;
    }
    return draw < 92 ? 5 + random.nextInt(2) : 7 + random.nextInt(4);
  }

  /** How they come together. */
  private void open() {
    if (oneIn(4)) {
      int min = 2 + random.nextInt(setup.maxPlayers() - 1);
      for (int i = 0; i < setup.people(); i++) {
        steps.add(new Step(Kind.SEARCH, i, 0, min, random.nextInt(oneIn(4) ? 1_500 : 50)));
      }
      steps.add(new Step(Kind.TALK, 0, 0, 1, 2_000 + random.nextInt(3_000)));
    } else {
      steps.add(new Step(Kind.CREATE, 0, 0, 0, 100 + random.nextInt(500)));
      int later = oneIn(3) ? 1 + random.nextInt(setup.people()) : setup.people();
      for (int i = 1; i < later; i++) {
        steps.add(new Step(oneIn(20) ? Kind.WATCH : Kind.JOIN, i, 0, 0, random.nextInt(400)));
      }
      steps.add(new Step(Kind.TALK, 0, 0, 1, random.nextInt(oneIn(2) ? 4_000 : 500)));
    }
    if (oneIn(2)) {
      steps.add(new Step(Kind.START, 0, 0, 0, random.nextInt(300)));
    }
  }

  /** Play begins, and then some come: new ones, or those who leave for it. */
  private void comeLate() {
    steps.add(new Step(Kind.START, 0, 0, 0, late.nextInt(500)));
    for (int i = late.nextInt(4); i >= 0; i--) {
      int who = 1 + late.nextInt(setup.people() - 1);
      Kind kind = late.nextInt(3) == 0 ? Kind.WATCH : Kind.JOIN;
      steps.add(new Step(kind, who, 0, 0, late.nextInt(late.nextInt(2) == 0 ? 60 : 3_000)));
      steps.add(new Step(Kind.TALK, 0, 0, 1 + late.nextInt(3), late.nextInt(100)));
      if (late.nextInt(8) == 0) {
        Kind end = late.nextInt(2) == 0 ? Kind.LEAVE : Kind.RELOAD;
        steps.add(new Step(end, late.nextInt(2) == 0 ? 0 : who, 0, 0, late.nextInt(2_000)));
      }
    }
  }

  private void disturb() {
    List<Kind> kinds = swarm();
    boolean isChatty = oneIn(2);
    for (int i = random.nextInt(14); i >= 0; i--) {
      steps.add(step(kinds.get(random.nextInt(kinds.size()))));
      if (isChatty) {
        steps.add(new Step(Kind.TALK, someone(), 0, 1 + random.nextInt(3), random.nextInt(20)));
      }
    }
  }

  private List<Kind> swarm() {
    List<Kind> kinds = new ArrayList<>(List.of(Kind.TALK, Kind.JOIN));
    addSome(kinds, 2, Kind.LEAVE, Kind.START, Kind.CREATE);
    addSome(kinds, 5, Kind.SEARCH, Kind.WATCH);
    addSome(kinds, oneIn(5) ? 2 : 5, FAULTS);
    if (setup.hasRelay()) {
      addSome(kinds, 2, Kind.MODE);
      addSome(kinds, 4, RELAY_FAULTS);
    }
    if (setup.hasGame()) {
      kinds.add(Kind.PLAY);
    }
    if (setup.villains() != 0) {
      addSome(kinds, 2, HARM);
    }
    return kinds;
  }

  private void addSome(List<Kind> kinds, int in, Kind... some) {
    for (Kind kind : some) {
      if (oneIn(in)) {
        kinds.add(kind);
      }
    }
  }

  private Step step(Kind kind) {
    int wait = random.nextInt(oneIn(3) ? 8_000 : oneIn(2) ? 1_000 : 60);
    int who =
        HARM_KINDS.contains(kind) ? Integer.numberOfTrailingZeros(setup.villains()) : someone();
    int ms =
        switch (kind) {
          case TALK -> 1 + random.nextInt(6);
          case PLAY -> 1_000 + random.nextInt(9_000);
          case LAG -> random.nextInt(600);
          case SEARCH -> 2 + random.nextInt(setup.maxPlayers() - 1);
          case HUB -> 1 + random.nextInt(6_000);
          case FORGE_ROSTER, FORGE_REFUSAL, RUBBISH, CHANNEL, GOODBYE -> random.nextInt(100);
          default -> oneIn(4) ? 0 : random.nextInt(oneIn(3) ? 40_000 : 9_000);
        };
    return new Step(kind, who, someone(), ms, wait);
  }

  private static final List<Kind> HARM_KINDS = List.of(HARM);

  private int someone() {
    return random.nextInt(setup.people());
  }

  private boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }
}
