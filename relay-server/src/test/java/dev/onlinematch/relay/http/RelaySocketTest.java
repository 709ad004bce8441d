package dev.onlinematch.relay.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.relay.forwarding.ForwardingCounters;
import dev.onlinematch.relay.forwarding.ForwardingDrop;
import dev.onlinematch.relay.forwarding.ForwardingLimits;
import dev.onlinematch.relay.forwarding.QueueLimits;
import dev.onlinematch.relay.limits.Rate;
import dev.onlinematch.relay.session.KnownPlayers;
import dev.onlinematch.relay.session.Relay;
import dev.onlinematch.relay.session.ThreadLoop;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.GoodbyeReason;
import dev.onlinematch.wire.RelayFrame;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The relay over real WebSockets. */
class RelaySocketTest {

  private final KnownPlayers players = new KnownPlayers();
  private Relay relay;
  private RelaySocketRoute route;
  private WebServer server;

  @BeforeEach
  void start() throws CannotListenException {
    relay =
        new Relay(
            List.of(new ThreadLoop("relay-1"), new ThreadLoop("relay-2")),
            new ForwardingLimits(10, 3, QueueLimits.usual()),
            players);
    route =
        new RelaySocketRoute(
            relay, new Doorkeeper(relay, new EntryLimits(new Rate(30, 0), new Rate(5, 0))));
    server = WebServer.start(new ListenAddress("127.0.0.1", 0), List.of(route));
  }

  @AfterEach
  void stop() {
    route.close();
    server.close();
    relay.close();
  }

  @Test
  void carriesMessagesOfEveryKindBetweenTheMembersOfAMatch() {
    RelayProbe alice = enters("m", "a");
    RelayProbe bob = enters("m", "b");
    assertEquals(joined(2, "b"), alice.hears().frame());

    for (Delivery channel : Delivery.values()) {
      alice.says(channel, new RelayFrame.ToAll(new byte[] {1, 2}));

      RelayProbe.Heard heard = bob.hears();
      assertEquals(channel, heard.channel());
      RelayFrame.From from = assertInstanceOf(RelayFrame.From.class, heard.frame());
      assertEquals(1, from.member());
      assertArrayEquals(new byte[] {1, 2}, from.payload());
    }
  }

  @Test
  void carriesTheLongestMessage() {
    RelayProbe alice = enters("m", "a");

    alice.says(Delivery.RELIABLE, new RelayFrame.ToOne(1, new byte[RelayFrame.MAX_PAYLOAD_BYTES]));

    RelayFrame.From echo = assertInstanceOf(RelayFrame.From.class, alice.hears().frame());
    assertEquals(RelayFrame.MAX_PAYLOAD_BYTES, echo.payload().length);
  }

  @Test
  void refusesWhoCannotProveWhoHeIs() {
    players.joins("m", "a", "alice");

    assertEquals(401, refusal(RelayProbe.query("nonsense", "m", "a")));
    assertEquals(401, refusal("?match=m&session=a"));
    assertEquals(403, refusal(RelayProbe.query("token of bob", "m", "a")));
    assertEquals(403, refusal(RelayProbe.query("token of alice", "other", "a")));
    assertEquals(403, refusal(RelayProbe.query("token of alice", "m", "other")));
  }

  @Test
  void refusesWhatIsNoRequest() {
    assertEquals(400, refusal(""));
    assertEquals(400, refusal(RelayProbe.query("token of alice", "m", "")));
    assertEquals(400, refusal(RelayProbe.query("token of alice", "m", "s".repeat(65))));
    assertEquals(400, refusal(RelayProbe.query("token of alice", "line\nbreak", "a")));
  }

  @Test
  void refusesWhileTheSignallingServerDoesNotAnswer() {
    players.goesDown();

    assertEquals(503, refusal(RelayProbe.query("token of alice", "m", "a")));
  }

  @Test
  void refusesWhoComesTooOften() {
    for (int i = 0; i < 5; i++) {
      enters("m", "a");
    }
    assertEquals(429, refusal(RelayProbe.query("token of a", "m", "a")));

    for (int i = 6; i < 30; i++) {
      assertEquals(401, refusal(RelayProbe.query("nonsense", "m", "a")));
    }
    assertEquals(429, refusal(RelayProbe.query("nonsense", "m", "a")));
  }

  @Test
  void aNewConnectionReplacesTheOld() {
    RelayProbe before = enters("m", "a");

    enters("m", "a").says(Delivery.UNRELIABLE, new RelayFrame.Ping(0));

    assertEquals(goodbye(GoodbyeReason.REPLACED), before.hears().frame());
    assertEquals("1000", before.isClosedWith());
  }

  @Test
  void tellsWhoFindsNoPlace() {
    for (String session : List.of("a", "b", "c")) {
      enters("m", session);
    }
    players.joins("m", "d", "d");

    RelayProbe late = RelayProbe.open(server.port(), "token of d", "m", "d");

    assertEquals(goodbye(GoodbyeReason.FULL), late.hears().frame());
    assertEquals("1000", late.isClosedWith());
  }

  @Test
  void putsOutWhoLeavesTheMatch() {
    RelayProbe alice = enters("m", "a");

    players.ends("m");

    assertEquals(goodbye(GoodbyeReason.NOT_A_MEMBER_ANY_MORE), alice.hears().frame());
    assertEquals("1000", alice.isClosedWith());
  }

  @Test
  void putsOutWhoSendsWhatIsNoFrame() {
    RelayProbe watcher = enters("m", "w");
    RelayProbe empty = enters("m", "empty");
    empty.saysBytes(new byte[0]);
    assertEquals(goodbye(GoodbyeReason.PROTOCOL_ERROR), empty.hears().frame());
    watcher.hears();
    watcher.hears();

    RelayProbe noChannel = enters("m", "no-channel");
    noChannel.saysBytes(new byte[] {4, 2, 0});
    assertEquals(goodbye(GoodbyeReason.PROTOCOL_ERROR), noChannel.hears().frame());
    watcher.hears();
    watcher.hears();

    RelayProbe text = enters("m", "text");
    text.saysText("x");
    assertEquals(goodbye(GoodbyeReason.PROTOCOL_ERROR), text.hears().frame());
    assertEquals(joined(4, "text"), watcher.hears().frame());
    assertEquals(new RelayFrame.MemberLeft(4), watcher.hears().frame());
  }

  @Test
  void closesWith1009AfterAMessageThatIsTooLong() {
    RelayProbe alice = enters("m", "a");

    alice.saysBytes(new byte[RelayFrame.MAX_PAYLOAD_BYTES + 100]);

    assertEquals("1009", alice.isClosedWith());
  }

  @Test
  void tellsTheOthersAtOnceWhenAPlayerIsKilled() {
    RelayProbe alice = enters("m", "a");
    RelayProbe bob = enters("m", "b");
    alice.hears();

    bob.dies();

    assertEquals(new RelayFrame.MemberLeft(2), alice.hears().frame());
  }

  @Test
  void aPlayerWhoDoesNotReadHoldsUpNobody() {
    RelayProbe deaf = enters("m", "deaf");
    RelayProbe alice = enters("m", "a");
    RelayProbe bob = enters("m", "b");
    deaf.goesDeaf();
    alice.hears();

    // Buffers of both kernels swallow some megabytes before anything waits in the relay.
    for (int i = 0; i < 1_000; i++) {
      alice.says(Delivery.UNRELIABLE, new RelayFrame.ToAll(new byte[16_000]));
    }
    alice.says(Delivery.RELIABLE, new RelayFrame.ToAll(new byte[] {7}));

    RelayProbe.Heard heard = bob.hears();
    while (heard.channel() != Delivery.RELIABLE) {
      heard = bob.hears();
    }
    ForwardingCounters counters = relay.totals().forwarding();
    assertTrue(
        counters.drops(ForwardingDrop.QUEUE_FULL) + counters.drops(ForwardingDrop.TOO_OLD) > 0);
    assertEquals(3, relay.totals().members());
  }

  @Test
  void saysGoodbyeWhenItDrains() {
    RelayProbe alice = enters("m", "a");
    RelayProbe bob = enters("n", "b");

    relay.drain();

    assertEquals(goodbye(GoodbyeReason.DRAINING), alice.hears().frame());
    assertEquals(goodbye(GoodbyeReason.DRAINING), bob.hears().frame());
    assertEquals("1000", bob.isClosedWith());
    assertEquals(0, relay.sessionCount());
  }

  /** Enters as the user of the session's name, and hears the welcome. */
  private RelayProbe enters(String match, String session) {
    players.joins(match, session, session);
    RelayProbe probe = RelayProbe.open(server.port(), "token of " + session, match, session);
    assertInstanceOf(RelayFrame.Welcome.class, probe.hears().frame());
    return probe;
  }

  private int refusal(String query) {
    ExecutionException refused =
        assertThrows(
            ExecutionException.class,
            () ->
                RelayProbe.handshake(server.port(), query, new WebSocket.Listener() {})
                    .get(10, TimeUnit.SECONDS));
    return ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode();
  }

  private static RelayFrame joined(int number, String session) {
    return new RelayFrame.MemberJoined(new RelayFrame.Member(number, session));
  }

  private static RelayFrame goodbye(GoodbyeReason reason) {
    return new RelayFrame.Goodbye(reason);
  }
}
