package dev.onlinematch.simulation;

import dev.onlinematch.link.PathPolicy;
import dev.onlinematch.match.MatchState;
import dev.onlinematch.match.Player;
import dev.onlinematch.match.Resumption;
import dev.onlinematch.peer.FakePeerConnection;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.wire.GoodbyeReason;

/**
 * Carries out a plan. It either comes to its end or is ended by a {@link Violation} at the first
 * moment at which something is not as it must be.
 */
final class Simulation {

  /** Longer than every deadline of a match or a link. */
  static final int QUIET_MS = 100_000;

  /** For so long of it no packet is lost. */
  private static final int CALM_MS = 10_000;

  /** A page that is loaded again is not there at once. */
  private static final int LOAD_MS = 700;

  private final Plan plan;
  private final World world;
  private final Inspection inspection;

  Simulation(Plan plan, Sabotage sabotage, Log log) {
    this.plan = plan;
    this.world = new World(plan.setup(), sabotage, log);
    this.inspection = new Inspection(world, plan);
  }

  World world() {
    return world;
  }

  /** Runs all of it. */
  void run() {
    try {
      for (Step step : plan.steps()) {
        world.log.add(world, "*", step.toString());
        take(step);
        world.sabotage.afterStep(world);
        world.time.advance(step.waitMs());
        Queues.check(world);
      }
      quiet();
      end();
    } catch (Violation violation) {
      throw violation;
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      throw new Violation(Invariant.NO_EXCEPTION, e.toString(), e);
    }
  }

  /** Runs all of it; what is violated, or null. */
  Violation fault() {
    try {
      run();
      return null;
    } catch (Violation violation) {
      return violation;
    }
  }

  private void quiet() {
    heal();
    world.time.advance(QUIET_MS - CALM_MS);
    // With many packets lost a link is always down for a moment somewhere.
    world.setLossPercent(0);
    world.time.advance(CALM_MS);
    world.setLossPercent(world.setup.lossPercent());
    world.noteEntries();
    world.log.add(world, "*", "all must be well");
    inspection.afterQuiet();
  }

  private void end() {
    for (Page page : world.pages()) {
      page.leaves();
      page.signsOut();
    }
    world.time.advance(QUIET_MS);
    inspection.afterAllLeft();
  }

  private void heal() {
    world.playingUntilMs = world.time.nowMs();
    world.nakama.setDown(false);
    world.relay.setDown(false);
    world.relay.setMute(false);
    world.network.setLatencyMs(world.setup.latencyMs());
    for (Person person : world.people) {
      person.setOffline(false);
      world.network.setDeaf(person.name, false);
      for (Person other : world.people) {
        if (other.number > person.number) {
          world.network.heal(person.name, other.name);
        }
      }
      if (person.page() != null) {
        person.page().browser.setOffline(false);
        person.page().tab.setSlow(1);
        person.page().tab.wake(false);
      }
    }
  }

  private void take(Step step) {
    if (step.who() >= world.people.size() || step.whom() >= world.people.size()) {
      return;
    }
    world.noteEntries();
    Person who = world.people.get(step.who());
    Person whom = world.people.get(step.whom());
    Page page = who.page();
    boolean canAct = page == null || page.tab.isAwake();
    switch (step.kind()) {
      case CREATE, JOIN, WATCH, SEARCH -> {
        if (canAct) {
          enter(step, who.open(), whom.lastMatch());
        }
      }
      case LEAVE -> {
        if (page != null && canAct) {
          page.leaves();
        }
      }
      case TALK -> {
        if (page != null && canAct) {
          page.talks(step.ms());
        }
      }
      case START, MODE -> lead(step, page);
      case PLAY -> world.playingUntilMs = world.time.nowMs() + step.ms();
      case QUIET -> quiet();
      case CUT -> {
        world.network.cut(who.name, whom.name);
        later(step, () -> world.network.heal(who.name, whom.name));
      }
      case BREAK -> world.network.breakPath(who.name, whom.name);
      case CHANNEL -> {
        FakePeerConnection connection = world.network.between(who.name, whom.name);
        if (connection != null) {
          connection.channels().get(1 + step.ms() % 3).close();
        }
      }
      case ISOLATE -> {
        for (Person other : world.people) {
          if (other != who) {
            world.network.cut(who.name, other.name);
            later(step, () -> world.network.heal(who.name, other.name));
          }
        }
      }
      case DEAF -> {
        world.network.setDeaf(who.name, true);
        later(step, () -> world.network.setDeaf(who.name, false));
      }
      case OFFLINE -> {
        who.setOffline(true);
        later(step, () -> who.setOffline(false));
      }
      case LAG -> {
        world.network.setLatencyMs(world.setup.latencyMs() + step.ms());
        later(step, () -> world.network.setLatencyMs(world.setup.latencyMs()));
      }
      case SOCKET -> {
        if (page != null) {
          page.browser.cut();
        }
      }
      case STALL -> {
        if (page != null) {
          page.browser.setOffline(true);
          later(step, () -> who.unstall(page));
        }
      }
      case HUB -> {
        world.nakama.setDown(true);
        later(step, () -> world.nakama.setDown(false));
      }
      case REJOIN -> {
        if (page != null && canAct && page.match.matchId() != null) {
          page.rejoins();
        }
      }
      case RELOAD -> reload(who);
      case KILL -> who.kill();
      case VANISH -> who.vanish();
      case SLEEP -> {
        if (page != null) {
          page.tab.sleep();
          later(step, () -> page.tab.wake(step.whom() % 2 == 1));
        }
      }
      case HIDE -> {
        if (page != null) {
          page.tab.setSlow(1_000);
          later(step, () -> page.tab.setSlow(1));
        }
      }
      case RELAY -> {
        world.relay.setDown(true);
        later(step, () -> world.relay.setDown(false));
      }
      case MUTE -> {
        world.relay.setMute(true);
        later(step, () -> world.relay.setMute(false));
      }
      case GOODBYE -> {
        GoodbyeReason[] reasons = GoodbyeReason.values();
        world.relay.sayGoodbye(reasons[step.ms() % reasons.length]);
      }
      case FORGE_ROSTER, FORGE_REFUSAL, FORGE_REPORT, REPLAY, TRUNCATE, RUBBISH, CLAIM, INTRUDE ->
          Villain.act(world, step);
    }
  }

  private void enter(Step step, Page page, MatchId match) {
    switch (step.kind()) {
      case CREATE -> page.creates();
      case SEARCH -> page.searches(Math.max(2, step.ms()), world.setup.maxPlayers());
      case JOIN -> {
        if (match != null) {
          page.joins(match);
        }
      }
      default -> {
        if (match != null) {
          page.watches(match);
        }
      }
    }
  }

  private void lead(Step step, Page member) {
    Player host = member == null ? null : member.match.host();
    Person leader = host == null ? null : world.owner(host.sessionId());
    Page page = leader == null ? null : leader.page();
    if (page == null || !page.tab.isAwake() || !page.match.isHost()) {
      return;
    }
    if (step.kind() == Step.Kind.START && page.match.state() == MatchState.READY) {
      page.match.startPlaying();
    } else if (step.kind() == Step.Kind.MODE && page.match.hasRelay()) {
      boolean isMesh = page.match.pathPolicy() == PathPolicy.MESH;
      page.match.setPathPolicy(isMesh ? PathPolicy.CLIENT_SERVER : PathPolicy.MESH);
    }
  }

  /** The page comes back and goes on as the same player. */
  private void reload(Person who) {
    if (who.page() != null) {
      Resumption resumption = who.page().match.resumption();
      who.close();
      world.time.schedule(
          LOAD_MS,
          () -> {
            if (who.page() == null && resumption != null) {
              who.open().resumes(resumption);
            }
          });
    }
  }

  /** A fault ends by itself after its time; with none it lasts until the next quiet. */
  private void later(Step step, Runnable end) {
    if (step.ms() > 0) {
      world.time.schedule(step.ms(), end);
    }
  }
}
