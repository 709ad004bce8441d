package dev.onlinematch.relay.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onlinematch.relay.limits.Refusal;
import dev.onlinematch.relay.limits.Refusals;
import dev.onlinematch.relay.nakama.AccountDecision;
import dev.onlinematch.relay.nakama.Accounts;
import dev.onlinematch.relay.turn.TurnCredentials;
import dev.onlinematch.relay.turn.TurnService;
import dev.onlinematch.signalling.UserId;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code GET /ice-servers}, with the player's session token: what his {@code RTCPeerConnection} is
 * given, credentials for the TURN server included, as {@code {"iceServers":[…],"ttl":seconds}}.
 */
public final class IceServersRoute implements HttpRoutes {

  /** Where it is. */
  public static final String PATH = "/ice-servers";

  private final List<PageConfig.IceServer> others;
  private final TurnService turn;
  private final Accounts accounts;
  private final EntryRules rules;
  private final Refusals refusals;
  private final AddressLimits ofAddresses;
  private final ObjectMapper json = new ObjectMapper();

  /** The answer. */
  private record Answer(List<PageConfig.IceServer> iceServers, long ttl) {}

  /**
   * @param others servers that need no credentials
   * @param accounts says whose a token is
   * @param rules who may ask, and how often
   * @param refusals counts whom it refuses
   */
  public IceServersRoute(
      List<PageConfig.IceServer> others,
      TurnService turn,
      Accounts accounts,
      EntryRules rules,
      Refusals refusals) {
    this.others = List.copyOf(others);
    this.turn = turn;
    this.accounts = accounts;
    this.rules = rules;
    this.refusals = refusals;
    ofAddresses = new AddressLimits(rules, refusals);
  }

  @Override
  public void addTo(JavalinConfig config) {
    config.routes.before(PATH, this::allowOtherOrigins);
    config.routes.options(PATH, context -> context.status(204));
    config.routes.get(PATH, this::answer);
  }

  private void allowOtherOrigins(Context context) throws UnknownHostException {
    context.header("Cache-Control", "no-store").header("Vary", "Origin");
    Knock knock = Requests.knock(context);
    if (knock.origin() != null && rules.origins().includes(knock.origin(), knock.host())) {
      context
          .header("Access-Control-Allow-Origin", knock.origin())
          .header("Access-Control-Allow-Headers", "Authorization")
          .header("Access-Control-Max-Age", "600");
    }
  }

  private void answer(Context context) throws UnknownHostException, JsonProcessingException {
    EntryDecision.Refused refused = ofAddresses.refuse(Requests.knock(context));
    if (refused != null) {
      Requests.refuse(context, refused.status(), refused.words());
      return;
    }
    String token = Requests.bearer(context);
    AccountDecision decision = accounts.decide(token == null ? "" : token);
    if (decision instanceof AccountDecision.Known known) {
      answer(context, known.user());
    } else if (decision instanceof AccountDecision.Unknown) {
      refusals.count(Refusal.BAD_TOKEN);
      Requests.refuse(context, 401, "No valid session token.");
    } else {
      refusals.count(Refusal.SIGNALLING_SILENT);
      Requests.refuse(context, 503, "The signalling server does not answer.");
    }
  }

  private void answer(Context context, UserId user) throws JsonProcessingException {
    TurnCredentials credentials = turn.credentialsOf(user);
    List<PageConfig.IceServer> servers = new ArrayList<>(others);
    servers.add(
        new PageConfig.IceServer(turn.urls(), credentials.username(), credentials.password()));
    context
        .contentType("application/json")
        .result(json.writeValueAsString(new Answer(servers, credentials.ttlSeconds())));
  }
}
