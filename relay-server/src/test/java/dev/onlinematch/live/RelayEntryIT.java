package dev.onlinematch.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.nakama.SessionKeeper;
import dev.onlinematch.relay.OnlineMatchServer;
import dev.onlinematch.relay.RelayOptions;
import dev.onlinematch.relay.ServerOptions;
import dev.onlinematch.relay.SignallingServer;
import dev.onlinematch.relay.http.CannotListenException;
import dev.onlinematch.relay.http.HttpProbe;
import dev.onlinematch.relay.http.ListenAddress;
import dev.onlinematch.relay.http.RelayProbe;
import dev.onlinematch.relay.nakama.NakamaAccess;
import dev.onlinematch.relay.nakama.TokenMaker;
import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.Outcome;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.SignallingPlayer;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.GoodbyeReason;
import dev.onlinematch.wire.RelayFrame;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The relay's door, with a real Nakama to say who is who. */
class RelayEntryIT {

  @RegisterExtension static final RealNakama NAKAMA = new RealNakama();

  private NakamaProcess nakama;
  private NetworkDriver driver;
  private OnlineMatchServer server;

  /** Two in a match and at the relay. */
  private Player alice;

  private Player bob;
  private JoinedMatch match;

  /** Somebody with an account, a connection and a place in a match. */
  private record Player(SessionKeeper keeper, SignallingPlayer signalling) {

    String token() {
      return keeper.session().token();
    }
  }

  @BeforeEach
  void twoArePlaying() throws CannotListenException {
    nakama = NAKAMA.process();
    start(nakama);
  }

  private void start(NakamaProcess of) throws CannotListenException {
    driver = new NetworkDriver(of.uri());
    server = serverFor(of);
    alice = player("relayed-alice");
    bob = player("relayed-bob");
    match = resultOf(alice.signalling().create());
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
      driver.close();
    }
  }

  @Test
  void membersOfTheMatchPlayThroughTheRelayAndStrangersAreRefusedUnnoticed() {
    RelayProbe first = enters(alice, match.self());
    Presence bobsPresence = joins(bob);
    RelayProbe second = enters(bob, bobsPresence);
    assertInstanceOf(RelayFrame.MemberJoined.class, first.hears().frame());
    Player mallory = player("relayed-mallory");
    String room = match.matchId().value();
    String session = match.self().sessionId().value();
    String user = match.self().userId().value();
    String key = nakama.keys().session();

    // An account, and no place in the match.
    assertEquals(403, offers(mallory.token(), room, session));
    assertEquals(403, offers(mallory.token(), room, mySession(mallory)));
    // Another's session, from within the match; another match; none at all.
    assertEquals(403, offers(bob.token(), room, session));
    assertEquals(403, offers(alice.token(), mallorysMatch(mallory), session));
    assertEquals(403, offers(alice.token(), "../../etc/passwd", session));
    // Tokens that do not count.
    assertEquals(401, offers(TokenMaker.token(user, key, -1), room, session));
    assertEquals(
        401, offers(TokenMaker.token(user, "another-key-0123456789abcdef0123", 60), room, session));
    assertEquals(401, offers(alice.keeper().session().refreshToken(), room, session));
    assertEquals(401, offers("", room, session));
    // Of one's own making, but by the right key: what shows that the others were near misses.
    assertEquals(422, offers(TokenMaker.token(user, key, 60), room, session));

    second.says(Delivery.RELIABLE, new RelayFrame.ToAll(new byte[] {7}));
    RelayFrame.From heard = assertInstanceOf(RelayFrame.From.class, first.hears().frame());
    assertEquals(7, heard.payload()[0]);
  }

  @Test
  void whoLeavesTheMatchIsPutOutOfTheRelay() {
    RelayProbe first = enters(alice, match.self());
    Presence bobsPresence = joins(bob);
    RelayProbe second = enters(bob, bobsPresence);
    first.hears();

    resultOf(bob.signalling().leave(match.matchId()));

    assertEquals(
        new RelayFrame.Goodbye(GoodbyeReason.NOT_A_MEMBER_ANY_MORE), second.hears().frame());
    assertInstanceOf(RelayFrame.MemberLeft.class, first.hears().frame());
  }

  @Test
  void whileNakamaIsDownNobodyNewIsLetInAndNobodyIsPutOut() throws Exception {
    stop();
    NakamaProcess own = NAKAMA.start();
    start(own);
    RelayProbe first = enters(alice, match.self());

    own.close();

    String room = match.matchId().value();
    assertEquals(503, offers(bob.token(), room, "any"));
    driver.lets(1_500);
    first.says(Delivery.RELIABLE, new RelayFrame.Ping(7));
    assertEquals(new RelayFrame.Pong(7), first.hears().frame());
  }

  @Test
  void playersMayNotAskWhoIsInAMatch() {
    HttpProbe http = new HttpProbe(nakama.uri().toString());
    String rpc = "/v2/rpc/onlinematch_presences?unwrap";

    assertEquals(
        403,
        http.send("POST", rpc, "{\"matches\":[]}", "Authorization", "Bearer " + alice.token())
            .statusCode());
    assertEquals(401, http.send("POST", rpc, "{}", "Authorization", "Basic d3Jvbmc6").statusCode());
    assertTrue(
        http.send("POST", rpc + "&http_key=" + nakama.keys().http(), "nonsense").statusCode()
            >= 400);
  }

  private Player player(String name) {
    SessionKeeper keeper = driver.keeper(name);
    return new Player(keeper, new SignallingPlayer(driver.connect(keeper)));
  }

  private Presence joins(Player player) {
    return resultOf(player.signalling().join(match.matchId())).self();
  }

  private String mallorysMatch(Player mallory) {
    return resultOf(mallory.signalling().create()).matchId().value();
  }

  private String mySession(Player player) {
    return resultOf(player.signalling().create()).self().sessionId().value();
  }

  private RelayProbe enters(Player player, Presence presence) {
    RelayProbe probe =
        RelayProbe.open(
            server.port(), player.token(), match.matchId().value(), presence.sessionId().value());
    assertInstanceOf(RelayFrame.Welcome.class, probe.hears().frame());
    return probe;
  }

  /** The status of an offer that is none: 422 is as far as it gets. */
  private int offers(String token, String room, String session) {
    String query = "?match=" + room + "&session=" + session;
    return new HttpProbe(server.port())
        .send(
            "POST",
            "/relay/offer" + query,
            "v=0\r\n",
            "Content-Type",
            "application/sdp",
            "Authorization",
            "Bearer " + token)
        .statusCode();
  }

  private <T> T resultOf(Outcome<T> outcome) {
    driver.await("an answer", outcome::hasEnded);
    return outcome.result();
  }

  private static OnlineMatchServer serverFor(NakamaProcess nakama) throws CannotListenException {
    NakamaKeys keys = nakama.keys();
    return OnlineMatchServer.start(
        new ServerOptions(
            new ListenAddress("127.0.0.1", 0),
            new SignallingServer.Elsewhere(
                nakama.uri(),
                keys.server(),
                new NakamaAccess(nakama.uri(), keys.http(), keys.session())),
            List.of(),
            true,
            RelayOptions.usual(RelayOptions.loopback())));
  }
}
