package dev.onlinematch.nakama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.onlinematch.fuzz.Choices;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.UserId;
import dev.onlinematch.time.VirtualTime;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** REST answers: the first byte says to what and with which status, the rest is the body. */
class NakamaClientFuzzTest {

  private static final int QUESTIONS = 7;
  private static final int MOST_SEEDS = 70;
  private static final NakamaSession SESSION = session();

  static Stream<byte[]> answers() {
    List<byte[]> bodies = RecordedTexts.answers().limit(MOST_SEEDS).toList();
    return IntStream.range(0, bodies.size())
        .mapToObj(
            i -> new ByteWriter(10_000).u8(2 * (i % QUESTIONS)).raw(bodies.get(i)).toByteArray());
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static NakamaSession session() {
    try {
      JsonObject answer =
          new JsonObject()
              .put("token", FakeHttp.token("ann", 60))
              .put("refresh_token", FakeHttp.token("ann", 3_600));
      return NakamaSession.read(answer, 0);
    } catch (MalformedException e) {
      throw new IllegalStateException(e);
    }
  }

  @MethodSource("answers")
  @FuzzTest
  void endsInAResultOrAFailureOnce(byte[] bytes) {
    VirtualTime time = new VirtualTime();
    FakeHttp http = new FakeHttp();
    NakamaClient client = new NakamaClient(new NakamaServer("http://x", "key"), http, time);
    Choices choices = new Choices(bytes);
    int what = choices.u8();
    Answer<?> answer = ask(client, (what >> 1) % QUESTIONS);
    http.answer((what & 1) == 0 ? 200 : 400, text(choices.rest()));
    time.advance(20_000);
    assertTrue(answer.hasEnded());
    assertEquals(0, time.waiting());
  }

  private static Answer<?> ask(NakamaClient client, int what) {
    Answer<NakamaSession> session = new Answer<>();
    switch (what) {
      case 0 -> client.authenticateDevice("device-0123456789", true, "ann", session);
      case 1 -> client.refresh("token", session);
      case 2 -> client.createAccount("a@example.com", "password", "ann", session);
      case 3 -> {
        Answer<NakamaAccount> account = new Answer<>();
        client.account(SESSION, account);
        return account;
      }
      case 4 -> {
        Answer<List<NakamaUser>> users = new Answer<>();
        client.users(SESSION, List.of(new UserId("u")), users);
        return users;
      }
      case 5 -> {
        Answer<List<WinCount>> wins = new Answer<>();
        client.mostWins(SESSION, 10, wins);
        return wins;
      }
      default -> {
        Answer<Void> nothing = new Answer<>();
        client.reportWin(SESSION, new MatchId("m"), 1, new SessionId("s"), nothing);
        return nothing;
      }
    }
    return session;
  }
}
