package dev.onlinematch.web.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onlinematch.link.WebRtcRelayDialer.Stay;
import dev.onlinematch.nakama.HttpRequest;
import dev.onlinematch.nakama.HttpResponse;
import dev.onlinematch.nakama.HttpTransport;
import dev.onlinematch.nakama.NakamaFailure;
import dev.onlinematch.nakama.NakamaReply;
import dev.onlinematch.nakama.NakamaSession;
import dev.onlinematch.peer.PeerConnection.Completion;
import dev.onlinematch.signalling.UserId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelayOffersTest {

  private static final NakamaSession ALICE =
      new NakamaSession("alices-token", "", new UserId("a"), "alice", false, 0, 60_000, 0);

  private final ArrayDeque<HttpTransport.Reply> asked = new ArrayDeque<>();
  private final List<String> requests = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private NakamaReply<NakamaSession> token;

  private final RelayOffers offers =
      new RelayOffers(this::send, reply -> token = reply, "/relay/offer", "?match=m&session=s");

  private void send(HttpRequest request, HttpTransport.Reply reply) {
    requests.add(
        request.method()
            + " "
            + request.url()
            + " "
            + request.header("Authorization")
            + " "
            + request.body());
    asked.add(reply);
  }

  private Stay offered() {
    return offers.post("offer", heard());
  }

  private Completion<String> heard() {
    return new Completion<>() {
      @Override
      public void onSuccess(String answer) {
        heard.add("answer: " + answer);
      }

      @Override
      public void onFailure(String reason) {
        heard.add("failure: " + reason);
      }
    };
  }

  private void answers(int status, String location, String body) {
    Map<String, String> headers = location == null ? Map.of() : Map.of("Location", location);
    asked.remove().onResponse(new HttpResponse(status, headers, body));
  }

  @Test
  void postsTheOfferWithAFreshTokenAndGivesTheAnswer() {
    offered();
    assertEquals(List.of(), requests, "not without a token");
    token.onResult(ALICE);
    assertEquals(
        List.of("POST /relay/offer?match=m&session=s Bearer alices-token offer"), requests);

    answers(201, "/relay/offer/1f", "answer");

    assertEquals(List.of("answer: answer"), heard);
  }

  @Test
  void restartsAndEndsWhatTheServerHasNamed() {
    Stay stay = offered();
    token.onResult(ALICE);
    answers(201, "/relay/offer/1f", "answer");
    requests.clear();

    stay.restart("another offer", heard());
    answers(200, null, "another answer");
    stay.end();
    stay.end();

    assertEquals(
        List.of("PATCH /relay/offer/1f null another offer", "DELETE /relay/offer/1f null null"),
        requests);
    assertEquals(List.of("answer: answer", "answer: another answer"), heard);
  }

  @Test
  void whatIsAnsweredAfterTheEndIsEndedThere() {
    Stay stay = offered();
    token.onResult(ALICE);
    stay.end();
    requests.clear();

    answers(201, "/relay/offer/1f", "answer");

    assertEquals(List.of("DELETE /relay/offer/1f null null"), requests);
  }

  @Test
  void nothingIsPostedForWhoHasLeftBeforeTheTokenCame() {
    offered().end();
    token.onResult(ALICE);
    assertEquals(List.of(), requests);
  }

  @Test
  void aServerThatNamesAnotherPlaceIsHeldToItsOwn() {
    Stay stay = offered();
    token.onResult(ALICE);
    answers(201, "https://elsewhere.example.org/steal/1f", "answer");
    requests.clear();

    stay.end();

    assertEquals(List.of("DELETE /relay/offer/1f null null"), requests);
  }

  @Test
  void everyRefusalAndEverySilenceIsAReason() {
    offered();
    token.onResult(ALICE);
    answers(403, null, "You are not in this match.");
    offered();
    token.onResult(ALICE);
    asked.remove().onUnreachable("");
    offered();
    token.onResult(ALICE);
    answers(201, "/relay/offer/1f", "x".repeat(70_000));
    offered();
    token.onFailure(new NakamaFailure(NakamaFailure.Reason.SESSION_EXPIRED, "Not signed in."));

    assertEquals(
        List.of(
            "failure: the relay answers HTTP 403",
            "failure: the relay cannot be reached",
            "failure: the relay answers HTTP 201",
            "failure: Not signed in."),
        heard);
  }
}
