package dev.onlinematch.relay.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.onlinematch.live.WebSocketProbe;
import dev.onlinematch.relay.http.CannotListenException;
import dev.onlinematch.relay.nakama.Admission;
import dev.onlinematch.relay.nakama.AdmissionDecision;
import dev.onlinematch.relay.nakama.Entrant;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who the embedded signalling server says may enter a room of the relay. */
class EmbeddedAdmissionTest {

  private EmbeddedFixture fixture;
  private Admission admission;
  private WebSocketProbe alice;
  private MatchId match;
  private SessionId session;

  @BeforeEach
  void start() throws CannotListenException {
    fixture = EmbeddedFixture.start();
    admission = fixture.embedded().admission();
    alice = fixture.socket("alice");
    String created = alice.says("{\"cid\":\"1\",\"match_create\":{}}").hears("\"cid\":\"1\"");
    match = new MatchId(EmbeddedFixture.field(created, "match_id"));
    session = new SessionId(EmbeddedFixture.field(created, "session_id"));
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void theHolderOfTheTokenMayEnterAsHisOwnSession() {
    AdmissionDecision.Admitted admitted =
        assertInstanceOf(AdmissionDecision.Admitted.class, decide("alice", match, session));

    assertEquals(match, admitted.entrant().match());
    assertEquals(session, admitted.entrant().session());
  }

  @Test
  void anotherPlayersTokenDoesNotOpenTheDoor() {
    assertEquals(refused(AdmissionDecision.Reason.NOT_IN_MATCH), decide("bob", match, session));
  }

  @Test
  void aSessionThatIsNotInTheMatchDoesNotEnter() {
    SessionId other = new SessionId("00000000-0000-0000-0000-000000000000");
    MatchId elsewhere = new MatchId("00000000-0000-0000-0000-000000000000.");

    assertEquals(refused(AdmissionDecision.Reason.NOT_IN_MATCH), decide("alice", match, other));
    assertEquals(
        refused(AdmissionDecision.Reason.NOT_IN_MATCH), decide("alice", elsewhere, session));
  }

  @Test
  void whatIsNoTokenIsRefused() {
    for (String token : List.of("", "abc", "a.b.c", "eyJhbGciOiJub25lIn0.e30.")) {
      assertEquals(
          refused(AdmissionDecision.Reason.BAD_TOKEN), admission.decide(token, match, session));
    }
  }

  @Test
  void knowsWhoHasLeft() {
    Entrant entrant =
        assertInstanceOf(AdmissionDecision.Admitted.class, decide("alice", match, session))
            .entrant();
    assertEquals(List.of(), admission.departed(List.of(entrant)));

    alice
        .says("{\"cid\":\"2\",\"match_leave\":{\"match_id\":\"" + match + "\"}}")
        .hears("\"cid\":\"2\"");

    assertEquals(List.of(entrant), admission.departed(List.of(entrant)));
  }

  @Test
  void answersUnavailableWhenTheServerHasEnded() {
    fixture.close();

    assertEquals(
        refused(AdmissionDecision.Reason.UNAVAILABLE), admission.decide("x", match, session));
    assertEquals(List.of(), admission.departed(List.of()));
  }

  private AdmissionDecision decide(String device, MatchId matchId, SessionId sessionId) {
    return admission.decide(fixture.token(device), matchId, sessionId);
  }

  private static AdmissionDecision refused(AdmissionDecision.Reason reason) {
    return new AdmissionDecision.Refused(reason);
  }
}
