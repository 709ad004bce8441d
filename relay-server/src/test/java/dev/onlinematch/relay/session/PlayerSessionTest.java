package dev.onlinematch.relay.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.relay.forwarding.ForwardingLimits;
import dev.onlinematch.relay.forwarding.QueueLimits;
import dev.onlinematch.relay.nakama.Entrant;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.UserId;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.GoodbyeReason;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlayerSessionTest {

  private final Switchboard switchboard =
      new Switchboard(
          new HandLoop(), new ForwardingLimits(1, 2, QueueLimits.usual()), MessageRate.unlimited());
  private final FakeCarrier aliceCarrier = new FakeCarrier();
  private final FakeCarrier bobCarrier = new FakeCarrier();
  private final PlayerSession alice = enters("a", aliceCarrier);
  private final PlayerSession bob = enters("b", bobCarrier);

  @Test
  void sendsNoMoreThanTheConnectionTakes() {
    bobCarrier.sent.clear();
    bobCarrier.room = 2;
    for (int i = 0; i < 5; i++) {
      saysToAll(alice);
    }
    assertEquals(2, bobCarrier.sent.size());

    bobCarrier.room = 1;
    bob.handleReady();
    assertEquals(3, bobCarrier.sent.size());

    bobCarrier.room = 100;
    bob.handleReady();
    assertEquals(5, bobCarrier.sent.size());
  }

  @Test
  void sendsAtOnceAgainAfterItHasCaughtUp() {
    bobCarrier.room = 0;
    saysToAll(alice);
    bobCarrier.room = 100;
    bob.handleReady();
    bobCarrier.sent.clear();

    saysToAll(alice);

    assertEquals(1, bobCarrier.sent.size());
  }

  @Test
  void saysGoodbyeEvenOverAConnectionThatTakesNothing() {
    bobCarrier.room = 0;
    bobCarrier.sent.clear();

    bob.handleSilence();

    assertArrayEquals(
        RelayFrameCodec.encode(new RelayFrame.Goodbye(GoodbyeReason.SILENT)),
        bobCarrier.sent.get(0));
    assertEquals(1, bobCarrier.sent.size());
    assertTrue(bobCarrier.isClosed);
  }

  @Test
  void whatComesAfterTheGoodbyeIsIgnored() {
    bob.handleNonsense();
    aliceCarrier.sent.clear();

    saysToAll(bob);
    bob.handleNonsense();
    bob.handleReady();
    bob.handleClosed();
    bob.handleClosed();

    assertEquals(List.of(), aliceCarrier.sent);
    assertEquals(1, switchboard.sessionCount());
  }

  @Test
  void tellsWhoFindsNoPlaceAndHangsUp() {
    FakeCarrier late = new FakeCarrier();

    assertNull(enters("c", late));

    assertArrayEquals(
        RelayFrameCodec.encode(new RelayFrame.Goodbye(GoodbyeReason.FULL)), late.sent.get(0));
    assertTrue(late.isClosed);
  }

  @Test
  void putsOutOnlyThoseWhoHaveLeft() {
    switchboard.putOutDeparted(List.of(bob.entrant()));

    assertTrue(bobCarrier.isClosed);
    assertFalse(aliceCarrier.isClosed);
    assertEquals(List.of(alice.entrant()), switchboard.entrants());
  }

  private PlayerSession enters(String session, FakeCarrier carrier) {
    return switchboard.enter(
        new Entrant(new MatchId("m"), new SessionId(session), new UserId(session)), carrier);
  }

  private static void saysToAll(PlayerSession sender) {
    sender.handleFrame(
        Delivery.RELIABLE, RelayFrameCodec.encode(new RelayFrame.ToAll(new byte[] {1})));
  }
}
