package dev.onlinematch.nakama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.onlinematch.fuzz.Choices;
import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.MatchmakerMatched;
import dev.onlinematch.signalling.MatchmakerRequest;
import dev.onlinematch.signalling.MatchmakerTicket;
import dev.onlinematch.signalling.Outcome;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.signalling.SignallingFailure;
import dev.onlinematch.time.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A client whose server says anything, a line for a frame, while requests of each kind are open.
 * Every reply ends once, and nothing that is said ends the connection.
 */
class NakamaSocketFuzzTest {

  private static final int MOST_FRAMES = 100;

  static Stream<byte[]> frames() {
    return RecordedTexts.frames("S>C").limit(MOST_FRAMES);
  }

  @MethodSource("frames")
  @FuzzTest
  void staysOpenAndEndsEveryRequestOnce(byte[] bytes) {
    VirtualTime time = new VirtualTime();
    FakeTextSockets sockets = new FakeTextSockets();
    NakamaSignalling signalling =
        new NakamaSignalling(sockets, time, url -> {}, "ws://x/ws", new Unheard());
    signalling.setListener(new Ear());
    sockets.open();
    List<Outcome<?>> outcomes = request(signalling);
    Choices choices = new Choices(bytes);
    while (choices.hasMore()) {
      sockets.receive(choices.line());
      time.advance(1);
    }
    assertTrue(signalling.isOpen());
    signalling.close();
    time.advance(20_000);
    outcomes.forEach(outcome -> assertTrue(outcome.hasEnded(), outcome::toString));
    assertEquals(0, time.waiting());
  }

  /** The recorded replies carry the first numbers, which these requests have. */
  private static List<Outcome<?>> request(NakamaSignalling signalling) {
    Outcome<JoinedMatch> created = new Outcome<>();
    Outcome<JoinedMatch> joined = new Outcome<>();
    Outcome<MatchmakerTicket> ticket = new Outcome<>();
    Outcome<Void> removed = new Outcome<>();
    Outcome<Void> left = new Outcome<>();
    signalling.createMatch(created);
    signalling.joinMatch(new MatchId("4c2ae592-b2a7-445e-98ec-697694478b1c."), joined);
    signalling.addToMatchmaker(new MatchmakerRequest(2, 4, 2, "*", Map.of(), Map.of()), ticket);
    signalling.removeFromMatchmaker(new MatchmakerTicket("t"), removed);
    signalling.leaveMatch(new MatchId("m"), left);
    return new ArrayList<>(List.of(created, joined, ticket, removed, left));
  }

  private static final class Unheard implements NakamaSignalling.Opening {

    @Override
    public void onOpen() {}

    @Override
    public void onFailure(SocketEnd end) {}
  }

  /** Whatever is handed on is whole. */
  private static final class Ear implements Signalling.Listener {

    @Override
    public void onPresences(MatchId matchId, List<Presence> joins, List<Presence> leaves) {
      assertTrue(!matchId.value().isEmpty());
      joins.forEach(presence -> assertTrue(!presence.sessionId().value().isEmpty()));
      leaves.forEach(presence -> assertTrue(!presence.sessionId().value().isEmpty()));
    }

    @Override
    public void onData(MatchId matchId, Presence sender, int opCode, byte[] payload) {
      assertNotNull(sender);
      assertNotNull(payload);
    }

    @Override
    public void onMatched(MatchmakerMatched matched) {
      assertNotNull(matched.self());
    }

    @Override
    public void onError(SignallingFailure failure) {
      assertNotNull(failure.message());
    }

    @Override
    public void onClosed(String reason) {
      assertNotNull(reason);
    }
  }
}
