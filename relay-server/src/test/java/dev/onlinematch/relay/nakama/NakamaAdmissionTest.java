package dev.onlinematch.relay.nakama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.auth0.jwt.algorithms.Algorithm;
import com.sun.net.httpserver.HttpServer;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.UserId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the admission makes of tokens, and of a Nakama that answers this or that or nothing. */
class NakamaAdmissionTest {

  private static final String KEY = "session-key-of-this-test-0123456789";
  private static final String BASIC = "Basic aHR0cC1rZXk6";
  private static final MatchId MATCH = new MatchId("m.");
  private static final SessionId SESSION = new SessionId("s");
  private static final UserId USER = new UserId("u");
  private static final String IN_MATCH =
      "{\"presences\":{\"m.\":[{\"session_id\":\"s\",\"user_id\":\"u\"}]}}";

  private final BlockingQueue<String> questions = new LinkedBlockingQueue<>();
  private HttpServer nakama;
  private int status = 200;
  private String answer = IN_MATCH;
  private Admission admission;

  @BeforeEach
  void start() throws IOException {
    nakama = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    nakama.createContext(
        "/v2/rpc/onlinematch_presences",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          questions.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    nakama.start();
    URI uri = URI.create("http://127.0.0.1:" + nakama.getAddress().getPort());
    admission = new NakamaAdmission(new NakamaAccess(uri, "http-key", KEY));
  }

  @AfterEach
  void stop() {
    nakama.stop(0);
  }

  @Test
  void admitsWhoHasATokenAndIsInTheMatch() {
    assertEquals(
        new AdmissionDecision.Admitted(new Entrant(MATCH, SESSION, USER)),
        admission.decide(good(), MATCH, SESSION));
    assertEquals(BASIC + " {\"matches\":[\"m.\"]}", questions.poll());
  }

  @Test
  void refusesTokensThatAreNoneOfOursWithoutAskingAnybody() {
    for (String token :
        List.of(
            "",
            "nonsense",
            "a.b.c",
            good() + "x",
            good().substring(0, good().lastIndexOf('.') + 1),
            TokenMaker.token("u", "another-session-key-0123456789abcdef", 60),
            TokenMaker.token("u", KEY, -1),
            TokenMaker.token("", KEY, 60),
            TokenMaker.endless("u", KEY),
            TokenMaker.matchToken("m.", KEY),
            TokenMaker.by(Algorithm.none(), "u"),
            TokenMaker.by(Algorithm.HMAC512(KEY), "u"),
            "x".repeat(5_000))) {
      assertEquals(refused(AdmissionDecision.Reason.BAD_TOKEN), decide(token), token);
    }
    assertTrue(questions.isEmpty());
  }

  @Test
  void refusesWhoIsNotInTheMatchOrClaimsAnothersSession() {
    assertEquals(
        refused(AdmissionDecision.Reason.NOT_IN_MATCH),
        admission.decide(good(), MATCH, new SessionId("other")));
    assertEquals(
        refused(AdmissionDecision.Reason.NOT_IN_MATCH),
        decide(TokenMaker.token("mallory", KEY, 60)));
    answer = "{\"presences\":{\"m.\":[]}}";
    assertEquals(refused(AdmissionDecision.Reason.NOT_IN_MATCH), decide(good()));
  }

  @Test
  void saysThatNakamaIsUnavailableWhenItsAnswerIsOfNoUse() {
    for (String strange : List.of("", "nonsense", "[]", "{}", "{\"presences\":{}}")) {
      answer = strange;
      assertEquals(refused(AdmissionDecision.Reason.UNAVAILABLE), decide(good()), strange);
    }
    for (int failure : List.of(401, 404, 500)) {
      status = failure;
      assertEquals(refused(AdmissionDecision.Reason.UNAVAILABLE), decide(good()));
    }
    nakama.stop(0);
    assertEquals(refused(AdmissionDecision.Reason.UNAVAILABLE), decide(good()));
  }

  @Test
  void givesUpOnANakamaThatHangs() {
    nakama.removeContext("/v2/rpc/onlinematch_presences");
    nakama.createContext("/v2/rpc/onlinematch_presences", exchange -> {});

    long startNs = System.nanoTime();

    assertEquals(refused(AdmissionDecision.Reason.UNAVAILABLE), decide(good()));
    assertTrue(System.nanoTime() - startNs < 8_000_000_000L);
  }

  @Test
  void tellsWhoHasDepartedAndNobodyWhenThatIsUnknown() {
    Entrant here = new Entrant(MATCH, SESSION, USER);
    Entrant gone = new Entrant(MATCH, new SessionId("gone"), USER);

    assertEquals(List.of(gone), List.copyOf(admission.departed(List.of(here, gone))));
    status = 500;
    assertTrue(admission.departed(List.of(here, gone)).isEmpty());
  }

  @Test
  void asksNobodyAboutWhomItSawThisVerySecond() {
    admission.departed(List.of(new Entrant(MATCH, SESSION, USER)));
    questions.clear();

    assertEquals(new AdmissionDecision.Admitted(new Entrant(MATCH, SESSION, USER)), decide(good()));

    assertTrue(questions.isEmpty());
  }

  private AdmissionDecision decide(String token) {
    return admission.decide(token, MATCH, SESSION);
  }

  private static String good() {
    return TokenMaker.token("u", KEY, 60);
  }

  private static AdmissionDecision refused(AdmissionDecision.Reason reason) {
    return new AdmissionDecision.Refused(reason);
  }
}
