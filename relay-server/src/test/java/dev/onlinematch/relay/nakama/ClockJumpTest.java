package dev.onlinematch.relay.nakama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.sun.net.httpserver.HttpServer;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.UserId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The wall clock jumps. Who is in a match stays there, because nothing but the end of tokens is in
 * its time: {@code HouseRulesTest} says who may ask it at all.
 */
class ClockJumpTest {

  private static final String KEY = "session-key-of-this-test-0123456789";
  private static final Entrant ANN =
      new Entrant(new MatchId("m."), new SessionId("s"), new UserId("u"));
  private static final Duration TEN_HOURS = Duration.ofHours(10);

  private final JumpingClock clock = new JumpingClock();
  private HttpServer nakama;
  private Admission admission;

  @BeforeEach
  void start() throws IOException {
    byte[] present =
        "{\"presences\":{\"m.\":[{\"session_id\":\"s\",\"user_id\":\"u\"}]}}"
            .getBytes(StandardCharsets.UTF_8);
    nakama = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    nakama.createContext(
        "/v2/rpc/onlinematch_presences",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, present.length);
          exchange.getResponseBody().write(present);
          exchange.close();
        });
    nakama.start();
    URI uri = URI.create("http://127.0.0.1:" + nakama.getAddress().getPort());
    admission = new NakamaAdmission(new NakamaAccess(uri, "http-key", KEY), clock);
  }

  @AfterEach
  void stop() {
    nakama.stop(0);
  }

  @Test
  void whoIsInStaysAndOnlyNewcomersNeedATokenThatCounts() {
    String token = TokenMaker.token("u", KEY, 60);
    assertEquals(new AdmissionDecision.Admitted(ANN), decide(token));

    clock.now = clock.now.plus(TEN_HOURS);
    assertEquals(List.of(), List.copyOf(admission.departed(List.of(ANN))));
    assertInstanceOf(AdmissionDecision.Refused.class, decide(token));

    clock.now = clock.now.minus(TEN_HOURS).minus(TEN_HOURS);
    assertEquals(List.of(), List.copyOf(admission.departed(List.of(ANN))));
    assertEquals(new AdmissionDecision.Admitted(ANN), decide(token));
  }

  private AdmissionDecision decide(String token) {
    return admission.decide(token, ANN.match(), ANN.session());
  }

  /** A wall clock that is set by hand. */
  private static final class JumpingClock extends Clock {

    private Instant now = Instant.now();

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
