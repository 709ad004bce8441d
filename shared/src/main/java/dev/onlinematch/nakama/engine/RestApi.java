package dev.onlinematch.nakama.engine;

import dev.onlinematch.nakama.HttpRequest;
import dev.onlinematch.nakama.HttpResponse;
import dev.onlinematch.nakama.UrlQuery;
import dev.onlinematch.signalling.UserId;
import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.JsonReader;
import dev.onlinematch.wire.MalformedException;
import dev.onlinematch.wire.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;

/** Nakama's REST API: finds who handles a path, checks who asks, writes the answer. */
final class RestApi {

  /** What our module adds to a real Nakama for players; always to be asked with "unwrap". */
  private static final String ROUND = "/v2/rpc/onlinematch_round";

  private static final String EMAIL = "/v2/account/authenticate/email";

  private static final int MAX_BODY_BYTES = 262_144;

  private final SessionTokens tokens;
  private final Accounts accounts;
  private final SignIn signIn;
  private final AccountApi accountApi;
  private final MatchListing matches;
  private final Wins wins;
  private final String basicKey;

  RestApi(
      String serverKey,
      Accounts accounts,
      SessionTokens tokens,
      SignIn signIn,
      AccountApi accountApi,
      MatchListing matches,
      Wins wins) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.signIn = signIn;
    this.accountApi = accountApi;
    this.matches = matches;
    this.wins = wins;
    byte[] keyAndNoPassword = (serverKey + ":").getBytes(StandardCharsets.UTF_8);
    this.basicKey = "Basic " + Base64.getEncoder().encodeToString(keyAndNoPassword);
  }

  /** Answers once; later where a password has to be looked at. */
  void handle(HttpRequest request, Consumer<HttpResponse> reply) {
    if (Cors.isPreflight(request)) {
      reply.accept(Cors.preflight(request));
      return;
    }
    String path = UrlQuery.pathOf(request.url());
    if (path.equals(EMAIL)) {
      // Nothing is said before the password was looked at, unless there is something against it.
      HttpResponse refusal = startWithEmail(request, reply);
      if (refusal != null) {
        reply.accept(Cors.allow(request, refusal));
      }
    } else {
      reply.accept(Cors.allow(request, answer(path, request)));
    }
  }

  private HttpResponse startWithEmail(HttpRequest request, Consumer<HttpResponse> reply) {
    try {
      signIn.withEmail(
          query(request),
          keyedBody(request),
          rest -> reply.accept(Cors.allow(request, responseOf(rest))));
      return null;
    } catch (ApiFailure failure) {
      return failure.toResponse();
    } catch (MalformedException e) {
      return malformed(e);
    }
  }

  private HttpResponse answer(String path, HttpRequest request) {
    if (path.equals("/") && request.method().equals("GET")) {
      return new HttpResponse(200, Map.of(), "");
    }
    if (path.startsWith("/v2/rpc/") && !path.equals(ROUND)) {
      return rpcNotFound();
    }
    return responseOf(() -> route(path, request));
  }

  private static HttpResponse responseOf(SignIn.Rest rest) {
    try {
      return ok(rest.run());
    } catch (ApiFailure failure) {
      return failure.toResponse();
    } catch (MalformedException e) {
      return malformed(e);
    }
  }

  private static HttpResponse malformed(MalformedException e) {
    boolean isCut = e.getMessage().equals(JsonReader.ENDS_TOO_EARLY);
    return ApiFailure.badInput(isCut ? "unexpected EOF" : "proto: syntax error").toResponse();
  }

  private JsonObject route(String path, HttpRequest request) throws ApiFailure, MalformedException {
    return switch (path) {
      case "/" -> throw new ApiFailure(ApiFailure.UNIMPLEMENTED, "Method Not Allowed");
      case "/healthcheck" -> {
        requireMethod(request, "GET");
        yield new JsonObject();
      }
      case "/v2/account/authenticate/device" ->
          signIn.withDevice(query(request), keyedBody(request));
      case "/v2/account/authenticate/custom" ->
          signIn.withCustomId(query(request), keyedBody(request));
      case "/v2/account/session/refresh" -> refresh(keyedBody(request));
      case "/v2/session/logout" -> logout(request);
      case "/v2/account" -> account(request);
      case "/v2/user" -> {
        requireMethod(request, "GET");
        claims(request);
        yield accountApi.users(query(request));
      }
      case "/v2/match" -> {
        requireMethod(request, "GET");
        claims(request);
        yield matches.list(query(request));
      }
      case "/v2/leaderboard/onlinematch_wins" -> {
        requireMethod(request, "GET");
        claims(request);
        yield wins.list(query(request));
      }
      case ROUND -> {
        requireMethod(request, "POST");
        UserId voter = account(claims(request)).id;
        yield wins.report(voter, body(request));
      }
      default -> throw new ApiFailure(ApiFailure.NOT_FOUND, "Not Found");
    };
  }

  private JsonObject account(HttpRequest request) throws ApiFailure, MalformedException {
    if (request.method().equals("PUT")) {
      JsonObject body = body(request);
      return accountApi.update(account(claims(request)), body);
    }
    requireMethod(request, "GET");
    return accountApi.read(account(claims(request)));
  }

  private JsonObject refresh(JsonObject body) throws ApiFailure, MalformedException {
    JsonObject claims = tokens.verify(TokenMint.Kind.REFRESH, body.text("token", ""));
    Account account = claims == null ? null : accounts.byId(claims.text("uid"));
    if (account == null) {
      throw ApiFailure.unauthenticated("Refresh token invalid or expired.");
    }
    return tokens.reissue(claims, account, body.objectOrEmpty("vars"));
  }

  private JsonObject logout(HttpRequest request) throws ApiFailure, MalformedException {
    requireMethod(request, "POST");
    body(request);
    tokens.logOut(claims(request));
    return new JsonObject();
  }

  /** The body of a request that needs the server key, read before the key is looked at. */
  private JsonObject keyedBody(HttpRequest request) throws ApiFailure, MalformedException {
    requireMethod(request, "POST");
    JsonObject body = body(request);
    if (!basicKey.equals(request.header("Authorization"))) {
      throw ApiFailure.unauthenticated("Server key invalid");
    }
    return body;
  }

  private static JsonObject body(HttpRequest request) throws ApiFailure, MalformedException {
    String body = request.body() == null ? "" : request.body();
    if (Utf8.length(body) > MAX_BODY_BYTES) {
      throw ApiFailure.badInput("http: request body too large");
    }
    return body.isEmpty() ? new JsonObject() : JsonReader.readObject(body, MAX_BODY_BYTES);
  }

  private JsonObject claims(HttpRequest request) throws ApiFailure {
    String authorization = request.header("Authorization");
    if (authorization == null || !authorization.startsWith("Bearer ")) {
      throw ApiFailure.unauthenticated("Auth token required");
    }
    String token = authorization.substring("Bearer ".length());
    JsonObject claims = tokens.verify(TokenMint.Kind.SESSION, token);
    if (claims == null) {
      throw ApiFailure.unauthenticated("Auth token invalid");
    }
    return claims;
  }

  private Account account(JsonObject claims) throws ApiFailure, MalformedException {
    Account account = accounts.byId(claims.text("uid"));
    if (account == null) {
      throw new ApiFailure(ApiFailure.NOT_FOUND, "Account not found.");
    }
    return account;
  }

  private static UrlQuery query(HttpRequest request) throws MalformedException {
    return UrlQuery.of(request.url());
  }

  private static void requireMethod(HttpRequest request, String method) throws ApiFailure {
    if (!request.method().equals(method)) {
      throw new ApiFailure(ApiFailure.UNIMPLEMENTED, "Method Not Allowed");
    }
  }

  /** There are no other server modules. */
  private static HttpResponse rpcNotFound() {
    String words = "RPC function not found";
    JsonObject body =
        new JsonObject()
            .put("error", words)
            .put("message", words)
            .put("code", ApiFailure.NOT_FOUND);
    return new HttpResponse(404, Map.of("Content-Type", "application/json"), body.toString());
  }

  private static HttpResponse ok(JsonObject body) {
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            "application/json",
            "Cache-Control",
            "no-store, no-cache, must-revalidate");
    return new HttpResponse(200, headers, body.toString());
  }
}
