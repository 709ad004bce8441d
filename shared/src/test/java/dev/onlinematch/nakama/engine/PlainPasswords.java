package dev.onlinematch.nakama.engine;

/** Keeps passwords readable: for tests, where hashing would only take time. */
public final class PlainPasswords implements Passwords {

  @Override
  public String hash(String password) {
    return "plain:" + password;
  }

  @Override
  public boolean matches(String password, String hash) {
    return hash.equals(hash(password));
  }
}
