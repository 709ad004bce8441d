package dev.onlinematch.relay.embedded;

import dev.onlinematch.nakama.engine.EngineOptions;
import dev.onlinematch.nakama.engine.NakamaEngine;
import dev.onlinematch.relay.http.HttpRoutes;
import dev.onlinematch.relay.http.TrustedProxies;
import dev.onlinematch.relay.limits.Refusals;
import dev.onlinematch.relay.nakama.Accounts;
import dev.onlinematch.relay.nakama.Admission;
import io.javalin.config.JavalinConfig;
import java.security.SecureRandom;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signalling server for development: the part of Nakama that OnlineMatch needs, in memory, on
 * the page's own port.
 */
public final class EmbeddedNakama implements HttpRoutes, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedNakama.class);

  /** Nakama's {@code max_request_size_bytes}. */
  public static final int BODY_BYTES = 262_144;

  private final EngineLoop loop = new EngineLoop();
  private final SocketCounters counters = new SocketCounters();
  private final SignallingLimits limits;
  private final RequestLimits requestLimits;
  private final BcryptPasswords passwords;
  private final NakamaEngine engine;

  /** An empty server for tests, in which everybody comes from one address. */
  public EmbeddedNakama(EngineOptions options) {
    this(options, SignallingLimits.none(), TrustedProxies.none(), new Refusals());
  }

  /**
   * An empty server; it answers once its routes are served.
   *
   * @param proxies who is believed when he says for whom he asks
   * @param refusals counts whom it refuses
   */
  public EmbeddedNakama(
      EngineOptions options, SignallingLimits limits, TrustedProxies proxies, Refusals refusals) {
    this.limits = limits;
    requestLimits = new RequestLimits(limits, proxies, refusals);
    passwords = new BcryptPasswords(loop, limits.passwordThreads(), refusals);
    SecureRandom random = new SecureRandom();
    engine =
        new NakamaEngine(
            options.withLimits(
                options.limits().with(limits.socketsPerAccount(), limits.matchesPerSocket())),
            loop,
            random::nextInt,
            () -> Instant.now().getEpochSecond(),
            new JwtTokenMint(random),
            passwords);
    LOG.warn(
        "The embedded signalling server is for development: it keeps nothing. Accounts, sessions"
            + " and matches are gone when it stops. To keep them, run Nakama and name it by"
            + " --nakama.");
  }

  @Override
  public void addTo(JavalinConfig config) {
    new RestRoutes(loop, engine, requestLimits).addTo(config);
    new SocketRoute(loop, engine, requestLimits, limits.messagesPerSocket(), counters)
        .addTo(config);
  }

  /** Answers who its players are. */
  public Admission admission() {
    return new EmbeddedAdmission(loop, engine);
  }

  /** Answers whose their session tokens are. */
  public Accounts accounts() {
    return new EmbeddedAccounts(loop, engine);
  }

  /** How much was said through it. */
  public SocketCounters counters() {
    return counters;
  }

  /** Forgets everything. Called after the web server has closed the sockets. */
  @Override
  public void close() {
    passwords.close();
    loop.close();
  }
}
