package dev.onlinematch.relay.embedded;

import dev.onlinematch.nakama.engine.NakamaEngine;
import dev.onlinematch.relay.nakama.AccountDecision;
import dev.onlinematch.relay.nakama.Accounts;
import dev.onlinematch.signalling.UserId;
import java.util.concurrent.TimeoutException;

/** Asks the engine of the same process, on its loop. */
final class EmbeddedAccounts implements Accounts {

  private static final long DEADLINE_MS = 5_000;

  private final EngineLoop loop;
  private final NakamaEngine engine;

  EmbeddedAccounts(EngineLoop loop, NakamaEngine engine) {
    this.loop = loop;
    this.engine = engine;
  }

  @Override
  public AccountDecision decide(String sessionToken) {
    try {
      UserId user = loop.call(() -> engine.userOf(sessionToken), DEADLINE_MS);
      return user == null ? new AccountDecision.Unknown() : new AccountDecision.Known(user);
    } catch (TimeoutException e) {
      return new AccountDecision.Unavailable();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new AccountDecision.Unavailable();
    }
  }
}
