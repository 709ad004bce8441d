package dev.onlinematch.relay.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.relay.forwarding.ForwardingLimits;
import dev.onlinematch.relay.forwarding.QueueLimits;
import dev.onlinematch.relay.limits.Refusal;
import dev.onlinematch.relay.limits.Refusals;
import dev.onlinematch.relay.nakama.Entrant;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.UserId;
import dev.onlinematch.webrtc.PeerClosed;
import dev.onlinematch.webrtc.channel.ChannelEvent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The life of a peer connection, by a clock that a test sets. */
class BrowserConnectionTest {

  private final HandLoop loop = new HandLoop();
  private final Refusals refusals = new Refusals();
  private final Relay relay =
      new Relay(
          List.of(loop),
          RelayLimits.of(new ForwardingLimits(1, 2, QueueLimits.usual()), MessageRate.unlimited()),
          new KnownPlayers(),
          refusals);
  private final FakePeer peer = new FakePeer();
  private int timesClosed;
  private final BrowserConnection connection = connection("a");

  @AfterEach
  void stop() {
    relay.close();
  }

  @Test
  void isOverdueWhenItDoesNotGetIntoTheRoom() {
    connection.onConnected(peer);
    open(connection, 1, 2);
    loop.turn();
    assertEquals(0, peer.sent.size());

    loop.nowMs += 25_000;
    assertFalse(connection.isOverdue());
    loop.nowMs += 1;
    assertTrue(connection.isOverdue());
  }

  @Test
  void countsHowFarThoseCameWhoDidNotCome() {
    connection("no-check").onClosed(peer, PeerClosed.NEVER_REACHED);
    BrowserConnection checked = connection("no-handshake");
    BrowserConnection shaken = connection("no-channels");
    shaken.onConnected(peer);
    open(shaken, 1, 2);
    BrowserConnection hungUp = connection("thought-better-of-it");
    hungUp.onClosed(peer, PeerClosed.CLOSED_HERE);
    loop.nowMs += 25_001;

    checked.onClosed(peer, PeerClosed.CLOSED_HERE);
    shaken.onClosed(peer, PeerClosed.CLOSED_HERE);

    assertEquals(1, refusals.of(Refusal.NO_CHECK));
    assertEquals(1, refusals.of(Refusal.NO_HANDSHAKE));
    assertEquals(1, refusals.of(Refusal.NO_CHANNELS));
  }

  @Test
  void isNeverOverdueInTheRoom() {
    enters(connection, peer);
    assertEquals(List.of(1), peer.sent);

    loop.nowMs += 10_000_000;

    assertFalse(connection.isOverdue());
  }

  @Test
  void isOverdueTwoSecondsAfterTheGoodbye() {
    enters(connection, peer);
    relay.drain();
    loop.turn();

    assertEquals(List.of(1), peer.closingChannels);
    loop.nowMs += 2_001;
    assertTrue(connection.isOverdue());
  }

  @Test
  void endsThePeerWhenTheGoodbyeHasArrived() {
    enters(connection, peer);

    connection.onChannelEvent(peer, new ChannelEvent.Closed(1));

    assertTrue(peer.isClosed);
  }

  @Test
  void leavesNobodyBehindWhenItClosesOnTheWayIn() {
    connection.onConnected(peer);
    open(connection, 1, 2, 3);
    connection.onClosed(peer, PeerClosed.CLOSED_BY_PEER);
    loop.turn();

    FakePeer other = new FakePeer();
    enters(connection("b"), other);

    assertEquals(1, timesClosed);
    // A welcome, and nobody in the room who could leave later.
    assertEquals(List.of(1), other.sent);
  }

  @Test
  void closesAConnectionThatRefusesAReliableFrame() {
    peer.refuses = true;

    enters(connection, peer);

    assertEquals(List.of(1), peer.closingChannels);
    assertFalse(connection.isOverdue());
    loop.nowMs += 2_001;
    assertTrue(connection.isOverdue());
  }

  @Test
  void channelsThatThePlayerOpensCountForNothing() {
    connection.onConnected(peer);
    open(connection, 1, 2);
    connection.onChannelEvent(peer, new ChannelEvent.Opened(5, null, true));
    loop.turn();

    assertEquals(List.of(), peer.sent);
  }

  private BrowserConnection connection(String session) {
    Entrant entrant = new Entrant(new MatchId("m"), new SessionId(session), new UserId(session));
    return new BrowserConnection(relay, loop, entrant, () -> timesClosed++);
  }

  private void enters(BrowserConnection entering, FakePeer through) {
    entering.onConnected(through);
    open(entering, 1, 2, 3);
    loop.turn();
  }

  private void open(BrowserConnection opening, int... ids) {
    for (int id : ids) {
      opening.onChannelEvent(peer, new ChannelEvent.Opened(id, null, false));
    }
  }
}
