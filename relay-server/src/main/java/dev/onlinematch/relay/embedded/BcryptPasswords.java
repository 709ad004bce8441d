package dev.onlinematch.relay.embedded;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import dev.onlinematch.nakama.engine.Passwords;
import dev.onlinematch.relay.limits.Refusal;
import dev.onlinematch.relay.limits.Refusals;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Passwords behind bcrypt, as Nakama keeps them, looked at on threads of their own: on the engine's
 * each would hold up everybody. The engine hears of it on its own loop.
 */
final class BcryptPasswords implements Passwords, AutoCloseable {

  private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2A;

  /** 2^10 rounds, about 60 ms. Nakama's own number. */
  private static final int COST = 10;

  /** Two seconds of one thread; whoever comes then had better try again later. */
  private static final int MOST_WAITING = 32;

  private static final int IDLE_SECONDS = 5;

  /** bcrypt itself looks at 72 bytes only; longer passwords count with all of theirs. */
  private final BCrypt.Hasher hasher =
      BCrypt.with(VERSION, LongPasswordStrategies.hashSha512(VERSION));

  private final BCrypt.Verifyer verifier =
      BCrypt.verifyer(VERSION, LongPasswordStrategies.hashSha512(VERSION));

  private final EngineLoop loop;
  private final Refusals refusals;
  private final ThreadPoolExecutor threads;

  BcryptPasswords(EngineLoop loop, int threads, Refusals refusals) {
    this.loop = loop;
    this.refusals = refusals;
    this.threads =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            task -> {
              Thread thread = new Thread(task, "passwords");
              thread.setDaemon(true);
              return thread;
            });
    this.threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public boolean hash(String password, Consumer<String> then) {
    return submit(() -> hasher.hashToString(COST, password.toCharArray()), then);
  }

  @Override
  public boolean matches(String password, String hash, Consumer<Boolean> then) {
    return submit(() -> verifier.verify(password.toCharArray(), hash.toCharArray()).verified, then);
  }

  private <T> boolean submit(Supplier<T> look, Consumer<T> then) {
    try {
      threads.execute(
          () -> {
            T seen = look.get();
            loop.enqueue(() -> then.accept(seen));
          });
      return true;
    } catch (RejectedExecutionException e) {
      refusals.count(Refusal.BUSY_WITH_PASSWORDS);
      return false;
    }
  }

  /** Looks at none any more. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
