package dev.onlinematch.nakama.engine;

import java.util.function.Consumer;

/** Keeps passwords readable: for tests, where hashing would only take time. */
public final class PlainPasswords implements Passwords {

  @Override
  public boolean hash(String password, Consumer<String> then) {
    then.accept("plain:" + password);
    return true;
  }

  @Override
  public boolean matches(String password, String hash, Consumer<Boolean> then) {
    then.accept(hash.equals("plain:" + password));
    return true;
  }
}
