package dev.onlinematch.nakama.engine;

import dev.onlinematch.nakama.HttpRequest;
import dev.onlinematch.nakama.HttpResponse;
import dev.onlinematch.nakama.UrlQuery;
import dev.onlinematch.random.RandomSource;
import dev.onlinematch.signalling.UserId;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.MalformedException;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The whole server. Its host brings the sockets and the requests, one at a time and from one
 * thread; control frames (ping, pong) and their deadlines are the host's.
 *
 * <p>Like Nakama's, with these exceptions: no chat, parties, friends or storage; of server code
 * what our own module adds to the game (see {@code Wins}), and not what it hides; only the JSON
 * form of the socket; a token that was logged out opens no socket either; ids of sessions are
 * random, where Nakama's count up with time.
 */
public final class NakamaEngine {

  private final SessionTokens tokens;
  private final Accounts accounts;
  private final RelayedMatches matches;
  private final RestApi rest;
  private final Realtime realtime;

  /**
   * An empty server.
   *
   * @param random cannot be guessed where people play: ids come from it
   */
  public NakamaEngine(
      EngineOptions options,
      Scheduler scheduler,
      RandomSource random,
      WallClock clock,
      TokenMint mint,
      Passwords passwords) {
    tokens = new SessionTokens(mint, clock, random, options);
    accounts = new Accounts(options.limits().maxAccounts(), random, clock);
    matches = new RelayedMatches(options, random, tokens);
    Matchmaker matchmaker = new Matchmaker(options, random, tokens, matches, scheduler);
    Statuses statuses = new Statuses(accounts);
    realtime = new Realtime(options, random, clock, scheduler, matches, matchmaker, statuses);
    rest =
        new RestApi(
            options.serverKey(),
            accounts,
            tokens,
            new SignIn(accounts, tokens, passwords),
            new AccountApi(accounts, clock),
            new MatchListing(matches),
            new Wins(accounts, matches));
  }

  /**
   * Answers a REST request; the URL is path and query. Never fails.
   *
   * @param reply is given the answer, once: inside of this call, or later where a password has to
   *     be looked at first
   */
  public void handleHttp(HttpRequest request, Consumer<HttpResponse> reply) {
    rest.handle(request, reply);
  }

  /**
   * What to answer to a WebSocket handshake on {@code /ws}: 101 when {@link #openSocket} would
   * succeed, otherwise the refusal.
   */
  public HttpResponse handshake(HttpRequest request) {
    try {
      UrlQuery query = UrlQuery.of(request.url());
      String format = query.first("format");
      if (format != null && !format.isEmpty() && !format.equals("json")) {
        return refusal(400, "Invalid format parameter");
      }
      Account account = account(request, query);
      if (account == null) {
        return refusal(401, "Missing or invalid token");
      }
      if (realtime.isFullFor(account)) {
        return refusal(429, "Too many connections of this account");
      }
    } catch (MalformedException e) {
      return refusal(400, "Invalid query");
    }
    return realtime.isFull()
        ? refusal(503, "Too many connections")
        : new HttpResponse(101, Map.of(), "");
  }

  /**
   * Opens a socket whose handshake is through; the port may be used inside this call.
   *
   * @throws IllegalStateException if {@link #handshake} has anything against it
   */
  public EngineSocket openSocket(HttpRequest request, SocketPort port) {
    try {
      UrlQuery query = UrlQuery.of(request.url());
      Account account = account(request, query);
      if (account != null && !realtime.isFull() && !realtime.isFullFor(account)) {
        return realtime.open(account, "true".equals(query.first("status")), port);
      }
    } catch (MalformedException e) {
      // Falls through to the refusal.
    }
    throw new IllegalStateException("the handshake was to be refused");
  }

  /** Whose session token that is; null when it is none that counts now. */
  public UserId userOf(String sessionToken) {
    try {
      JsonObject claims = tokens.verify(TokenMint.Kind.SESSION, sessionToken);
      Account account = claims == null ? null : accounts.byId(claims.text("uid"));
      return account == null ? null : account.id;
    } catch (MalformedException e) {
      return null;
    }
  }

  /** Who is in which match. */
  public MatchMembers members() {
    return matches;
  }

  private Account account(HttpRequest request, UrlQuery query) throws MalformedException {
    String header = request.header("Authorization");
    String token =
        header != null && header.startsWith("Bearer ")
            ? header.substring("Bearer ".length())
            : query.first("token");
    JsonObject claims = token == null ? null : tokens.verify(TokenMint.Kind.SESSION, token);
    return claims == null ? null : accounts.byId(claims.text("uid"));
  }

  private static HttpResponse refusal(int status, String words) {
    return new HttpResponse(status, Map.of("Content-Type", "text/plain"), words);
  }
}
