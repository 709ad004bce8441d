package dev.onlinematch.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.link.LinkPath;
import dev.onlinematch.link.PathPolicy;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.transport.SendResult;
import dev.onlinematch.wire.GoodbyeReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Mesh and client-server are two policies over the same links. */
class PathPolicyTest {

  private final Table table = new Table(6).withRelay();

  @Test
  void aClientServerMatchUsesTheRelayAlone() {
    table.with(table.options().withPathPolicy(PathPolicy.CLIENT_SERVER));
    List<Seat> seats = table.play(4);

    for (Seat seat : seats) {
      assertEquals(MatchState.READY, seat.state(), seat.heard.toString());
      assertEquals(PathPolicy.CLIENT_SERVER, seat.match.pathPolicy());
      for (PeerId other : seat.match.messages().otherPeers()) {
        assertEquals(LinkPath.RELAY, seat.match.link(other).path());
      }
    }
    assertEquals(0, table.network.made());
    seats.get(0).says(seats.get(3), Delivery.RELIABLE, "hello");
    table.settle();
    assertEquals(List.of("RELIABLE from 1: hello"), seats.get(3).messages);
  }

  @Test
  void theHostSwitchesForEveryoneWhilePlayingAndNothingReliableIsLostOrDoubled() {
    List<Seat> seats = table.play(4);
    Seat host = seats.get(0);
    host.match.startPlaying();
    table.settle();
    seats.forEach(seat -> seat.heard.clear());
    Map<String, Integer> sent = new HashMap<>();
    for (int change = 0; change < 6; change++) {
      host.match.setPathPolicy(change % 2 == 0 ? PathPolicy.CLIENT_SERVER : PathPolicy.MESH);
      for (int i = 0; i < 300; i++) {
        seats.forEach(seat -> sayToAll(seat, sent));
        table.time.advance(16);
      }
    }
    table.time.advance(10_000);

    for (Seat seat : seats) {
      assertEquals(MatchState.PLAYING, seat.state());
      assertEquals(0, seat.timesHeard("playerStatusChanged"), seat.heard.toString());
      assertEquals(6, seat.timesHeard("pathPolicyChanged"));
      for (Seat other : seats) {
        if (other != seat) {
          List<String> numbers = new ArrayList<>();
          for (int i = 0; i < sent.get(other.name + ">" + seat.peerId()); i++) {
            numbers.add("RELIABLE from " + other.peerId() + ": " + i);
          }
          String stream = "RELIABLE from " + other.peerId() + ":";
          assertEquals(numbers, seat.messages.stream().filter(m -> m.startsWith(stream)).toList());
        }
      }
    }
    assertTrue(table.relay.relayed() > 5_000);
  }

  @Test
  void aMatchedHostsChoiceCountsForThoseWhoComeLaterAndForHimself() {
    Seat ann = table.seat("ann");
    Seat bob = table.seat("bob");
    Seat cid = table.seat("cid");
    for (Seat seat : List.of(ann, bob, cid)) {
      seat.searches(3, 3);
    }
    List<Seat> seats = new ArrayList<>(table.seats);
    while (seats.stream().noneMatch(seat -> seat.match.isHost())) {
      table.time.advance(1);
    }
    Seat host = seats.stream().filter(seat -> seat.match.isHost()).findFirst().orElseThrow();
    seats.remove(host);
    table.nakama.setLatencyMs(seats.get(0).name, 1_000);
    assertNull(host.match.matchId(), "the server has not let him in");
    host.match.setPathPolicy(PathPolicy.CLIENT_SERVER);
    table.time.advance(10_000);

    for (Seat seat : List.of(ann, bob, cid)) {
      assertEquals(PathPolicy.CLIENT_SERVER, seat.match.pathPolicy());
      assertEquals(MatchState.READY, seat.state());
      for (PeerId other : seat.match.messages().otherPeers()) {
        assertEquals(LinkPath.RELAY, seat.match.link(other).path());
      }
    }
  }

  @Test
  void aPairThatCannotReachEachOtherIsRelayedWhileTheOthersStayDirect() {
    table.network.cut("p2", "p3");
    List<Seat> seats = table.play(3);
    table.settle();

    PeerId two = seats.get(1).peerId();
    PeerId three = seats.get(2).peerId();
    assertEquals(LinkPath.RELAY, seats.get(1).match.link(three).path());
    assertEquals(LinkPath.RELAY, seats.get(2).match.link(two).path());
    assertEquals(LinkPath.DIRECT, seats.get(0).match.link(two).path());
    assertEquals(LinkPath.DIRECT, seats.get(0).match.link(three).path());
    assertEquals(MatchState.READY, seats.get(2).state());

    table.network.heal("p2", "p3");
    table.time.advance(60_000);
    assertEquals(LinkPath.DIRECT, seats.get(1).match.link(three).path());
    assertEquals(0, table.relay.memberCount(), "nobody needs the relay any more");
  }

  @Test
  void whenTheRelayDiesThePairsThatCanGoDirectDoAndComeBackLater() {
    table.with(table.options().withPathPolicy(PathPolicy.CLIENT_SERVER));
    List<Seat> seats = table.play(3);
    seats.get(0).match.startPlaying();
    table.settle();
    table.network.cut("p2", "p3");
    table.relay.setDown(true);
    table.time.advance(10_000);

    PeerId two = seats.get(1).peerId();
    PeerId three = seats.get(2).peerId();
    assertEquals(LinkPath.DIRECT, seats.get(0).match.link(two).path());
    assertEquals(PlayerStatus.CONNECTING, seats.get(1).match.link(three).status());
    assertTrue(seats.get(1).hasHeard("relayChanged false the relay is gone"));

    table.relay.setDown(false);
    table.time.advance(20_000);
    for (Seat seat : seats) {
      for (PeerId other : seat.match.messages().otherPeers()) {
        assertEquals(LinkPath.RELAY, seat.match.link(other).path(), seat.heard.toString());
      }
      assertEquals(MatchState.PLAYING, seat.state());
    }
  }

  @Test
  void aRelayThatSaysNothingAnyMoreIsNamedAsLostAndDialledAgain() {
    table.with(table.options().withPathPolicy(PathPolicy.CLIENT_SERVER));
    List<Seat> seats = table.play(2);
    table.network.cut("p1", "p2");
    table.relay.setMute(true);
    table.time.advance(6_000);

    assertEquals(1, seats.get(0).timesHeard("relayChanged false the relay has fallen silent"));
    table.relay.setMute(false);
    table.time.advance(20_000);

    assertEquals(LinkPath.RELAY, seats.get(0).match.link(seats.get(1).peerId()).path());
    assertEquals(2, table.relay.memberCount());
  }

  @Test
  void whereTheFirstWayIsBlockedTheSecondCarriesAndIsLeftAgain() {
    table.relay.setFirstWayBlocked(true);
    table.with(table.options().withPathPolicy(PathPolicy.CLIENT_SERVER));
    List<Seat> seats = table.play(2);
    table.time.advance(8_000);
    assertEquals(LinkPath.RELAY, seats.get(0).match.link(seats.get(1).peerId()).path());

    seats.forEach(seat -> seat.heard.clear());
    table.relay.setFirstWayBlocked(false);
    table.time.advance(60_000);
    assertEquals(LinkPath.RELAY, seats.get(0).match.link(seats.get(1).peerId()).path());
    assertEquals(2, table.relay.memberCount());
    seats.get(0).says(seats.get(1), Delivery.RELIABLE, "over the better way");
    table.settle();
    assertEquals(List.of("RELIABLE from 1: over the better way"), seats.get(1).messages);
  }

  @Test // security: IP leak
  void inThePrivateSettingNothingOfAPlayerLeavesThePageWhateverTheRelayDoes() {
    table.with(
        table
            .options()
            .withPathPolicy(PathPolicy.CLIENT_SERVER)
            .withNetworkRelay(NetworkRelay.FORCED)
            .withIceServers(List.of()));
    table.relay.setDown(true);
    List<Seat> seats = table.play(3);
    table.relay.setDown(false);
    table.time.advance(20_000);
    seats.get(0).match.startPlaying();
    table.relay.setDown(true);
    table.time.advance(4_000);
    seats.get(0).match.setPathPolicy(PathPolicy.MESH);
    table.time.advance(1_000);
    table.relay.setDown(false);
    table.time.advance(20_000);

    for (Seat seat : seats) {
      assertEquals(MatchState.PLAYING, seat.state(), seat.heard.toString());
      for (PeerId other : seat.match.messages().otherPeers()) {
        assertEquals(LinkPath.RELAY, seat.match.link(other).path());
      }
    }
    assertEquals(0, table.network.made());
  }

  @Test
  void aRelayThatDrainsIsDialledAgain() {
    table.with(table.options().withPathPolicy(PathPolicy.CLIENT_SERVER));
    List<Seat> seats = table.play(2);
    table.relay.sayGoodbye(GoodbyeReason.DRAINING);
    table.time.advance(5_000);

    assertEquals(2, table.relay.memberCount());
    assertEquals(MatchState.READY, seats.get(1).state());
  }

  @Test
  void onlyTheHostChoosesAndOnlyWhereThereIsARelay() {
    List<Seat> seats = table.play(2);
    assertThrows(
        IllegalStateException.class,
        () -> seats.get(1).match.setPathPolicy(PathPolicy.CLIENT_SERVER));

    Table without = new Table(7);
    Seat alone = without.seat("alone");
    alone.createsMatch();
    without.settle();
    assertThrows(
        IllegalStateException.class, () -> alone.match.setPathPolicy(PathPolicy.CLIENT_SERVER));
    assertFalse(alone.hasHeard("pathPolicyChanged CLIENT_SERVER"));
  }

  private static void sayToAll(Seat seat, Map<String, Integer> sent) {
    for (PeerId peer : seat.match.messages().otherPeers()) {
      String stream = seat.name + ">" + peer;
      int number = sent.getOrDefault(stream, 0);
      byte[] text = String.valueOf(number).getBytes(Table.UTF_8);
      if (seat.match.messages().send(peer, Delivery.RELIABLE, text) == SendResult.SENT) {
        sent.put(stream, number + 1);
      }
    }
  }
}
