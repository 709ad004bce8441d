package dev.onlinematch.web.net;

import dev.onlinematch.link.WebRtcRelayDialer;
import dev.onlinematch.nakama.HttpRequest;
import dev.onlinematch.nakama.HttpResponse;
import dev.onlinematch.nakama.HttpTransport;
import dev.onlinematch.nakama.NakamaFailure;
import dev.onlinematch.nakama.NakamaReply;
import dev.onlinematch.nakama.NakamaSession;
import dev.onlinematch.peer.PeerConnection.Completion;
import java.util.Map;

/**
 * The relay's door for offers: POST with the session's token, PATCH to restart ICE, DELETE to give
 * up (in the manner of WHIP, RFC 9725).
 */
final class RelayOffers implements WebRtcRelayDialer.RelayOffers {

  private static final int MAX_ANSWER_LENGTH = 64 * 1024;

  private final HttpTransport http;
  private final SessionTokens tokens;
  private final String url;
  private final String query;

  /**
   * A door.
   *
   * @param query which match, and as whom
   */
  RelayOffers(HttpTransport http, SessionTokens tokens, String url, String query) {
    this.http = http;
    this.tokens = tokens;
    this.url = url;
    this.query = query;
  }

  @Override
  public WebRtcRelayDialer.Stay post(String offerSdp, Completion<String> answer) {
    HttpStay stay = new HttpStay();
    tokens.fresh(
        new NakamaReply<>() {
          @Override
          public void onResult(NakamaSession session) {
            if (!stay.isOver) {
              stay.send("POST", url + query, session.token(), offerSdp, answer);
            }
          }

          @Override
          public void onFailure(NakamaFailure failure) {
            answer.onFailure(failure.message());
          }
        });
    return stay;
  }

  private final class HttpStay implements WebRtcRelayDialer.Stay {

    private String location;
    private boolean isOver;

    @Override
    public void restart(String offerSdp, Completion<String> answer) {
      send("PATCH", location, null, offerSdp, answer);
    }

    @Override
    public void end() {
      isOver = true;
      if (location != null) {
        String left = location;
        location = null;
        send("DELETE", left, null, null, null);
      }
    }

    /** Without an answer to wait for, it does not matter what comes of it. */
    void send(
        String method, String target, String token, String body, Completion<String> completion) {
      Map<String, String> headers =
          token == null
              ? HttpRequest.headersOf("Content-Type", "application/sdp")
              : HttpRequest.headersOf(
                  "Content-Type", "application/sdp", "Authorization", "Bearer " + token);
      http.send(
          new HttpRequest(method, target, headers, body),
          new HttpTransport.Reply() {
            @Override
            public void onResponse(HttpResponse response) {
              locate(response);
              if (completion != null) {
                complete(response, completion);
              }
            }

            @Override
            public void onUnreachable(String message) {
              if (completion != null) {
                completion.onFailure("the relay cannot be reached");
              }
            }
          });
    }

    private void locate(HttpResponse response) {
      String named = response.headers().get("Location");
      if (named != null) {
        // Its own resources only, wherever a proxy has put them: RFC 9725, 4.2.
        location = url + named.substring(named.lastIndexOf('/'));
        if (isOver) {
          end();
        }
      }
    }

    private void complete(HttpResponse response, Completion<String> completion) {
      boolean isAnswer = response.status() / 100 == 2;
      if (isAnswer && response.body().length() <= MAX_ANSWER_LENGTH) {
        completion.onSuccess(response.body());
      } else {
        completion.onFailure("the relay answers HTTP " + response.status());
      }
    }
  }
}
