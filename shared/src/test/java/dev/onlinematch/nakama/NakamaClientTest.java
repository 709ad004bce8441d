package dev.onlinematch.nakama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.nakama.NakamaFailure.Reason;
import dev.onlinematch.signalling.UserId;
import dev.onlinematch.time.VirtualTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NakamaClientTest {

  private final VirtualTime time = new VirtualTime();
  private final FakeHttp http = new FakeHttp();
  private final NakamaClient client =
      new NakamaClient(new NakamaServer("https://nakama.example:7350/", "key"), http, time);
  private final Answer<NakamaSession> signIn = new Answer<>();

  @Test
  void signsInByDevice() {
    client.authenticateDevice("device-0123456789", true, "Zoë & co", signIn);

    assertEquals("POST", http.last().method());
    assertEquals(
        "https://nakama.example:7350/v2/account/authenticate/device"
            + "?create=true&username=Zo%C3%AB%20%26%20co",
        http.last().url());
    assertEquals("{\"id\":\"device-0123456789\"}", http.last().body());
    // "key:" in base64; and no header that Nakama's CORS answer would not allow.
    assertEquals(
        Map.of("Authorization", "Basic a2V5Og==", "Content-Type", "application/json"),
        http.last().headers());
    time.advance(500);
    http.session("zoe", 60, 3600);
    assertEquals(new UserId("id-of-zoe"), signIn.result().userId());
    assertEquals("zoe", signIn.result().username());
    assertEquals(60_000, signIn.result().lifetimeMs());
    assertEquals(3_600_000, signIn.result().refreshLifetimeMs());
    assertEquals(500, signIn.result().receivedAtMs());
    assertFalse(signIn.result().isCreated());
    assertEquals(0, time.waiting());
  }

  @Test
  void signsInByEmailAndByAnIdOfAnotherService() {
    client.authenticateEmail("a@example.com", "secret12", signIn);
    assertTrue(http.last().url().endsWith("/v2/account/authenticate/email?create=false"));
    assertEquals("{\"email\":\"a@example.com\",\"password\":\"secret12\"}", http.last().body());

    client.authenticateCustom("other-id", true, null, new Answer<>());
    assertTrue(http.last().url().endsWith("/v2/account/authenticate/custom?create=true"));
    assertEquals("{\"id\":\"other-id\"}", http.last().body());
  }

  @Test
  void requestsDoNotShowTheirSecrets() {
    client.authenticateEmail("a@example.com", "secret12", signIn);
    http.session("a", 60, 3600);
    client.refresh("refresh-secret", new Answer<>());

    assertFalse(http.requests.toString().contains("secret"));
    assertFalse(signIn.result().toString().contains(signIn.result().token()));
  }

  @ParameterizedTest
  @CsvSource({
    "400, 3, 'Password must be at least 8 characters long.', BAD_INPUT",
    "401, 16, Invalid credentials., INVALID_CREDENTIALS",
    "401, 16, Server key invalid, WRONG_SERVER_KEY",
    "401, 16, Auth token invalid, SESSION_EXPIRED",
    "401, 16, Refresh token invalid or expired., SESSION_EXPIRED",
    "403, 7, User account banned., ACCOUNT_BANNED",
    "404, 5, User account not found., USER_NOT_FOUND",
    "404, 5, Not Found, SERVER_ERROR",
    "409, 6, Username is already in use., USERNAME_IN_USE",
    "429, 8, too many, SERVER_BUSY",
    "500, 13, internal, SERVER_ERROR",
    "501, 12, Method Not Allowed, SERVER_ERROR"
  })
  void everyRefusalHasItsReasonAndItsWords(int status, int code, String message, Reason reason) {
    Answer<NakamaSession> answer = new Answer<>();
    client.authenticateEmail("a@example.com", "secret12", answer);

    http.fail(status, code, message);

    assertEquals(reason, answer.reason());
  }

  @Test
  void registeringAnAddressThatHasAnAccountSaysSo() {
    client.createAccount("a@example.com", "secret12", "alice", signIn);
    assertTrue(http.last().url().endsWith("?create=true&username=alice"));

    http.fail(401, 16, "Invalid credentials.");

    assertEquals(Reason.EMAIL_IN_USE, signIn.reason());
  }

  @Test
  void registeringFailsForOtherReasonsAsSigningInDoes() {
    client.createAccount("a@example.com", "secret12", "alice", signIn);

    http.fail(409, 6, "Username is already in use.");

    assertEquals(Reason.USERNAME_IN_USE, signIn.reason());
  }

  @Test
  void aServerThatIsNotThereIsUnreachable() {
    client.authenticateDevice("device-0123456789", true, null, signIn);

    http.unreachable();

    assertEquals(Reason.UNREACHABLE, signIn.reason());
    assertEquals(0, time.waiting());
  }

  @Test
  void aServerThatDoesNotAnswerTimesOutAndItsLateAnswerChangesNothing() {
    client.authenticateDevice("device-0123456789", true, null, signIn);

    time.advance(HttpCall.DEADLINE_MS);
    assertEquals(Reason.TIMED_OUT, signIn.reason());
    http.session("late", 60, 3600);
  }

  @Test
  void anAnswerThatComesTwiceCountsOnce() {
    client.authenticateDevice("device-0123456789", true, null, signIn);
    http.session("a", 60, 3600);

    time.advance(HttpCall.DEADLINE_MS);

    assertEquals("a", signIn.result().username());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{}",
        "{\"token\":1}",
        "{\"token\":\"x\"}",
        "{\"token\":\"a.b.c\"}",
        "{\"token\":\"a..c\"}",
        "{\"token\":\"a.e30.c\"}",
        "{\"token\":\"a.W10.c\"}",
        "{\"token\":\"a.eyJ1aWQiOiIifQ.c\"}",
        "{\"token\":\"a.eyJ1aWQiOiJ1IiwiZXhwIjoxLCJpYXQiOjJ9.c\"}",
        "{\"token\":\"a.eyJ1aWQiOiJ1IiwiZXhwIjoxZTMwfQ.c\"}",
        "{\"token\":\"a.eyJ1aWQiOiJ1In0.c\",\"refresh_token\":\"x\"}"
      })
  void anAnswerThatIsNoSessionIsMalformed(String body) {
    client.authenticateDevice("device-0123456789", true, null, signIn);

    http.answer(200, body);

    assertEquals(Reason.MALFORMED_ANSWER, signIn.reason());
    assertEquals(0, time.waiting());
  }

  @ParameterizedTest
  @CsvSource({"502, SERVER_ERROR", "404, MALFORMED_ANSWER", "302, MALFORMED_ANSWER"})
  void aRefusalThatIsNotNakamasIsNamedByItsStatus(int status, Reason reason) {
    client.authenticateDevice("device-0123456789", true, null, signIn);

    http.answer(status, "<html>nginx</html>");

    assertEquals(reason, signIn.reason());
  }

  @Test
  void readsTheAccountAndOthers() {
    NakamaSession session = session();
    Answer<NakamaAccount> account = new Answer<>();
    client.account(session, account);
    assertEquals("GET", http.last().method());
    assertEquals(Map.of("Authorization", "Bearer " + session.token()), http.last().headers());
    http.answer(
        200,
        "{\"user\":{\"id\":\"u\",\"username\":\"n\",\"display_name\":\"N\"},"
            + "\"email\":\"a@example.com\",\"devices\":[]}");
    assertEquals(
        new NakamaAccount(new NakamaUser(new UserId("u"), "n", "N", ""), "a@example.com"),
        account.result());

    Answer<List<NakamaUser>> users = new Answer<>();
    client.users(session, List.of(new UserId("u"), new UserId("v/w")), users);
    assertTrue(http.last().url().endsWith("/v2/user?ids=u&ids=v%2Fw"));
    http.answer(200, "{\"users\":[{\"id\":\"u\",\"username\":\"n\"}]}");
    assertEquals(List.of(new NakamaUser(new UserId("u"), "n", "", "")), users.result());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"user\":{}}", "{\"user\":{\"id\":\"\"}}", "{\"user\":[]}"})
  void anAccountOfNobodyIsMalformed(String body) {
    Answer<NakamaAccount> account = new Answer<>();
    client.account(session(), account);

    http.answer(200, body);

    assertEquals(Reason.MALFORMED_ANSWER, account.reason());
  }

  @Test
  void changesOnlyWhatIsNamed() {
    Answer<Void> answer = new Answer<>();

    client.updateAccount(session(), new AccountChange(null, "Alice", null), answer);

    assertEquals("PUT", http.last().method());
    assertEquals("{\"display_name\":\"Alice\"}", http.last().body());
    http.answer(200, "{}");
    assertTrue(answer.hasEnded());
  }

  @Test
  void logsOutBothTokens() {
    NakamaSession session = session();
    Answer<Void> answer = new Answer<>();

    client.logout(session, answer);

    assertTrue(http.last().url().endsWith("/v2/session/logout"));
    assertEquals(
        "{\"token\":\""
            + session.token()
            + "\",\"refresh_token\":\""
            + session.refreshToken()
            + "\"}",
        http.last().body());
    http.answer(200, "{}");
    assertTrue(answer.hasEnded());
  }

  private NakamaSession session() {
    Answer<NakamaSession> answer = new Answer<>();
    client.authenticateDevice("device-0123456789", true, null, answer);
    http.session("alice", 60, 3600);
    return answer.result();
  }
}
