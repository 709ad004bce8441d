package dev.onlinematch.nakama.engine;

/** Port: keeps passwords so that they cannot be read back. Slow by intention. */
public interface Passwords {

  /** What is kept of a password. */
  String hash(String password);

  /** Whether the password is the one of which {@code hash} was kept. */
  boolean matches(String password, String hash);
}
