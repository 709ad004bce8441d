package dev.onlinematch.nakama.engine;

import dev.onlinematch.random.RandomSource;
import dev.onlinematch.signalling.UserId;
import java.util.HashMap;
import java.util.Map;

/** All accounts, found by everything that is unique about them. */
final class Accounts {

  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final int maxAccounts;
  private final RandomSource random;
  private final WallClock clock;
  private final Map<String, Account> byId = new HashMap<>();
  private final Map<String, Account> byUsername = new HashMap<>();
  private final Map<String, Account> byDevice = new HashMap<>();
  private final Map<String, Account> byCustomId = new HashMap<>();
  private final Map<String, Account> byEmail = new HashMap<>();

  Accounts(int maxAccounts, RandomSource random, WallClock clock) {
    this.maxAccounts = maxAccounts;
    this.random = random;
    this.clock = clock;
  }

  Account byId(String id) {
    return byId.get(id);
  }

  Account byUsername(String username) {
    return byUsername.get(username);
  }

  Account byDevice(String deviceId) {
    return byDevice.get(deviceId);
  }

  Account byCustomId(String customId) {
    return byCustomId.get(customId);
  }

  Account byEmail(String email) {
    return byEmail.get(email);
  }

  /** A new account without anything to sign in with yet. */
  Account create(String wantedUsername) throws ApiFailure {
    if (byId.size() >= maxAccounts) {
      throw new ApiFailure(ApiFailure.RESOURCE_EXHAUSTED, "The server takes no more accounts.");
    }
    String username = wantedUsername.isEmpty() ? randomUsername() : wantedUsername;
    if (byUsername.containsKey(username)) {
      throw new ApiFailure(ApiFailure.ALREADY_EXISTS, "Username is already in use.");
    }
    Account account = new Account(new UserId(Uuid.random(random)), username, clock.epochSeconds());
    byId.put(account.id.value(), account);
    byUsername.put(username, account);
    return account;
  }

  void addDevice(Account account, String deviceId) {
    account.devices.add(deviceId);
    byDevice.put(deviceId, account);
  }

  void setCustomId(Account account, String customId) {
    account.customId = customId;
    byCustomId.put(customId, account);
  }

  void setEmail(Account account, String email, String passwordHash) {
    account.email = email;
    account.passwordHash = passwordHash;
    byEmail.put(email, account);
  }

  void rename(Account account, String username) throws ApiFailure {
    Account owner = byUsername.get(username);
    if (owner != null && owner != account) {
      throw new ApiFailure(ApiFailure.ALREADY_EXISTS, "Username is already in use.");
    }
    byUsername.remove(account.username);
    account.username = username;
    byUsername.put(username, account);
  }

  private String randomUsername() {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return name.toString();
  }
}
