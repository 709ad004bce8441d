package dev.onlinematch.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.LinkReport;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.RosterUpdate;
import dev.onlinematch.signalling.SignalCodec;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.MessageTransport;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** To show that the simulator can fail: each invariant is broken on purpose, and it is seen. */
class SabotageTest {

  /** Two or three who meet, and something happens. */
  private static final String MEET =
      "7 3 3 10 0 5 0 0 1 0 0 0 0, CREATE 0 0 0 +200, JOIN 1 0 0 +200, JOIN 2 0 0 +3000";

  private static final String MEET_AND_ONE_MORE =
      MEET.replace("7 3 3", "7 4 4") + ", JOIN 3 0 0 +2000";
  private static final String MEET_WITH_RELAY = MEET.replace("5 0 0 1", "5 5 0 1");
  private static final String MEET_AND_PLAY =
      MEET.replace("1 0 0 0 0", "1 16 0 0 0") + ", PLAY 0 0 20000 +20000, PLAY 0 0 9000 +12000";
  private static final String TALK = ", TALK 0 0 9 +500, TALK 1 0 9 +500, TALK 2 0 9 +500";

  /** {@code MatchTimeouts.joinMs}. */
  private static final int GIVES_UP_MS = 10_000;

  /** When all have met. */
  private static final int MET_MS = 3_000;

  @Test
  void withoutSabotageThesePlansAreFine() {
    for (String plan :
        List.of(MEET + TALK, MEET_WITH_RELAY + ", MODE 0 0 0 +1000", MEET_AND_PLAY)) {
      assertEquals(null, new Simulation(Plan.parse(plan), Sabotage.NONE, Log.NONE).fault());
    }
  }

  @Test
  void rostersThatDifferAreSeen() {
    assertSeen(Invariant.SAME_ROSTER, MEET_AND_ONE_MORE, whoReads(SabotageTest::renamed));
  }

  @Test
  void hostsThatDifferAreSeen() {
    assertSeen(Invariant.SAME_HOST, MEET_AND_ONE_MORE, new Resignation());
  }

  @Test
  void modesThatDifferAreSeen() {
    assertSeen(
        Invariant.SAME_MODE,
        MEET_WITH_RELAY + ", MODE 0 0 0 +1000",
        deafTo(Set.of(SignalCodec.OP_JOIN_SUCCESS), 2));
  }

  @Test
  void statesThatDifferAreSeen() {
    assertSeen(Invariant.SAME_STATE, MEET_AND_ONE_MORE, whoReads(SabotageTest::begun));
  }

  @Test
  void aWaitThatNeverEndsIsSeen() {
    assertSeen(
        Invariant.EVERY_WAIT_ENDS,
        MEET,
        new Sabotage() {
          @Override
          public Signalling signalling(Page page, Signalling real) {
            return page.person.number != 2
                ? real
                : new Wiretap(real) {
                  @Override
                  public void joinMatch(MatchId matchId, Reply<JoinedMatch> reply) {}
                };
          }
        });
  }

  @Test
  void aPlayerWhoCannotGetInForNoReasonIsSeen() {
    assertSeen(
        Invariant.NOTHING_FAILS_BY_ITSELF, MEET, deafTo(Set.of(SignalCodec.OP_JOIN_REQUEST), 0, 0));
  }

  @Test
  void aReliableMessageThatIsLostIsSeen() {
    assertSeen(Invariant.RELIABLE_ARRIVES, MEET + TALK, lastReliable(0));
  }

  @Test
  void aReliableMessageThatComesTwiceIsSeen() {
    assertSeen(Invariant.RELIABLE_ONCE_AND_IN_ORDER, MEET + TALK, lastReliable(2));
  }

  @Test
  void reliableMessagesInTheWrongOrderAreSeen() {
    ArrayDeque<Runnable> held = new ArrayDeque<>();
    assertSeen(
        Invariant.RELIABLE_ONCE_AND_IN_ORDER,
        MEET + TALK,
        (Receiving)
            (page, real, from, delivery, payload) -> {
              if (page.person.number == 2 && delivery == Delivery.RELIABLE && held.isEmpty()) {
                held.add(() -> real.onMessage(from, delivery, payload));
              } else {
                real.onMessage(from, delivery, payload);
                held.forEach(Runnable::run);
              }
            });
  }

  @Test
  void anUnreliableMessageThatComesTwiceIsSeen() {
    assertSeen(
        Invariant.UNRELIABLE_ONCE_AT_MOST,
        MEET + TALK,
        (Receiving)
            (page, real, from, delivery, payload) -> {
              real.onMessage(from, delivery, payload);
              if (delivery == Delivery.UNRELIABLE) {
                real.onMessage(from, delivery, payload);
              }
            });
  }

  @Test
  void aMessageUnderAnothersNameIsSeen() {
    assertSeen(
        Invariant.SENDER_IS_PROVEN,
        MEET + TALK,
        (Receiving)
            (page, real, from, delivery, payload) ->
                real.onMessage(
                    from.equals(PeerId.FIRST) ? new PeerId(2) : from, delivery, payload));
  }

  @Test
  void whatIsSaidInPlayToSomebodyForWhomItHasNotBegunIsSeen() {
    assertSeen(
        Invariant.PLAY_BEGINS_FIRST,
        MEET + ", START 0 0 0 +1000" + TALK,
        new Sabotage() {
          @Override
          public void afterStep(World world) {
            world.people.get(2).open().heard().forgetStart();
          }
        });
  }

  @Test
  void whatTheHostSaysToSomebodyWhoWasNotToldHowTheGameStandsIsSeen() {
    assertSeen(
        Invariant.STATE_FIRST,
        MEET + ", START 0 0 0 +1000" + TALK,
        new Sabotage() {
          @Override
          public void afterStep(World world) {
            world.people.get(2).open().heard().forgetState();
          }
        });
  }

  @Test
  void aSignalThatIsNotTrueIsSeen() {
    assertSeen(
        Invariant.SIGNALS_TELL_ALL,
        MEET,
        new Sabotage() {
          @Override
          public void afterStep(World world) {
            if (world.time.nowMs() > MET_MS) {
              world.people.get(2).open().heard().leave();
            }
          }
        },
        ", TALK 0 0 1 +100, TALK 0 0 1 +100");
  }

  @Test
  void gamesThatDifferAreSeen() {
    assertSeen(
        Invariant.REPLICAS_AGREE,
        MEET_AND_PLAY,
        (Receiving)
            (page, real, from, delivery, payload) -> {
              // He does not see where the others go.
              boolean isLost =
                  page.person.number == 2
                      && delivery == Delivery.UNRELIABLE_ORDERED
                      && page.world.time.nowMs() > 2 * MET_MS;
              if (!isLost) {
                real.onMessage(from, delivery, payload);
              }
            });
  }

  @Test
  void aQueueThatGrowsIsSeen() {
    assertSeen(
        Invariant.QUEUES_ARE_BOUNDED,
        MEET + ", STALL 0 0 0 +100",
        new Sabotage() {
          @Override
          public void afterStep(World world) {
            Page page = world.people.get(0).open();
            for (int i = 0; i < 1_500 && page.isIn(); i++) {
              page.signalling().send(page.match.matchId(), 1, new byte[1], others(page));
            }
          }
        },
        ", TALK 0 0 0 +100, TALK 0 0 0 +100");
  }

  @Test
  void aTimerThatIsNeverCancelledIsSeen() {
    assertSeen(
        Invariant.NOTHING_GOES_ON,
        MEET,
        new Sabotage() {
          @Override
          public Scheduler scheduler(Page page, Scheduler real) {
            return changed(
                real,
                (ms, run) -> {
                  // As if whoever asked forgot that it has an end.
                  real.schedule(1_000_000 + ms, () -> {});
                  return real.schedule(ms, run);
                });
          }
        });
  }

  @Test
  void whoIsStillInAMatchOnTheServerIsSeen() {
    assertSeen(
        Invariant.SERVER_HAS_WHO_IS_IN,
        MEET + ", LEAVE 2 0 0 +100",
        new Sabotage() {
          @Override
          public Signalling signalling(Page page, Signalling real) {
            return new Wiretap(real) {
              @Override
              public void leaveMatch(MatchId matchId, Reply<Void> reply) {
                reply.onResult(null);
              }
            };
          }
        });
  }

  @Test
  void whoHasAnotherVersionAndIsInIsSeen() {
    assertSeen(
        Invariant.NOBODY_UNINVITED,
        // The bit says so, and the options that he came with do not.
        MEET.replace("0 0 0, CREATE", "0 4 0, CREATE"),
        new Sabotage() {
          @Override
          public boolean hidesVersion() {
            return true;
          }
        });
  }

  @Test
  void anExceptionIsSeen() {
    assertSeen(
        Invariant.NO_EXCEPTION,
        MEET + TALK,
        (Receiving)
            (page, real, from, delivery, payload) -> {
              throw new IllegalStateException("a handler that fails");
            });
  }

  @Test
  void whatGoesAnotherWayEachTimeHasAnotherTrace() {
    AtomicInteger runs = new AtomicInteger();
    Sabotage moody =
        (Receiving)
            (page, real, from, delivery, payload) -> {
              if (runs.getAndIncrement() % 5 > 0 || delivery == Delivery.RELIABLE) {
                real.onMessage(from, delivery, payload);
              }
            };
    assertNotEquals(trace(moody), trace(moody));
    assertEquals(trace(Sabotage.NONE), trace(Sabotage.NONE));
  }

  private static int trace(Sabotage sabotage) {
    Simulation simulation = new Simulation(Plan.parse(MEET + TALK), sabotage, Log.NONE);
    simulation.run();
    return simulation.world().trace.sum();
  }

  private static void assertSeen(Invariant broken, String plan, Sabotage sabotage) {
    assertSeen(broken, plan, sabotage, "");
  }

  private static void assertSeen(
      Invariant broken, String plan, Sabotage sabotage, String furtherSteps) {
    Plan whole = Plan.parse(plan + furtherSteps);
    Violation seen = new Simulation(whole, sabotage, Log.NONE).fault();
    assertTrue(seen != null && seen.invariant == broken, () -> broken + ", seen: " + seen);
  }

  private static List<Presence> others(Page page) {
    return page.world.presences(page.match.matchId());
  }

  /** Somebody hears nothing of some kinds when all have met. */
  private static Sabotage deafTo(Set<Integer> opCodes, int who) {
    return deafTo(opCodes, who, MET_MS);
  }

  private static Sabotage deafTo(Set<Integer> opCodes, int who, int fromMs) {
    return new Sabotage() {
      @Override
      public Signalling signalling(Page page, Signalling real) {
        return page.person.number != who
            ? real
            : new Wiretap(real) {
              @Override
              void pass(
                  Listener listener, MatchId matchId, Presence sender, int opCode, byte[] payload) {
                if (page.world.time.nowMs() < fromMs || !opCodes.contains(opCode)) {
                  super.pass(listener, matchId, sender, opCode, payload);
                }
              }
            };
      }
    };
  }

  /** Somebody reads rosters otherwise than they are written, when all have met. */
  private static Sabotage whoReads(UnaryOperator<RosterUpdate> how) {
    return new Sabotage() {
      @Override
      public Signalling signalling(Page page, Signalling real) {
        return page.person.number != 2 ? real : new Misreading(page, real, how);
      }
    };
  }

  private static RosterUpdate renamed(RosterUpdate update) {
    List<RosterUpdate.Entry> entries = new ArrayList<>();
    for (RosterUpdate.Entry entry : update.entries()) {
      entries.add(new RosterUpdate.Entry(entry.sessionId(), entry.peerId(), "x", false));
    }
    return with(update, update.hasBegun(), entries);
  }

  private static RosterUpdate begun(RosterUpdate update) {
    return with(update, true, update.entries());
  }

  private static RosterUpdate with(
      RosterUpdate update, boolean hasBegun, List<RosterUpdate.Entry> entries) {
    return new RosterUpdate(
        update.term(),
        update.version(),
        hasBegun,
        update.isClientServer(),
        update.nextPeerId(),
        entries);
  }

  private static final class Misreading extends Wiretap {

    private final Page page;
    private final UnaryOperator<RosterUpdate> how;

    Misreading(Page page, Signalling real, UnaryOperator<RosterUpdate> how) {
      super(real);
      this.page = page;
      this.how = how;
    }

    @Override
    void pass(Listener listener, MatchId matchId, Presence sender, int opCode, byte[] payload) {
      byte[] read = payload;
      if (opCode == SignalCodec.OP_JOIN_SUCCESS && page.world.time.nowMs() > MET_MS) {
        try {
          read = SignalCodec.encode(how.apply((RosterUpdate) SignalCodec.decode(opCode, payload)));
        } catch (MalformedException e) {
          throw new AssertionError(e);
        }
      }
      super.pass(listener, matchId, sender, opCode, read);
    }
  }

  /** Somebody hears that the host resigns, and never finds that the next one does not answer. */
  private static final class Resignation implements Sabotage {

    @Override
    public Signalling signalling(Page page, Signalling real) {
      return page.person.number != 2
          ? real
          : new Wiretap(real) {
            @Override
            void pass(
                Listener listener, MatchId matchId, Presence sender, int opCode, byte[] payload) {
              super.pass(listener, matchId, sender, opCode, payload);
              if (opCode == SignalCodec.OP_JOIN_SUCCESS && page.world.time.nowMs() > MET_MS) {
                LinkReport report = new LinkReport(sender.sessionId(), true);
                super.pass(
                    listener,
                    matchId,
                    sender,
                    SignalCodec.OP_LINK_REPORT,
                    SignalCodec.encode(report));
              }
            }
          };
    }

    @Override
    public Scheduler scheduler(Page page, Scheduler real) {
      return changed(real, (ms, run) -> real.schedule(ms == GIVES_UP_MS ? 1_000_000 : ms, run));
    }
  }

  private static Scheduler changed(
      Scheduler real, BiFunction<Long, Runnable, Scheduler.Timer> schedule) {
    return new Scheduler() {
      @Override
      public long nowMs() {
        return real.nowMs();
      }

      @Override
      public Timer schedule(long delayMs, Runnable run) {
        return schedule.apply(delayMs, run);
      }
    };
  }

  /** A reliable message that comes to each page comes so often. */
  private static Sabotage lastReliable(int times) {
    return new Sabotage() {
      @Override
      public MessageTransport.Receiver receiver(Page page, MessageTransport.Receiver real) {
        int[] heard = new int[1];
        return (from, delivery, payload) -> {
          // The last one of the first who speaks: nothing after it betrays that it is missing.
          boolean isIt = delivery == Delivery.RELIABLE && ++heard[0] == 9;
          for (int i = 0; i < (isIt ? times : 1); i++) {
            real.onMessage(from, delivery, payload);
          }
        };
      }
    };
  }

  /** What becomes of the messages that come to a page. */
  private interface Receiving extends Sabotage {

    void onMessage(
        Page page, MessageTransport.Receiver real, PeerId from, Delivery delivery, byte[] payload);

    @Override
    default MessageTransport.Receiver receiver(Page page, MessageTransport.Receiver real) {
      return (from, delivery, payload) -> onMessage(page, real, from, delivery, payload);
    }
  }
}
