package dev.onlinematch.nakama.engine;

import java.util.function.Consumer;

/**
 * Port: keeps passwords so that they cannot be read back. Slow by intention, so it answers later:
 * on the engine's own thread, and then once. It may answer inside the call.
 */
public interface Passwords {

  /**
   * What is kept of a password.
   *
   * @return false, and nothing comes, when too many wait already
   */
  boolean hash(String password, Consumer<String> then);

  /**
   * Whether the password is the one of which {@code hash} was kept.
   *
   * @return false, and nothing comes, when too many wait already
   */
  boolean matches(String password, String hash, Consumer<Boolean> then);
}
