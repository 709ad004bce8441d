package dev.onlinematch.nakama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.signalling.Outcome;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.signalling.SignallingFailure;
import dev.onlinematch.time.VirtualTime;
import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NakamaSocketTest {

  private final VirtualTime time = new VirtualTime();
  private final FakeTextSockets sockets = new FakeTextSockets();
  private final Ear ear = new Ear();
  private final NakamaSocket socket = new NakamaSocket(sockets, time, "ws://x/ws", ear);

  @Test
  void opensWhenTheHandshakeIsThrough() {
    assertFalse(socket.isOpen());

    sockets.open();

    assertTrue(socket.isOpen());
    assertEquals(List.of("open"), ear.heard);
  }

  @Test
  void endsWhenTheHandshakeIsRefused() {
    sockets.closed(1006, "");

    assertEquals(SocketEnd.Reason.UNREACHABLE, ear.end.reason());
    time.advance(100_000);
    assertEquals(0, time.waiting());
  }

  @Test
  void endsWhenTheHandshakeTakesTooLong() {
    time.advance(NakamaSocket.DEADLINE_MS);

    assertEquals(SocketEnd.Reason.CONNECT_TIMED_OUT, ear.end.reason());
    assertEquals(1, sockets.closes);
    sockets.open();
    assertFalse(socket.isOpen());
  }

  @Test
  void repliesFindTheirRequestsInAnyOrder() {
    sockets.open();
    Outcome<String> first = ask("first");
    Outcome<String> second = ask("second");

    sockets.receive("{\"cid\":\"2\",\"answer\":{\"text\":\"two\"}}");
    sockets.receive("{\"cid\":\"1\",\"answer\":{\"text\":\"one\"}}");

    assertEquals("one", first.result());
    assertEquals("two", second.result());
    assertEquals("{\"cid\":\"2\",\"second\":{}}", sockets.lastSent());
  }

  @Test
  void anErrorWithACidEndsItsRequest() {
    sockets.open();
    Outcome<String> refused = ask("a");
    Outcome<String> notFound = ask("b");
    Outcome<String> rejected = ask("c");

    // Code 0 is left out on the wire.
    sockets.receive("{\"cid\":\"1\",\"error\":{\"message\":\"Error adding to matchmaker\"}}");
    sockets.receive("{\"cid\":\"2\",\"error\":{\"code\":4,\"message\":\"Match not found\"}}");
    sockets.receive("{\"cid\":\"3\",\"error\":{\"code\":5,\"message\":\"no\"}}");

    assertEquals(SignallingFailure.Reason.REFUSED, refused.reason());
    assertEquals(SignallingFailure.Reason.MATCH_NOT_FOUND, notFound.reason());
    assertEquals(SignallingFailure.Reason.JOIN_REJECTED, rejected.reason());
    assertEquals(0, socket.droppedCount());
  }

  @Test
  void anErrorWithoutACidIsAPush() {
    sockets.open();

    sockets.receive("{\"error\":{\"code\":3,\"message\":\"Invalid match ID\"}}");

    assertEquals(List.of("open", "ServerError[code=3, message=Invalid match ID]"), ear.heard);
  }

  @Test
  void anEmptyEnvelopeIsTolerated() {
    sockets.open();

    sockets.receive("{}");

    assertEquals(List.of("open", "Unused[]"), ear.heard);
    assertEquals(0, socket.droppedCount());
  }

  @Test
  void aRequestWithoutAnAnswerTimesOutAndItsLateAnswerIsUndone() {
    sockets.open();
    List<String> undone = new ArrayList<>();
    Outcome<String> outcome = new Outcome<>();
    socket.request("slow", new JsonObject(), NakamaSocketTest::read, outcome, undone::add);

    time.advance(NakamaSocket.DEADLINE_MS - 1);
    assertFalse(outcome.hasEnded());
    time.advance(1);
    assertEquals(SignallingFailure.Reason.TIMED_OUT, outcome.reason());

    sockets.receive("{\"cid\":\"1\",\"answer\":{\"text\":\"late\"}}");
    sockets.receive("{\"cid\":\"1\",\"answer\":{\"text\":\"again\"}}");
    assertEquals(List.of("late"), undone);
    assertEquals(2, socket.droppedCount());
  }

  @Test
  void aReplyThatCannotBeReadFailsItsRequest() {
    sockets.open();
    Outcome<String> outcome = ask("a");

    sockets.receive("{\"cid\":\"1\",\"answer\":7}");

    assertEquals(SignallingFailure.Reason.REFUSED, outcome.reason());
    assertEquals(1, socket.droppedCount());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "[]",
        "null",
        "{\"cid\":1}",
        "{\"cid\":\"99\"}",
        "{\"match_data\":7}",
        "{\"match_data\":{}}",
        "{\"match_data\":{\"match_id\":\"\"}}",
        "{\"match_data\":{\"match_id\":\"m.\",\"op_code\":1}}",
        "{\"match_data\":{\"match_id\":\"m.\",\"op_code\":\"one\"}}",
        "{\"match_data\":{\"match_id\":\"m.\",\"op_code\":\"9223372036854775808\"}}",
        "{\"match_data\":{\"match_id\":\"m.\",\"data\":\"!\"}}",
        "{\"match_data\":{\"match_id\":\"m.\",\"presence\":{\"user_id\":\"u\"}}}",
        "{\"match_data\":{\"match_id\":\"m.\",\"presence\":{\"session_id\":\"\",\"user_id\":\"u\"}}}",
        "{\"match_presence_event\":{\"joins\":[]}}",
        "{\"match_presence_event\":{\"match_id\":\"m.\",\"joins\":{}}}",
        "{\"match_presence_event\":{\"match_id\":\"m.\",\"leaves\":[1]}}",
        "{\"match_presence_event\":{\"match_id\":\"m.\",\"joins\":[{}]}}",
        "{\"matchmaker_matched\":{\"ticket\":\"t\"}}",
        "{\"matchmaker_matched\":{\"ticket\":\"t\",\"token\":\"a\",\"match_id\":\"b\"}}",
        "{\"matchmaker_matched\":{\"ticket\":\"t\",\"token\":\"a\",\"users\":[]}}",
        "{\"notifications\":[]}",
        "{\"notifications\":{\"notifications\":[{\"code\":\"-7\"}]}}",
        "{\"error\":\"x\"}",
        "{\"error\":{\"code\":1.5}}"
      })
  void whatCannotBeReadIsDroppedAndCounted(String text) {
    sockets.open();

    sockets.receive(text);

    assertEquals(List.of("open"), ear.heard);
    assertEquals(1, socket.droppedCount());
    assertTrue(socket.isOpen());
  }

  @Test
  void textOfAMegabyteIsDropped() {
    sockets.open();

    sockets.receive("{\"match_data\":{\"match_id\":\"" + "m".repeat(1 << 20) + "\"}}");

    assertEquals(1, socket.droppedCount());
  }

  @Test
  void pingsEveryTenSecondsWhileTheyAreAnswered() {
    sockets.open();
    for (int i = 1; i <= 5; i++) {
      time.advance(NakamaSocket.PING_INTERVAL_MS);
      assertEquals("{\"cid\":\"" + i + "\",\"ping\":{}}", sockets.lastSent());
      sockets.receive("{\"cid\":\"" + i + "\",\"pong\":{}}");
    }

    assertEquals(5, sockets.sent.size());
    assertTrue(socket.isOpen());
  }

  @Test
  void aPingWithoutAnAnswerIsTheEndWhateverTheSocketSays() {
    sockets.open();
    Outcome<String> open = new Outcome<>();
    time.advance(NakamaSocket.PING_INTERVAL_MS + 5_000);
    socket.request("a", new JsonObject(), NakamaSocketTest::read, open, late -> {});

    time.advance(5_000);

    assertEquals(SocketEnd.Reason.PING_TIMED_OUT, ear.end.reason());
    assertEquals(SignallingFailure.Reason.CLOSED, open.reason());
    assertEquals(1, sockets.closes);
    sockets.closed(1006, "");
    assertEquals(1, ear.ends);
    assertEquals(0, time.waiting());
  }

  @Test
  void anErrorInsteadOfAPongIsASignOfLife() {
    sockets.open();
    time.advance(NakamaSocket.PING_INTERVAL_MS);

    sockets.receive("{\"cid\":\"1\",\"error\":{\"code\":1}}");
    time.advance(NakamaSocket.PING_INTERVAL_MS);

    assertTrue(socket.isOpen());
    assertEquals(2, sockets.sent.size());
  }

  @Test
  void aRequestLargerThanTheServersLimitIsNotSent() {
    sockets.open();
    int overhead = "{\"cid\":\"1\",\"a\":{\"b\":\"\"}}".length();
    Outcome<String> fits = new Outcome<>();
    Outcome<String> tooLarge = new Outcome<>();
    send("x".repeat(4096 - overhead), fits);
    send("é".repeat((4096 - overhead) / 2 + 1), tooLarge);
    time.settle();

    assertEquals(1, sockets.sent.size());
    assertEquals(4096, sockets.lastSent().length());
    assertEquals(SignallingFailure.Reason.TOO_LARGE, tooLarge.reason());
    assertFalse(fits.hasEnded());
  }

  @Test
  void aServerThatAnswersNothingIsNotAskedWithoutEnd() {
    sockets.open();
    for (int i = 0; i < OpenRequests.MAX_OPEN; i++) {
      ask("a");
    }
    Outcome<String> oneTooMany = ask("b");
    time.settle();

    assertEquals(SignallingFailure.Reason.REFUSED, oneTooMany.reason());
    assertEquals(OpenRequests.MAX_OPEN, sockets.sent.size());
  }

  @Test
  void aJammedSocketTakesNothingMoreButStillPings() {
    sockets.open();
    sockets.buffered = 1 << 20;

    assertFalse(socket.send("data"));
    Outcome<String> refused = ask("a");
    time.advance(NakamaSocket.PING_INTERVAL_MS);

    assertEquals(SignallingFailure.Reason.REFUSED, refused.reason());
    assertEquals(List.of("{\"cid\":\"2\",\"ping\":{}}"), sockets.sent);
    time.advance(NakamaSocket.DEADLINE_MS);
    assertEquals(SocketEnd.Reason.PING_TIMED_OUT, ear.end.reason());
  }

  @Test
  void theServersCloseNamesItsWords() {
    sockets.open();
    Outcome<String> open = ask("a");

    sockets.closed(1000, "received malformed payload");

    assertEquals(SocketEnd.Reason.CLOSED_BY_SERVER, ear.end.reason());
    assertTrue(ear.end.message().contains("received malformed payload"));
    assertEquals(SignallingFailure.Reason.CLOSED, open.reason());
    assertFalse(socket.send("data"));
  }

  @Test
  void beingReplacedHasItsOwnReason() {
    sockets.open();

    sockets.receive(
        "{\"notifications\":{\"notifications\":[{\"id\":\"i\",\"subject\":\"single_socket\","
            + "\"content\":\"{}\",\"code\":-7}]}}");
    sockets.closed(1000, "server-side session disconnect");

    assertEquals(SocketEnd.Reason.REPLACED, ear.end.reason());
  }

  @Test
  void closingTellsTheEndAfterTheCallAndNothingElse() {
    sockets.open();
    Outcome<String> before = ask("a");

    socket.close();
    Outcome<String> after = ask("b");
    socket.close();
    sockets.receive("{\"match_presence_event\":{\"match_id\":\"m.\"}}");
    assertNull(ear.end);
    time.settle();

    assertEquals(SocketEnd.Reason.CLOSED_BY_ME, ear.end.reason());
    assertEquals(SignallingFailure.Reason.CLOSED, before.reason());
    assertEquals(SignallingFailure.Reason.CLOSED, after.reason());
    sockets.closed(1000, "");
    assertEquals(1, ear.ends);
    assertEquals(List.of("open"), ear.heard);
    assertEquals(0, time.waiting());
  }

  @Test
  void aReplyMayAskAgainOrCloseWithoutConfusion() {
    sockets.open();
    List<Outcome<String>> again = new ArrayList<>();
    ask("a");
    socket.request(
        "b",
        new JsonObject(),
        NakamaSocketTest::read,
        new Signalling.Reply<String>() {
          @Override
          public void onResult(String result) {}

          @Override
          public void onFailure(SignallingFailure failure) {
            socket.close();
            again.add(ask("c"));
          }
        },
        late -> {});

    sockets.closed(1006, "");
    time.settle();

    assertEquals(SignallingFailure.Reason.CLOSED, again.get(0).reason());
    assertEquals(1, ear.ends);
  }

  private Outcome<String> ask(String name) {
    Outcome<String> outcome = new Outcome<>();
    socket.request(name, new JsonObject(), NakamaSocketTest::read, outcome, late -> {});
    return outcome;
  }

  private void send(String text, Outcome<String> outcome) {
    socket.request(
        "a", new JsonObject().put("b", text), NakamaSocketTest::read, outcome, late -> {});
  }

  private static String read(JsonObject envelope) throws MalformedException {
    return envelope.object("answer").text("text");
  }

  private static final class Ear implements NakamaSocket.Listener {

    final List<String> heard = new ArrayList<>();
    SocketEnd end;
    int ends;

    @Override
    public void onOpen() {
      heard.add("open");
    }

    @Override
    public void onPush(ServerPush push) {
      heard.add(push.toString());
    }

    @Override
    public void onEnd(SocketEnd end) {
      this.end = end;
      ends++;
    }
  }
}
