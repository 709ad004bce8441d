package dev.onlinematch.nakama.engine;

import dev.onlinematch.nakama.UrlQuery;
import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.MalformedException;
import dev.onlinematch.wire.Utf8;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code /v2/account} and {@code /v2/user}: what is known about oneself and about others. */
final class AccountApi {

  private static final int MAX_USERS = 100;

  private final Accounts accounts;
  private final WallClock clock;

  AccountApi(Accounts accounts, WallClock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  JsonObject read(Account account) {
    JsonObject json = new JsonObject().put("user", user(account)).put("wallet", "{}");
    putUnlessEmpty(json, "email", account.email);
    if (!account.devices.isEmpty()) {
      List<JsonObject> devices = new ArrayList<>();
      for (String device : account.devices) {
        devices.add(new JsonObject().put("id", device));
      }
      json.put("devices", devices);
    }
    putUnlessEmpty(json, "custom_id", account.customId);
    return json;
  }

  JsonObject update(Account account, JsonObject body) throws ApiFailure, MalformedException {
    String username = body.text("username", account.username);
    if (username.isEmpty()) {
      throw ApiFailure.badInput("Username invalid, must be 1-128 bytes.");
    }
    SignIn.checkUsername(username);
    String displayName = bounded(body, "display_name", account.displayName, 255);
    String avatarUrl = bounded(body, "avatar_url", account.avatarUrl, 512);
    String langTag = bounded(body, "lang_tag", account.langTag, 18);
    String location = bounded(body, "location", account.location, 255);
    String timezone = bounded(body, "timezone", account.timezone, 255);
    accounts.rename(account, username);
    account.displayName = displayName;
    account.avatarUrl = avatarUrl;
    account.langTag = langTag;
    account.location = location;
    account.timezone = timezone;
    account.updatedSeconds = clock.epochSeconds();
    return new JsonObject();
  }

  /** Those of {@code ids} and {@code usernames} that exist, each once. */
  JsonObject users(UrlQuery query) throws ApiFailure {
    List<String> ids = query.all("ids");
    List<String> usernames = query.all("usernames");
    if (ids.size() + usernames.size() > MAX_USERS) {
      throw ApiFailure.badInput("Cannot fetch more than " + MAX_USERS + " users at once.");
    }
    Set<Account> found = new LinkedHashSet<>();
    for (String id : ids) {
      if (!Uuid.isUuid(id)) {
        throw ApiFailure.badInput("ID '" + id + "' is not a valid system ID.");
      }
      found.add(accounts.byId(id));
    }
    for (String username : usernames) {
      found.add(accounts.byUsername(username));
    }
    found.remove(null);
    List<JsonObject> users = new ArrayList<>();
    for (Account account : found) {
      users.add(user(account));
    }
    return users.isEmpty() ? new JsonObject() : new JsonObject().put("users", users);
  }

  private static JsonObject user(Account account) {
    JsonObject user =
        new JsonObject().put("id", account.id.value()).put("username", account.username);
    putUnlessEmpty(user, "display_name", account.displayName);
    putUnlessEmpty(user, "avatar_url", account.avatarUrl);
    putUnlessEmpty(user, "lang_tag", account.langTag);
    putUnlessEmpty(user, "location", account.location);
    putUnlessEmpty(user, "timezone", account.timezone);
    return user.put("metadata", "{}")
        .put("create_time", Timestamp.of(account.createdSeconds))
        .put("update_time", Timestamp.of(account.updatedSeconds));
  }

  private static String bounded(JsonObject body, String name, String fallback, int maxBytes)
      throws ApiFailure, MalformedException {
    String text = body.text(name, fallback);
    if (Utf8.length(text) > maxBytes) {
      throw ApiFailure.badInput("Invalid " + name + ", must be 0-" + maxBytes + " bytes.");
    }
    return text;
  }

  private static void putUnlessEmpty(JsonObject json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }
}
