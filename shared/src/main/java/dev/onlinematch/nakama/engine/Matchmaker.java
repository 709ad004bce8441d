package dev.onlinematch.nakama.engine;

import dev.onlinematch.random.RandomSource;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pool of tickets, and the clock that looks at it. */
final class Matchmaker {

  private final EngineOptions options;
  private final RandomSource random;
  private final SessionTokens tokens;
  private final RelayedMatches matches;
  private final Scheduler scheduler;
  private final long startMs;
  private final Map<String, Ticket> pool = new LinkedHashMap<>();
  private boolean isTicking;

  Matchmaker(
      EngineOptions options,
      RandomSource random,
      SessionTokens tokens,
      RelayedMatches matches,
      Scheduler scheduler) {
    this.options = options;
    this.random = random;
    this.tokens = tokens;
    this.matches = matches;
    this.scheduler = scheduler;
    this.startMs = scheduler.nowMs();
  }

  void add(EngineSession session, String cid, ClientMessage.MatchmakerAdd request)
      throws RealtimeFailure {
    checkCounts(request);
    Query query;
    try {
      query = Query.parse(request.query());
    } catch (MalformedException e) {
      throw cannotAdd();
    }
    if (ticketsOf(session).size() >= options.matchmaking().maxTicketsPerSession()
        || pool.size() >= options.limits().maxTickets()) {
      throw cannotAdd();
    }
    Ticket ticket = new Ticket(Uuid.random(random), session, request, query);
    pool.put(ticket.id(), ticket);
    session.send(
        ServerEnvelopes.reply(cid)
            .put("matchmaker_ticket", new JsonObject().put("ticket", ticket.id())));
    tickInTime();
  }

  void remove(EngineSession session, String cid, String ticketId) throws RealtimeFailure {
    if (ticketId.isEmpty()) {
      throw RealtimeFailure.badInput("Invalid matchmaker ticket");
    }
    Ticket ticket = pool.get(ticketId);
    if (ticket == null || ticket.session() != session) {
      throw RealtimeFailure.badInput("Matchmaker ticket not found");
    }
    pool.remove(ticketId);
    session.send(ServerEnvelopes.reply(cid));
  }

  /** The session's socket is gone, and its tickets with it. */
  void removeAll(EngineSession session) {
    for (Ticket ticket : ticketsOf(session)) {
      pool.remove(ticket.id());
    }
  }

  private List<Ticket> ticketsOf(EngineSession session) {
    List<Ticket> tickets = new ArrayList<>();
    for (Ticket ticket : pool.values()) {
      if (ticket.session() == session) {
        tickets.add(ticket);
      }
    }
    return tickets;
  }

  private static void checkCounts(ClientMessage.MatchmakerAdd request) throws RealtimeFailure {
    if (request.minCount() < 2) {
      throw RealtimeFailure.badInput("Invalid minimum count, must be >= 2");
    }
    if (request.maxCount() < request.minCount()) {
      throw RealtimeFailure.badInput("Invalid maximum count, must be >= minimum count");
    }
    int multiple = request.countMultiple();
    if (multiple < 1) {
      throw RealtimeFailure.badInput("Invalid count multiple, must be >= 1");
    }
    if (request.minCount() % multiple != 0) {
      throw RealtimeFailure.badInput("Invalid count multiple for minimum count, must divide");
    }
    if (request.maxCount() % multiple != 0) {
      throw RealtimeFailure.badInput("Invalid count multiple for maximum count, must divide");
    }
  }

  private static RealtimeFailure cannotAdd() {
    return new RealtimeFailure(RealtimeFailure.RUNTIME_EXCEPTION, "Error adding to matchmaker");
  }

  // Nakama's ticker runs since its start, whoever comes when: the first look may follow at once.
  private void tickInTime() {
    if (!isTicking) {
      isTicking = true;
      long interval = options.matchmaking().intervalMs();
      long sinceTick = (scheduler.nowMs() - startMs) % interval;
      scheduler.schedule(interval - sinceTick, this::tick);
    }
  }

  private void tick() {
    isTicking = false;
    for (List<Ticket> match : Matching.look(options.matchmaking(), pool.values())) {
      announce(match);
    }
    for (Ticket ticket : pool.values()) {
      if (ticket.isActive()) {
        tickInTime();
        return;
      }
    }
  }

  private void announce(List<Ticket> match) {
    MatchId matchId = matches.newId();
    String token = tokens.matchToken(matchId.value());
    List<JsonObject> users = new ArrayList<>();
    for (Ticket ticket : match) {
      pool.remove(ticket.id());
      users.add(ticket.toUser());
    }
    for (Ticket ticket : match) {
      JsonObject matched =
          new JsonObject()
              .put("ticket", ticket.id())
              .put("token", token)
              .put("users", users)
              .put("self", ticket.toUser());
      ticket.session().send(new JsonObject().put("matchmaker_matched", matched));
    }
  }
}
