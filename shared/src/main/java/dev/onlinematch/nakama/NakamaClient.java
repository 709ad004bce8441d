package dev.onlinematch.nakama;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.UserId;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.MalformedException;
import dev.onlinematch.wire.Utf8;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Accounts and sessions on a Nakama server, over HTTP. Holds no session: see {@link SessionKeeper}.
 *
 * <p>Every reply ends exactly once, within ten seconds, and never inside the call. Who makes an
 * account names it with {@code username}; null lets the server choose one.
 */
public final class NakamaClient {

  private final NakamaServer server;
  private final HttpTransport http;
  private final Scheduler scheduler;

  /** A client of one server. */
  public NakamaClient(NakamaServer server, HttpTransport http, Scheduler scheduler) {
    this.server = server;
    this.http = http;
    this.scheduler = scheduler;
  }

  /**
   * Signs in by an id that this device keeps to itself, 10 to 128 bytes: an account without a
   * password.
   *
   * @param create whether to make an account when there is none
   */
  public void authenticateDevice(
      String deviceId, boolean create, String username, NakamaReply<NakamaSession> reply) {
    authenticate("device", new JsonObject().put("id", deviceId), create, username, reply);
  }

  /** Signs in by an id that another service gave, 6 to 128 bytes. */
  public void authenticateCustom(
      String customId, boolean create, String username, NakamaReply<NakamaSession> reply) {
    authenticate("custom", new JsonObject().put("id", customId), create, username, reply);
  }

  /** Signs in to an account that exists, by e-mail address and password. */
  public void authenticateEmail(String email, String password, NakamaReply<NakamaSession> reply) {
    authenticate("email", credentials(email, password), false, null, reply);
  }

  /**
   * Makes an account with an e-mail address and a password of at least 8 characters. When there is
   * one already and the password fits, this is a sign-in; when it does not fit, the failure is
   * {@link NakamaFailure.Reason#EMAIL_IN_USE}.
   */
  public void createAccount(
      String email, String password, String username, NakamaReply<NakamaSession> reply) {
    authenticate("email", credentials(email, password), true, username, new EmailInUse(reply));
  }

  /** A new token, and a new refresh token, for an old refresh token. */
  public void refresh(String refreshToken, NakamaReply<NakamaSession> reply) {
    JsonObject body = new JsonObject().put("token", refreshToken);
    post("/v2/account/session/refresh", basic(), body, this::session, reply);
  }

  /** Ends the session: its tokens are worth nothing afterwards. */
  public void logout(NakamaSession session, NakamaReply<Void> reply) {
    JsonObject body =
        new JsonObject().put("token", session.token()).put("refresh_token", session.refreshToken());
    post("/v2/session/logout", bearer(session), body, NakamaClient::nothing, reply);
  }

  /** One's own account. */
  public void account(NakamaSession session, NakamaReply<NakamaAccount> reply) {
    send("GET", "/v2/account", bearer(session), null, NakamaAccount::read, reply);
  }

  /** Changes one's own account. */
  public void updateAccount(NakamaSession session, AccountChange change, NakamaReply<Void> reply) {
    String body = change.toJson().toString();
    send("PUT", "/v2/account", bearer(session), body, NakamaClient::nothing, reply);
  }

  /** Those of the users that exist. */
  public void users(NakamaSession session, List<UserId> ids, NakamaReply<List<NakamaUser>> reply) {
    UrlQuery query = new UrlQuery();
    for (UserId id : ids) {
      query.with("ids", id.value());
    }
    send("GET", "/v2/user" + query, bearer(session), null, NakamaClient::readUsers, reply);
  }

  /**
   * Says who won a round of a match that one is in. Our module on the server counts the win when
   * most of the others in the match say the same; the winner's own word counts for nothing.
   */
  public void reportWin(
      NakamaSession session,
      MatchId matchId,
      int round,
      SessionId winner,
      NakamaReply<Void> reply) {
    JsonObject body =
        new JsonObject()
            .put("match_id", matchId.value())
            .put("round", round)
            .put("winner", winner.value());
    post("/v2/rpc/onlinematch_round?unwrap", bearer(session), body, NakamaClient::nothing, reply);
  }

  /** Those who won most rounds, the best first. */
  public void mostWins(NakamaSession session, int limit, NakamaReply<List<WinCount>> reply) {
    String path = "/v2/leaderboard/onlinematch_wins?limit=" + limit;
    send("GET", path, bearer(session), null, NakamaClient::readWins, reply);
  }

  private void authenticate(
      String kind,
      JsonObject body,
      boolean create,
      String username,
      NakamaReply<NakamaSession> reply) {
    UrlQuery query = new UrlQuery().with("create", Boolean.toString(create));
    if (username != null && !username.isEmpty()) {
      query.with("username", username);
    }
    post("/v2/account/authenticate/" + kind + query, basic(), body, this::session, reply);
  }

  private <T> void post(
      String path,
      String authorization,
      JsonObject body,
      HttpCall.Read<T> read,
      NakamaReply<T> reply) {
    send("POST", path, authorization, body.toString(), read, reply);
  }

  private <T> void send(
      String method,
      String path,
      String authorization,
      String body,
      HttpCall.Read<T> read,
      NakamaReply<T> reply) {
    // Nakama's CORS answer allows a page these two headers and no others.
    Map<String, String> headers =
        body == null
            ? HttpRequest.headersOf("Authorization", authorization)
            : HttpRequest.headersOf(
                "Authorization", authorization, "Content-Type", "application/json");
    http.send(
        new HttpRequest(method, server.url() + path, headers, body),
        new HttpCall<>(scheduler, read, reply));
  }

  private String basic() {
    byte[] keyAndNoPassword = Utf8.encode(server.serverKey() + ":");
    return "Basic " + Base64.getEncoder().encodeToString(keyAndNoPassword);
  }

  private static String bearer(NakamaSession session) {
    return "Bearer " + session.token();
  }

  private static JsonObject credentials(String email, String password) {
    return new JsonObject().put("email", email).put("password", password);
  }

  private NakamaSession session(JsonObject answer) throws MalformedException {
    return NakamaSession.read(answer, scheduler.nowMs());
  }

  private static Void nothing(JsonObject answer) {
    return null;
  }

  private static List<WinCount> readWins(JsonObject answer) throws MalformedException {
    List<WinCount> wins = new ArrayList<>();
    for (JsonObject row : answer.objects("records")) {
      wins.add(WinCount.read(row));
    }
    return wins;
  }

  private static List<NakamaUser> readUsers(JsonObject answer) throws MalformedException {
    List<NakamaUser> users = new ArrayList<>();
    for (JsonObject user : answer.objects("users")) {
      users.add(NakamaUser.read(user));
    }
    return users;
  }

  /** Nakama says "Invalid credentials." to who registers an address that somebody has. */
  private record EmailInUse(NakamaReply<NakamaSession> reply)
      implements NakamaReply<NakamaSession> {

    @Override
    public void onResult(NakamaSession session) {
      reply.onResult(session);
    }

    @Override
    public void onFailure(NakamaFailure failure) {
      boolean isInUse = failure.reason() == NakamaFailure.Reason.INVALID_CREDENTIALS;
      reply.onFailure(
          isInUse
              ? new NakamaFailure(
                  NakamaFailure.Reason.EMAIL_IN_USE,
                  "That e-mail address has an account already, with another password.")
              : failure);
    }
  }
}
