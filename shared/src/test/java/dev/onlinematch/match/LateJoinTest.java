package dev.onlinematch.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.link.PathPolicy;
import dev.onlinematch.peer.FakePeerConnection;
import dev.onlinematch.signalling.HostNotice;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.wire.ByteWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Those who come while the match is being played, to play or to watch. */
class LateJoinTest {

  private final Table table = new Table(31);
  private final Map<Seat, Tally> tallies = new HashMap<>();

  LateJoinTest() {
    table.with(table.options().withPlayers(2, 4).withSpectators(2).withOpenWhilePlaying(true));
  }

  /** A game that counts: its state is how many it has counted. */
  private static final class Tally implements GameState {

    final List<String> heard = new ArrayList<>();
    int count;

    @Override
    public byte[] tell(Player receiver) {
      return Integer.toString(count).getBytes(Table.UTF_8);
    }

    @Override
    public void adopt(byte[] state) {
      heard.add("state " + new String(state, Table.UTF_8));
      count = Integer.parseInt(new String(state, Table.UTF_8));
    }
  }

  @Test
  void aRunningMatchRefusesThemUnlessItIsOpen() {
    table.with(table.options().withOpenWhilePlaying(false));
    List<Seat> seats = playing(2);
    Seat late = seat("late");
    late.joins(seats.get(0));
    Seat watcher = seat("watcher");
    watcher.watches(seats.get(0));
    table.settle();

    assertTrue(late.hasHeard("error CLIENT_JOIN_ERROR Sorry! The match has already begun."));
    assertTrue(watcher.hasHeard("error CLIENT_JOIN_ERROR Sorry! The match has already begun."));
  }

  @Test
  void whoHearsLateThatAnotherIsHostIsToldByHimHowItStands() {
    List<Seat> seats = playing(3);
    Seat last = seats.get(2);
    table.nakama.setOffline(last.name, true);
    seats.get(0).match.leave();
    table.time.advance(10_000);
    tallies.get(seats.get(1)).count = 7;
    table.nakama.setOffline(last.name, false);
    table.settle();

    assertEquals("p2", last.match.host().username());
    assertEquals(List.of("state 7"), tallies.get(last).heard);
  }

  @Test
  void whoSaysAgainAndAgainThatHeHasMissedItIsToldOnce() {
    List<Seat> seats = playing(3);
    Seat host = seats.get(0);
    for (int i = 0; i < 50; i++) {
      seats.get(2).tells(new HostNotice(host.match.mySessionId(), 0, true));
      table.time.advance(100);
    }

    assertEquals(List.of("state 0"), tallies.get(seats.get(2)).heard);
    assertEquals(49, host.match.drops().of(MatchDrop.UNEXPECTED));
  }

  @ParameterizedTest
  @EnumSource
  void hearsWhoIsInThenThatPlayHasBegunThenHowItStands(PathPolicy policy) {
    List<Seat> seats = playing(3, policy);
    tallies.get(seats.get(0)).count = 7;
    Seat late = seat("late");
    late.joins(seats.get(0));
    table.settle();

    assertEquals(
        List.of("playerJoined p1 1", "playerJoined p2 2", "playerJoined p3 3"),
        late.heard.stream().filter(signal -> signal.startsWith("playerJoined p")).toList());
    int begun = late.heard.indexOf("playingStarted");
    assertTrue(late.heard.indexOf("playerJoined late 4") < begun, late.heard.toString());
    assertTrue(begun < late.heard.indexOf("playerStatusChanged p1 CONNECTED"));
    assertEquals(List.of("state 7"), tallies.get(late).heard);
    for (Seat seat : seats) {
      assertEquals(MatchState.PLAYING, seat.state());
      assertEquals(1, seat.timesHeard("playingStarted"));
      assertEquals(List.of(), tallies.get(seat).heard);
      assertEquals(late.roster(), seat.roster());
    }
    assertEquals(0, seats.get(0).timesHeard("matchReady 4"), "D3: PLAYING stays");
  }

  @ParameterizedTest
  @EnumSource
  void hearsHowItStandsBeforeWhatTheHostSaysLater(PathPolicy policy) {
    Seat host = playing(3, policy).get(0);
    Seat late = seat("late");
    Tally counted = tallies.get(host);
    Tally tally = tallies.get(late);
    late.match
        .messages()
        .setReceiver(
            (from, delivery, payload) -> tally.heard.add(new String(payload, Table.UTF_8)));
    late.joins(host);
    for (int i = 0; i < 1_000; i++) {
      for (Player player : host.match.players()) {
        if (player.username().equals("late")) {
          byte[] text = Integer.toString(counted.count + 1).getBytes(Table.UTF_8);
          host.match.messages().send(player.peerId(), Delivery.RELIABLE, text);
        }
      }
      counted.count++;
      table.time.advance(4);
    }
    table.settle();

    assertTrue(tally.heard.get(0).startsWith("state "), tally.heard.get(0));
    assertTrue(tally.heard.size() > 10);
    for (int i = 1; i < tally.heard.size(); i++) {
      assertEquals(Integer.toString(tally.count + i), tally.heard.get(i));
    }
    assertEquals(1_000, tally.count + tally.heard.size() - 1);
  }

  @ParameterizedTest
  @EnumSource
  void aHostWhoLeavesMeanwhileHoldsNobodyUp(PathPolicy policy) {
    for (int afterMs = 0; afterMs <= 1_500; afterMs += 75) {
      List<Seat> seats = playing(3, policy);
      seats.forEach(seat -> tallies.get(seat).count = 5);
      Seat late = seat("late");
      late.joins(seats.get(0));
      table.time.advance(afterMs);
      seats.get(0).match.leave();
      table.time.advance(15_000);

      assertEquals(List.of("p2", "p3", "late"), late.roster(), "after " + afterMs + " ms");
      assertEquals(MatchState.PLAYING, late.state());
      assertEquals(5, tallies.get(late).count, "after " + afterMs + " ms: " + late.heard);
      assertEquals(late.roster(), seats.get(1).roster());
      assertEquals("p2", late.match.host().username());
      table.seats.forEach(seat -> seat.match.leave());
      table.settle();
      table.seats.clear();
    }
  }

  @Test
  void aSpectatorsPageThatIsLoadedAgainStillWatchesAndKnowsHowItStands() {
    List<Seat> seats = playing(2);
    Seat watcher = seat("watcher");
    watcher.watches(seats.get(0));
    table.settle();
    PeerId number = watcher.peerId();
    tallies.get(seats.get(0)).count = 9;
    Seat back = reload(watcher);

    assertEquals(number, back.peerId());
    assertTrue(back.match.isSpectating());
    assertTrue(back.match.me().isSpectator());
    assertEquals(MatchState.PLAYING, back.state());
    assertEquals(List.of("state 9"), tallies.get(back).heard);
    assertEquals(2, seats.get(1).match.activePlayers().size());
  }

  @Test
  void aLatecomersPageThatIsLoadedAgainIsTheSamePlayer() {
    List<Seat> seats = playing(2);
    Seat late = seat("late");
    late.joins(seats.get(0));
    table.settle();
    Seat back = reload(late);

    assertEquals(new PeerId(3), back.peerId());
    assertFalse(back.match.isSpectating());
    assertEquals(List.of("state 0"), tallies.get(back).heard);
    assertEquals(List.of("p1", "p2", "late"), seats.get(1).roster());
  }

  @Test
  void whoIsAnotherVersionOrOneTooManyIsToldSo() {
    List<Seat> seats = playing(4);
    Seat fifth = seat("fifth");
    fifth.joins(seats.get(0));
    table.settle();
    assertTrue(fifth.hasHeard("error CLIENT_JOIN_ERROR Sorry! The match is full."));

    table.with(table.options().withClientVersion("other"));
    Seat stranger = seat("stranger");
    stranger.watches(seats.get(0));
    table.settle();
    assertEquals(List.of("CLIENT_VERSION_ERROR"), stranger.errors());
  }

  @Test
  void whoBecomesHostTellsAllHowItStands() {
    List<Seat> seats = playing(3);
    tallies.get(seats.get(1)).count = 3;
    seats.get(0).match.leave();
    table.settle();

    assertEquals(List.of("state 3"), tallies.get(seats.get(2)).heard);
    assertEquals(List.of(), tallies.get(seats.get(1)).heard);
  }

  @Test
  void whoIsNotHostCannotTellHowItStands() {
    List<Seat> seats = playing(3);
    FakePeerConnection connection = table.network.between("p2", "p3");
    for (int sequence = 0; sequence < 10; sequence++) {
      byte[] forged = new ByteWriter(9).u8(2).varint(sequence).u8(4).u8('6').toByteArray();
      connection.channels().get(1).send(forged);
    }
    table.settle();

    assertEquals(0, tallies.get(seats.get(2)).count);
    assertTrue(seats.get(2).match.drops().of(MatchDrop.NOT_THE_HOST) > 0);
  }

  @Test
  void aStateThatIsTooLongIsTheGamesMistake() {
    Seat host = playing(2).get(0);
    host.match.setGameState(
        new GameState() {
          @Override
          public byte[] tell(Player receiver) {
            return new byte[GameState.MAX_BYTES + 1];
          }

          @Override
          public void adopt(byte[] state) {}
        });
    seat("late").joins(host);

    assertThrows(IllegalStateException.class, table::settle);
  }

  @Test
  void aGameThatSaysNothingOfItselfIsJoinedAllTheSame() {
    Seat host = playing(2).get(0);
    host.match.setGameState(null);
    Seat late = seat("late");
    late.joins(host);
    table.settle();

    assertEquals(MatchState.PLAYING, late.state());
    assertEquals(List.of(), tallies.get(late).heard);
  }

  private Seat seat(String name) {
    Seat seat = table.seat(name);
    remember(seat);
    return seat;
  }

  private void remember(Seat seat) {
    Tally tally = new Tally();
    tallies.put(seat, tally);
    seat.match.setGameState(tally);
  }

  private Seat reload(Seat before) {
    Resumption resumption = before.vanishes();
    table.time.advance(100);
    Seat after = seat(before.name);
    after.resumes(resumption);
    table.settle();
    return after;
  }

  private List<Seat> playing(int players) {
    return playing(players, PathPolicy.MESH);
  }

  private List<Seat> playing(int players, PathPolicy policy) {
    table.withRelay().with(table.options().withPathPolicy(policy));
    List<Seat> seats = table.play(players);
    seats.forEach(this::remember);
    seats.get(0).match.startPlaying();
    table.settle();
    return seats;
  }
}
