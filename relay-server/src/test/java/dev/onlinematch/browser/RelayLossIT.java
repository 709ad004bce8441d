package dev.onlinematch.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The relay goes away under a pair that has nothing else, and comes back. */
class RelayLossIT {

  private static final String DOORS = "**/relay/**";

  @RegisterExtension final Players players = new Players();

  private final List<String> connections = new ArrayList<>();

  @Test
  void thePageNamesTheLossAndTheRelayIsTakenAgainWhenItIsBack() throws Exception {
    Player alice = players.arrives("alice").signsInAsGuest().isCutOffFrom("bob");
    Player bob = players.arrives("bob").signsInAsGuest().isCutOffFrom("alice");
    alice.willComplainAbout("ERR_FAILED").page().onResponse(this::note);
    bob.willComplainAbout("ERR_FAILED").page().onResponse(this::note);
    bob.joinsMatch(alice.createsMatch()).sees(Screen.READY);
    alice.isLinkedBy("relay", 1);
    bob.isLinkedBy("relay", 1);

    shutDoors(alice.page());
    shutDoors(bob.page());
    for (String connection : connections) {
      assertEquals(200, deleted(connection));
    }

    for (Player player : List.of(alice, bob)) {
      player.isTold("relay is lost").isLinkedBy("relay", 0).seesMatchState("CONNECTING");
    }

    alice.page().unroute(DOORS);
    bob.page().unroute(DOORS);

    for (Player player : List.of(alice, bob)) {
      player.isLinkedBy("relay", 1).seesMatchState("READY").isTold("relay is back");
    }
  }

  private void note(Response response) {
    String location = response.headers().get("location");
    if (location != null) {
      connections.add(URI.create(response.url()).resolve(location).toString());
    }
  }

  /** The page gets no way in any more, neither by an offer nor by a WebSocket. */
  private static void shutDoors(Page page) {
    page.route(DOORS, Route::abort);
    page.evaluate(
        "() => { window.WebSocket = class { constructor() { throw new Error('shut'); } }; }");
  }

  private static int deleted(String connection) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(connection)).DELETE().build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
