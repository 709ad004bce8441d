package dev.onlinematch.nakama.engine;

/**
 * How the engine is set up; the names in brackets are Nakama's.
 *
 * @param serverKey what clients must know ({@code socket.server_key})
 * @param tokenLifetimeSeconds of a session token ({@code session.token_expiry_sec})
 * @param refreshLifetimeSeconds of a refresh token ({@code session.refresh_token_expiry_sec})
 * @param isSingleSocket whether a new socket of an account ends its others ({@code
 *     session.single_socket})
 * @param matchmaking how players are matched
 * @param joinEventFirstPercent how often a joiner hears of its own join before it gets the reply,
 *     of 100 times; a real Nakama was seen to do it in 8
 * @param closeDelayMs how long after a bad message the close frame comes ({@code
 *     socket.close_ack_wait_ms})
 * @param limits what an engine takes before it refuses
 */
public record EngineOptions(
    String serverKey,
    int tokenLifetimeSeconds,
    int refreshLifetimeSeconds,
    boolean isSingleSocket,
    Matchmaking matchmaking,
    int joinEventFirstPercent,
    int closeDelayMs,
    Limits limits) {

  /**
   * How the matchmaker works.
   *
   * @param intervalMs between two looks at the pool ({@code matchmaker.interval_sec}; 15 seconds by
   *     default there)
   * @param maxIntervals looks after which fewer than the maximum will do ({@code
   *     matchmaker.max_intervals})
   * @param isMutual whether both queries of a pair must accept the other ({@code
   *     matchmaker.rev_precision})
   * @param maxTicketsPerSession ({@code matchmaker.max_tickets})
   */
  public record Matchmaking(
      int intervalMs, int maxIntervals, boolean isMutual, int maxTicketsPerSession) {}

  /**
   * An engine keeps everything in memory, so everything has a bound.
   *
   * @param maxAccounts accounts, for good
   * @param maxSockets open sockets
   * @param maxMatches matches with somebody in them
   * @param maxTickets tickets in the matchmaker's pool
   * @param maxSocketsPerAccount open sockets of one account; 0 for no limit
   * @param maxMatchesPerSocket in which one socket may be; 0 for no limit
   */
  public record Limits(
      int maxAccounts,
      int maxSockets,
      int maxMatches,
      int maxTickets,
      int maxSocketsPerAccount,
      int maxMatchesPerSocket) {

    /** Without limits for one account or socket, as a real Nakama. */
    public Limits(int maxAccounts, int maxSockets, int maxMatches, int maxTickets) {
      this(maxAccounts, maxSockets, maxMatches, maxTickets, 0, 0);
    }

    /** The same with limits for one account and one socket. */
    public Limits with(int socketsPerAccount, int matchesPerSocket) {
      return new Limits(
          maxAccounts, maxSockets, maxMatches, maxTickets, socketsPerAccount, matchesPerSocket);
    }
  }

  /** As a Nakama for development: matches within a second or two, otherwise its defaults. */
  public static EngineOptions development() {
    return new EngineOptions(
        "defaultkey",
        60,
        3600,
        false,
        new Matchmaking(1000, 2, false, 3),
        8,
        2000,
        new Limits(10_000, 1_000, 1_000, 3_000));
  }

  /** The same with other token lifetimes. */
  public EngineOptions withTokenLifetimes(int tokenSeconds, int refreshSeconds) {
    return new EngineOptions(
        serverKey,
        tokenSeconds,
        refreshSeconds,
        isSingleSocket,
        matchmaking,
        joinEventFirstPercent,
        closeDelayMs,
        limits);
  }

  /** The same with other matchmaking. */
  public EngineOptions withMatchmaking(Matchmaking changed) {
    return new EngineOptions(
        serverKey,
        tokenLifetimeSeconds,
        refreshLifetimeSeconds,
        isSingleSocket,
        changed,
        joinEventFirstPercent,
        closeDelayMs,
        limits);
  }

  /** The same with or without one socket per account. */
  public EngineOptions withSingleSocket(boolean isSingle) {
    return new EngineOptions(
        serverKey,
        tokenLifetimeSeconds,
        refreshLifetimeSeconds,
        isSingle,
        matchmaking,
        joinEventFirstPercent,
        closeDelayMs,
        limits);
  }

  /** The same with another share of join events before the reply. */
  public EngineOptions withJoinEventFirstPercent(int percent) {
    return new EngineOptions(
        serverKey,
        tokenLifetimeSeconds,
        refreshLifetimeSeconds,
        isSingleSocket,
        matchmaking,
        percent,
        closeDelayMs,
        limits);
  }

  /** The same with other bounds. */
  public EngineOptions withLimits(Limits changed) {
    return new EngineOptions(
        serverKey,
        tokenLifetimeSeconds,
        refreshLifetimeSeconds,
        isSingleSocket,
        matchmaking,
        joinEventFirstPercent,
        closeDelayMs,
        changed);
  }
}
