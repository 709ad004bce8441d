package dev.onlinematch.nakama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.nakama.NakamaFailure.Reason;
import dev.onlinematch.time.VirtualTime;
import org.junit.jupiter.api.Test;

class NakamaConnectorTest {

  private final VirtualTime time = new VirtualTime();
  private final FakeHttp http = new FakeHttp();
  private final FakeTextSockets sockets = new FakeTextSockets();
  private final NakamaServer server = new NakamaServer("https://nakama.example", "defaultkey");
  private final NakamaClient client = new NakamaClient(server, http, time);
  private final SessionKeeper keeper =
      new SessionKeeper(
          client,
          time,
          new SessionKeeper.Listener() {
            @Override
            public void onSession(NakamaSession session) {}

            @Override
            public void onLost(NakamaFailure failure) {}
          });
  private final NakamaConnector connector = new NakamaConnector(server, keeper, sockets, time);
  private final Answer<NakamaSignalling> connecting = new Answer<>();

  @Test
  void opensTheSocketWithTheToken() {
    signIn();
    connector.connect(true, connecting);
    time.settle();

    assertEquals(
        "wss://nakama.example/ws?lang=en&status=true&token=" + keeper.session().token(),
        sockets.url);
    assertFalse(connecting.hasEnded());
    sockets.open();
    assertTrue(connecting.result().isOpen());
  }

  @Test
  void refreshesAnOldTokenBeforeItOpensTheSocket() {
    signIn();
    time.advance(50_000);
    connector.connect(false, connecting);
    time.settle();
    assertNull(sockets.url);

    http.session("again", 60, 3600);
    time.settle();

    assertTrue(sockets.url.endsWith(FakeHttp.token("again", 60)));
  }

  @Test
  void aSessionThatIsOverOpensNothing() {
    connector.connect(false, connecting);
    time.settle();

    assertEquals(Reason.SESSION_EXPIRED, connecting.reason());
    assertNull(sockets.url);
  }

  @Test
  void aRefusedHandshakeIsUnreachable() {
    signIn();
    connector.connect(false, connecting);
    time.settle();

    sockets.closed(1006, "");

    assertEquals(Reason.UNREACHABLE, connecting.reason());
  }

  @Test
  void aHandshakeWithoutAnAnswerTimesOut() {
    signIn();
    connector.connect(false, connecting);

    time.advance(10_000);

    assertEquals(Reason.TIMED_OUT, connecting.reason());
  }

  private void signIn() {
    Answer<NakamaSession> answer = new Answer<>();
    client.authenticateDevice("device-0123456789", true, null, answer);
    http.session("alice", 60, 3600);
    keeper.keep(answer.result());
  }
}
