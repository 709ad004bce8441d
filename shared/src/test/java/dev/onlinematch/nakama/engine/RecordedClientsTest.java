package dev.onlinematch.nakama.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * The engine answers recorded clients as the real server did. Everywhere it may differ in ids,
 * tokens and dates, in the order of presences in a list, and in what was still said while all
 * sockets closed at the end; further exceptions are named at the scenario.
 */
class RecordedClientsTest {

  private static final EngineOptions OPTIONS =
      EngineOptions.development().withTokenLifetimes(7200, 3600).withJoinEventFirstPercent(0);

  @Test
  void signingInRefreshingAndLoggingOut() {
    // The real server lets a socket open with a token that was logged out (nakama #2506).
    assertEquals(
        14, replay("01-auth-nakama-js", line -> line.path("client").asText().equals("loggedout")));
  }

  @Test
  void badRequestsOverHttp() {
    assertEquals(23, replay("02-rest-edge"));
  }

  @Test
  void badFramesAndHandshakes() {
    assertEquals(33, replay("03-ws-edge"));
  }

  @Test
  void matchmakingAndAMatchWithTheJavaScriptClient() {
    assertEquals(21, replay("10-matchmaker-nakama-js"));
  }

  @Test
  void ticketsAndMatchTokens() {
    assertEquals(52, replay("11-matchmaker-raw"));
  }

  @Test
  void countsOfPlayers() {
    // Three tickets of which two are to be matched: the real server looks at the tickets in no
    // particular order, so which one is left over is chance.
    assertEquals(
        30,
        replay(
            "12-matchmaker-min-max",
            line -> {
              double ms = line.get("ms").asDouble();
              return ms > 3200 && ms < 3300;
            }));
  }

  @Test
  void relayedMatches() {
    assertEquals(168, replay("13-match-relayed"));
  }

  @Test
  void eightJoinAtOnce() {
    assertEquals(52, replay("14-presence-order"));
  }

  @Test
  void statusOfOthers() {
    // Chat and friends are not there.
    assertEquals(
        13,
        replay(
            "16-chat-status-misc",
            line ->
                line.path("text").asText().contains("channel")
                    || line.path("text").asText().contains("Message content")
                    || line.path("text").asText().equals("{\"cid\":\"4\"}")
                    || line.path("text").asText().contains("notifications")
                    || line.path("url").asText().contains("/channel/")
                    || line.path("url").asText().contains("/friend")
                    || line.path("id").asInt() == 28
                    || line.path("id").asInt() == 50
                    || line.path("id").asInt() == 53));
  }

  @Test
  void signallingForWebRtc() {
    assertEquals(24, replay("18-webrtc-signalling-flow"));
  }

  @Test
  void aSecondSocketOfAnAccountWhereOneIsAllowed() {
    assertEquals(
        10, new Replay("20-single-socket", OPTIONS.withSingleSocket(true), line -> false).run());
  }

  @Test
  void aSocketOutlivesItsToken() {
    assertEquals(
        6, new Replay("21-token-expiry", OPTIONS.withTokenLifetimes(4, 3600), line -> false).run());
  }

  @Test
  void pingsAreTheHosts() {
    assertEquals(2, replay("24-ping-pong", line -> line.path("client").asText().equals("deaf")));
  }

  @Test
  void framesThatAreTooLarge() {
    assertEquals(12, replay("26-oversize"));
  }

  @Test
  void everybodySeesTheMatches() {
    assertEquals(15, replay("28-match-list"));
  }

  private static int replay(String file) {
    return replay(file, line -> false);
  }

  private static int replay(String file, Predicate<JsonNode> leftOut) {
    return new Replay(file, OPTIONS, leftOut).run();
  }
}
