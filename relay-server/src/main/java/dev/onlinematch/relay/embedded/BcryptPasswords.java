package dev.onlinematch.relay.embedded;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import dev.onlinematch.nakama.engine.Passwords;

/** Passwords behind bcrypt, as Nakama keeps them. */
final class BcryptPasswords implements Passwords {

  private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2A;

  /**
   * 2^10 rounds, about 60 ms. Nakama's own number; it blocks the loop for that long, which a server
   * for development can bear.
   */
  private static final int COST = 10;

  /** bcrypt itself looks at 72 bytes only; longer passwords count with all of theirs. */
  private final BCrypt.Hasher hasher =
      BCrypt.with(VERSION, LongPasswordStrategies.hashSha512(VERSION));

  private final BCrypt.Verifyer verifier =
      BCrypt.verifyer(VERSION, LongPasswordStrategies.hashSha512(VERSION));

  @Override
  public String hash(String password) {
    return hasher.hashToString(COST, password.toCharArray());
  }

  @Override
  public boolean matches(String password, String hash) {
    return verifier.verify(password.toCharArray(), hash.toCharArray()).verified;
  }
}
