package dev.onlinematch.relay.session;

import static dev.onlinematch.relay.session.MessageAllowance.Verdict.DROP;
import static dev.onlinematch.relay.session.MessageAllowance.Verdict.HANG_UP;
import static dev.onlinematch.relay.session.MessageAllowance.Verdict.PASS;
import static org.junit.jupiter.api.Assertions.assertEquals;
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

class MessageAllowanceTest {

  private final MessageAllowance allowance = new MessageAllowance(new MessageRate(10, 0), 0);

  @Test
  void dropsUnreliableMessagesBeyondASecondsWorth() {
    assertEquals(PASS, takes(Delivery.UNRELIABLE, 10, 0));
    assertEquals(DROP, takes(Delivery.UNRELIABLE, 1, 0));
    assertEquals(DROP, takes(Delivery.UNRELIABLE_ORDERED, 1, 99));
    assertEquals(PASS, takes(Delivery.UNRELIABLE, 1, 100));
  }

  @Test
  void takesReliableMessagesOnCreditAndHangsUpWhenThatIsUsedUp() {
    assertEquals(PASS, takes(Delivery.RELIABLE, 20, 0));
    assertEquals(HANG_UP, takes(Delivery.RELIABLE, 1, 0));
  }

  @Test
  void aFloodOfUnreliableMessagesDoesNotCostTheReliableOnes() {
    takes(Delivery.UNRELIABLE, 1_000, 0);

    assertEquals(PASS, takes(Delivery.RELIABLE, 10, 0));
  }

  @Test
  void savesNoMoreThanASecondsWorth() {
    takes(Delivery.UNRELIABLE, 10, 0);

    assertEquals(PASS, takes(Delivery.UNRELIABLE, 10, 3_600_000));
    assertEquals(DROP, takes(Delivery.UNRELIABLE, 1, 3_600_000));
  }

  @Test
  void countsBytesAsItCountsMessages() {
    MessageAllowance bytes = new MessageAllowance(new MessageRate(0, 1_000), 0);

    assertEquals(PASS, bytes.take(Delivery.UNRELIABLE, 600, 0));
    assertEquals(DROP, bytes.take(Delivery.UNRELIABLE, 600, 0));
    assertEquals(PASS, bytes.take(Delivery.RELIABLE, 600, 0));
    assertEquals(PASS, bytes.take(Delivery.RELIABLE, 800, 0));
    assertEquals(HANG_UP, bytes.take(Delivery.RELIABLE, 1, 0));
    assertEquals(DROP, bytes.take(Delivery.UNRELIABLE, 1, 1_000));
    assertEquals(PASS, bytes.take(Delivery.UNRELIABLE, 1_000, 2_000));
  }

  @Test
  void putsOutWhoFloodsAndTheOthersNoticeNothing() {
    HandLoop loop = new HandLoop();
    Switchboard switchboard =
        new Switchboard(
            loop, new ForwardingLimits(1, 2, QueueLimits.usual()), new MessageRate(100, 0));
    FakeCarrier aliceCarrier = new FakeCarrier();
    PlayerSession alice = switchboard.enter(entrant("a"), aliceCarrier);
    FakeCarrier bobCarrier = new FakeCarrier();
    switchboard.enter(entrant("b"), bobCarrier);
    bobCarrier.sent.clear();
    byte[] message = RelayFrameCodec.encode(new RelayFrame.ToAll(new byte[] {1}));

    for (int i = 0; i < 150; i++) {
      alice.handleFrame(Delivery.UNRELIABLE, message);
    }
    assertEquals(100, bobCarrier.sent.size());
    for (int i = 0; i < 150; i++) {
      alice.handleFrame(Delivery.RELIABLE, message);
    }

    assertTrue(aliceCarrier.isClosed);
    assertEquals(51, switchboard.totals().overRate());
    assertEquals(1, switchboard.totals().putOut().get(GoodbyeReason.PROTOCOL_ERROR));
    assertEquals(List.of(entrant("b")), switchboard.entrants());
  }

  private static Entrant entrant(String name) {
    return new Entrant(new MatchId("m"), new SessionId(name), new UserId(name));
  }

  /** The last verdict of so many. */
  private MessageAllowance.Verdict takes(Delivery channel, int messages, long nowMs) {
    MessageAllowance.Verdict last = null;
    for (int i = 0; i < messages; i++) {
      last = allowance.take(channel, 1, nowMs);
    }
    return last;
  }
}
