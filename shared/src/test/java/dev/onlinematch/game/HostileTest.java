package dev.onlinematch.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.rpc.RpcCall;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.FakeMesh;
import dev.onlinematch.transport.MessageTransport;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.transport.SendResult;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A player who speaks the game's language and says what he may not. */
class HostileTest {

  private static final int ROUND = 1;

  private final Party party = new Party(17);
  private final Party.Guest ann = party.arrives("Ann");
  private final Party.Guest bob = party.arrives("Bob");
  private final Party.Guest mallory = party.arrives("Mallory");
  private GameCalls forged;
  private int tick;

  @BeforeEach
  void malloryTakesOverHisOwnTransport() {
    party.startsRound();
    mallory.isFrozen = true;
    party.passes(500);
    tick = 10_000;
    forged = forgedBy(mallory.node);
    say(forged.snapshot, snapshotAt(864, 160));
    assertEquals(0, bob.session.drops().of(GameDrop.IMPOSSIBLE_MOVE));
  }

  @Test
  void aPositionOutsideTheArenaIsDropped() {
    say(forged.snapshot, snapshotAt(0, 0));
    say(forged.snapshot, snapshotAt(1092, 1092));
    say(forged.snapshot, snapshotAt(512, 320));

    assertEquals(3, bob.session.drops().of(GameDrop.OUT_OF_ARENA));
    assertEquals(864, bob.seen(mallory).x(), 1);
  }

  @Test
  void aLeapAcrossTheArenaIsDropped() {
    say(forged.snapshot, snapshotAt(128, 128));

    assertEquals(1, bob.session.drops().of(GameDrop.IMPOSSIBLE_MOVE));
    assertEquals(864, bob.seen(mallory).x(), 1);
  }

  @Test
  void aSecondAttackBeforeTheFirstIsOverIsDropped() {
    say(forged.snapshot, attackOf(5));
    tick += 10;
    say(forged.snapshot, attackOf(1));

    assertEquals(1, bob.session.drops().of(GameDrop.IMPOSSIBLE_MOVE));
  }

  @Test
  void snapshotsOfAnotherRoundAndOldOnesAreDropped() {
    say(forged.snapshot, new Snapshot(tick + 1, 864 * 60, 160 * 60, 2, false, 0, 0));
    say(forged.snapshot, new Snapshot(tick - 5, 864 * 60, 160 * 60, 1, false, 0, 0));

    assertEquals(2, bob.session.drops().of(GameDrop.WRONG_MOMENT));
  }

  @Test
  void onlyTheHostSaysWhoWins() {
    sayAsHost(
        forged -> forged.roundOver,
        new RoundResult(ROUND, mallory.node.me, Map.of(mallory.node.me, 5)));

    assertEquals(1, bob.session.messageDrops().total());
    assertEquals(GamePhase.ROUND, bob.phase());
    assertEquals(0, bob.seen(mallory).score());
  }

  @Test
  void onlyTheHostTakesPeopleOut() {
    sayAsHost(forged -> forged.outOfRound, new GameCalls.PlayerOut(ROUND, bob.node.me));

    assertEquals(1, bob.session.messageDrops().total());
    assertTrue(bob.own().isAlive());
  }

  @Test
  void onlyTheHostSetsUpAndStartsRounds() {
    sayAsHost(forged -> forged.setUp, new RoundSetup(2, List.of(mallory.node.me)));
    sayAsHost(forged -> forged.start, ROUND);

    assertEquals(2, bob.session.messageDrops().total());
    assertEquals(1, bob.session.rounds());
  }

  @Test
  void nobodyDiesTwiceOrInAnotherRound() {
    say(forged.died, ROUND);
    assertFalse(bob.seen(mallory).isAlive());

    say(forged.died, ROUND);
    say(forged.died, ROUND - 1);
    say(forged.died, ROUND + 7);

    assertEquals(1, bob.session.drops().of(GameDrop.NO_PART));
    assertEquals(1, bob.session.drops().of(GameDrop.WRONG_MOMENT));
    assertTrue(bob.own().isAlive());
  }

  @Test
  void theDeadAreNotShownMoving() {
    say(forged.died, ROUND);
    say(forged.snapshot, snapshotAt(870, 160));

    assertEquals(1, bob.session.drops().of(GameDrop.WRONG_MOMENT));
  }

  @Test
  void readinessForARoundThatIsNotNextSaysNothingOfTheNext() {
    say(forged.ready, ROUND);
    say(forged.ready, ROUND + 5);
    say(forged.isSetUp, ROUND + 5);

    assertEquals(2, ann.session.drops().of(GameDrop.WRONG_MOMENT));
    assertTrue(ann.session.readyRows().stream().noneMatch(ReadyRow::isReady));
  }

  @Test
  void whoOnlyWatchesHasNoPartInTheRound() {
    FakeMesh.Node watcher = party.mesh.join(9);
    GameCalls calls = forgedBy(watcher);

    calls.ready.toOthers(ROUND + 1);
    calls.died.toOthers(ROUND);
    calls.snapshot.toOthers(snapshotAt(864, 160));
    party.passes(100);

    assertEquals(3, bob.session.drops().of(GameDrop.NO_PART));
    assertEquals(3, bob.session.readyRows().size());
  }

  @Test
  void noiseIsDroppedAndTheRoundGoesOn() {
    int seed = 99;
    SeededRandom random = new SeededRandom(seed);
    byte[] start = captured();
    for (int i = 0; i < 5_000; i++) {
      byte[] noise = new byte[random.nextInt(20)];
      random.nextBytes(noise);
      if (noise.length > 2 && random.nextInt(4) > 0) {
        noise[0] = start[0];
        noise[1] = start[1];
        noise[2] = (byte) random.nextInt(10);
      }
      Delivery delivery = random.nextInt(2) == 0 ? Delivery.RELIABLE : Delivery.UNRELIABLE_ORDERED;
      mallory.node.send(bob.node.me, delivery, noise);
      if (i % 100 == 0) {
        party.passes(16);
      }
    }
    party.passes(200);

    assertEquals(GamePhase.ROUND, bob.phase(), "seed " + seed);
    assertTrue(bob.own().isAlive(), "seed " + seed);
    assertTrue(bob.session.messageDrops().total() > 1_000, "seed " + seed);
  }

  private byte[] captured() {
    byte[][] captured = new byte[1][];
    FakeMesh.Node tap = party.mesh.join(8);
    tap.setReceiver((from, delivery, payload) -> captured[0] = payload);
    forged.ready.to(tap.me, ROUND);
    party.passes(100);
    party.mesh.remove(tap);
    return captured[0];
  }

  private static GameCalls forgedBy(MessageTransport transport) {
    GameCalls calls = new GameCalls(transport);
    calls.ready.onReceive((from, it) -> {});
    calls.setUp.onReceive((from, it) -> {});
    calls.isSetUp.onReceive((from, it) -> {});
    calls.start.onReceive((from, it) -> {});
    calls.snapshot.onReceive((from, it) -> {});
    calls.died.onReceive((from, it) -> {});
    calls.outOfRound.onReceive((from, it) -> {});
    calls.roundOver.onReceive((from, it) -> {});
    calls.open();
    return calls;
  }

  private Snapshot snapshotAt(int x, int y) {
    return new Snapshot(++tick, x * 60, y * 60, ROUND, false, 0, 0);
  }

  private Snapshot attackOf(int ticks) {
    return new Snapshot(++tick, 864 * 60, 160 * 60, ROUND, false, 0, ticks);
  }

  private <T> void say(RpcCall<T> call, T arguments) {
    call.toOthers(arguments);
    party.passes(100);
  }

  /** Makes a call that only the host may make, over a transport that says that Mallory is. */
  private <T> void sayAsHost(Function<GameCalls, RpcCall<T>> call, T arguments) {
    call.apply(forgedBy(new Usurper(mallory.node))).toOthers(arguments);
    party.passes(100);
  }

  private record Usurper(MessageTransport inner) implements MessageTransport {

    @Override
    public PeerId myPeerId() {
      return inner.myPeerId();
    }

    @Override
    public PeerId hostPeerId() {
      return inner.myPeerId();
    }

    @Override
    public List<PeerId> otherPeers() {
      return inner.otherPeers();
    }

    @Override
    public boolean isSpectator(PeerId peer) {
      return inner.isSpectator(peer);
    }

    @Override
    public SendResult send(PeerId to, Delivery delivery, byte[] payload) {
      return inner.send(to, delivery, payload);
    }

    @Override
    public int bufferedAmount(PeerId to, Delivery delivery) {
      return inner.bufferedAmount(to, delivery);
    }

    @Override
    public void setReceiver(Receiver receiver) {
      inner.setReceiver(receiver);
    }
  }
}
