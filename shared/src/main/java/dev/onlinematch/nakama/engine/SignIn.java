package dev.onlinematch.nakama.engine;

import dev.onlinematch.nakama.UrlQuery;
import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.MalformedException;
import dev.onlinematch.wire.Utf8;
import java.util.Locale;
import java.util.function.Consumer;

/** {@code /v2/account/authenticate/…}: finds or makes the account, checks what proves it. */
final class SignIn {

  private static final int MIN_PASSWORD_LENGTH = 8;

  private final Accounts accounts;
  private final SessionTokens tokens;
  private final Passwords passwords;

  SignIn(Accounts accounts, SessionTokens tokens, Passwords passwords) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.passwords = passwords;
  }

  JsonObject withDevice(UrlQuery query, JsonObject body) throws ApiFailure, MalformedException {
    String id = body.text("id", "");
    checkId("Device ID", id, 10);
    Account account = accounts.byDevice(id);
    if (account != null) {
      return session(account, body, false);
    }
    Account created = create(query);
    accounts.addDevice(created, id);
    return session(created, body, true);
  }

  JsonObject withCustomId(UrlQuery query, JsonObject body) throws ApiFailure, MalformedException {
    String id = body.text("id", "");
    checkId("Custom ID", id, 6);
    Account account = accounts.byCustomId(id);
    if (account != null) {
      return session(account, body, false);
    }
    Account created = create(query);
    accounts.setCustomId(created, id);
    return session(created, body, true);
  }

  /** What is left to do when a password has been looked at. */
  @FunctionalInterface
  interface Rest {
    JsonObject run() throws ApiFailure, MalformedException;
  }

  /**
   * Answers later.
   *
   * @param then takes what is left to do, once, on the engine's thread; nothing if this throws
   */
  void withEmail(UrlQuery query, JsonObject body, Consumer<Rest> then)
      throws ApiFailure, MalformedException {
    String email = body.text("email", "").toLowerCase(Locale.ROOT);
    String password = body.text("password", "");
    checkEmail(email);
    if (password.isEmpty()) {
      throw ApiFailure.badInput("Password must be set.");
    }
    if (password.length() < MIN_PASSWORD_LENGTH) {
      throw ApiFailure.badInput("Password must be at least 8 characters long.");
    }
    Account account = accounts.byEmail(email);
    boolean isTaken;
    if (account == null) {
      wantedUsername(query);
      isTaken =
          passwords.hash(password, hash -> then.accept(() -> signUp(query, body, email, hash)));
    } else {
      isTaken =
          passwords.matches(
              password,
              account.passwordHash,
              isRight -> then.accept(() -> signIn(account, body, isRight)));
    }
    if (!isTaken) {
      throw new ApiFailure(ApiFailure.UNAVAILABLE, "Too many sign-ins at a time.");
    }
  }

  private JsonObject signUp(UrlQuery query, JsonObject body, String email, String hash)
      throws ApiFailure, MalformedException {
    if (accounts.byEmail(email) != null) {
      // Somebody was faster while the password was looked at.
      throw new ApiFailure(ApiFailure.ALREADY_EXISTS, "Email is already in use.");
    }
    Account created = create(query);
    accounts.setEmail(created, email, hash);
    return session(created, body, true);
  }

  private JsonObject signIn(Account account, JsonObject body, boolean isRight)
      throws ApiFailure, MalformedException {
    if (!isRight) {
      throw ApiFailure.unauthenticated("Invalid credentials.");
    }
    return session(account, body, false);
  }

  private Account create(UrlQuery query) throws ApiFailure {
    return accounts.create(wantedUsername(query));
  }

  /** Empty for any; fails where no account is to be made, or none of that name. */
  private static String wantedUsername(UrlQuery query) throws ApiFailure {
    if ("false".equals(query.first("create"))) {
      throw new ApiFailure(ApiFailure.NOT_FOUND, "User account not found.");
    }
    String username = query.first("username");
    String wanted = username == null ? "" : username;
    checkUsername(wanted);
    return wanted;
  }

  private JsonObject session(Account account, JsonObject body, boolean isCreated)
      throws MalformedException {
    JsonObject pair = tokens.issue(account, body.objectOrEmpty("vars"));
    return isCreated ? pair.put("created", true) : pair;
  }

  static void checkUsername(String username) throws ApiFailure {
    if (hasControlOrSpace(username)) {
      throw ApiFailure.badInput("Username invalid, no spaces or control characters allowed.");
    }
    if (Utf8.length(username) > 128) {
      throw ApiFailure.badInput("Username invalid, must be 1-128 bytes.");
    }
  }

  private static void checkId(String what, String id, int minBytes) throws ApiFailure {
    if (id.isEmpty()) {
      throw ApiFailure.badInput(what + " is required.");
    }
    if (hasControlOrSpace(id)) {
      throw ApiFailure.badInput(what + " invalid, no spaces or control characters allowed.");
    }
    int length = Utf8.length(id);
    if (length < minBytes || length > 128) {
      throw ApiFailure.badInput(what + " invalid, must be " + minBytes + "-128 bytes.");
    }
  }

  private static void checkEmail(String email) throws ApiFailure {
    if (email.isEmpty()) {
      throw ApiFailure.badInput("Email address is required.");
    }
    int at = email.indexOf('@');
    boolean hasForm = at > 0 && email.indexOf('.', at) > at + 1 && !email.endsWith(".");
    if (hasControlOrSpace(email) || !hasForm) {
      throw ApiFailure.badInput("Invalid email address format.");
    }
    int length = Utf8.length(email);
    if (length < 10 || length > 255) {
      throw ApiFailure.badInput("Invalid email address, must be 10-255 bytes.");
    }
  }

  private static boolean hasControlOrSpace(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == 0x7F) {
        return true;
      }
    }
    return false;
  }
}
