package dev.onlinematch.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.MessageTransport;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.transport.SendResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchMessagesTest {

  private final Table table = new Table(4);

  @Test
  void eachKindOfMessageReachesExactlyTheOneItIsFor() {
    List<Seat> seats = table.play(3);
    Seat one = seats.get(0);
    for (Delivery delivery : Delivery.values()) {
      assertEquals(SendResult.SENT, one.says(seats.get(1), delivery, "hello"));
      table.settle();
    }

    assertEquals(
        List.of(
            "RELIABLE from 1: hello",
            "UNRELIABLE_ORDERED from 1: hello",
            "UNRELIABLE from 1: hello"),
        seats.get(1).messages);
    assertEquals(List.of(), seats.get(2).messages);
  }

  @Test
  void noGameMessageGoesThroughTheServer() {
    List<Seat> seats = table.play(3);
    seats.get(0).match.startPlaying();
    table.settle();
    int before = table.nakama.frames().matchDataSent();
    for (int i = 0; i < 600; i++) {
      for (Seat seat : seats) {
        for (PeerId peer : seat.match.messages().otherPeers()) {
          seat.match.messages().send(peer, Delivery.UNRELIABLE_ORDERED, new byte[40]);
          seat.match.messages().send(peer, Delivery.RELIABLE, new byte[10]);
        }
      }
      table.time.advance(16);
    }

    assertEquals(before, table.nakama.frames().matchDataSent());
    assertTrue(seats.get(0).messages.size() > 2 * 1_100, seats.get(0).messages.size() + " arrived");
  }

  @Test
  void outsideAMatchThereIsNobodyToSendTo() {
    Seat alice = table.seat("alice");
    MessageTransport messages = alice.match.messages();

    assertEquals(
        SendResult.NO_SUCH_PEER, messages.send(new PeerId(2), Delivery.RELIABLE, new byte[1]));
    assertEquals(List.of(), messages.otherPeers());
    assertNull(messages.myPeerId());
    assertNull(messages.hostPeerId());
    assertEquals(0, messages.bufferedAmount(new PeerId(2), Delivery.RELIABLE));
  }

  @Test
  void thereIsNoSendingToOneself() {
    List<Seat> seats = table.play(2);

    assertEquals(SendResult.NO_SUCH_PEER, seats.get(0).says(seats.get(0), Delivery.RELIABLE, "me"));
  }

  @Test
  void backPressureIsVisibleWhileAPathIsCut() {
    List<Seat> seats = table.play(2);
    MessageTransport messages = seats.get(0).match.messages();
    PeerId two = seats.get(1).peerId();
    table.network.cut("p1", "p2");

    SendResult result = SendResult.SENT;
    for (int i = 0; i < 2_000 && result == SendResult.SENT; i++) {
      result = messages.send(two, Delivery.RELIABLE, new byte[1_000]);
    }

    assertEquals(SendResult.BUFFER_FULL, result);
    assertTrue(messages.bufferedAmount(two, Delivery.RELIABLE) > 900_000);
    table.network.heal("p1", "p2");
    table.time.advance(10_000);
    assertEquals(0, messages.bufferedAmount(two, Delivery.RELIABLE));
  }

  @Test
  void aReceiverMayLeaveTheMatchFromWithinAMessage() {
    List<Seat> seats = table.play(2);
    Seat two = seats.get(1);
    two.match.messages().setReceiver((from, delivery, payload) -> two.match.leave());
    seats.get(0).says(two, Delivery.RELIABLE, "go away");
    seats.get(0).says(two, Delivery.RELIABLE, "and again");
    table.settle();

    assertEquals(MatchState.LOBBY, two.state());
    assertTrue(seats.get(0).hasHeard("playerLeft p2 LEFT"));
  }

  @Test
  void aHandlerMayEnterAnotherMatchFromWithinASignal() {
    List<Seat> seats = table.play(2);
    Seat two = seats.get(1);
    two.match.addListener(
        new OnlineMatchListener() {
          @Override
          public void error(ErrorCode code, String message) {
            two.createsMatch();
          }
        });
    seats.get(0).match.leave();
    table.settle();

    assertEquals(List.of("p2"), two.roster());
    assertTrue(two.match.isHost());
  }

  @Test
  void aListenerThatThrowsDoesNotKeepTheOthersFromHearing() {
    List<Seat> seats = table.play(2);
    Seat two = seats.get(1);
    two.match.removeListener(two);
    two.match.addListener(
        new OnlineMatchListener() {
          @Override
          public void matchNotReady() {
            throw new IllegalStateException("a mistake of the game");
          }
        });
    two.match.addListener(two);
    two.heard.clear();
    Seat three = table.seat("p3");
    three.joins(seats.get(0));
    for (int i = 0; i < 40; i++) {
      try {
        table.time.advance(100);
      } catch (IllegalStateException seenByWhoDrives) {
        // As a browser reports it and goes on.
      }
    }

    assertTrue(two.hasHeard("matchReady 3"), two.heard.toString());
  }
}
