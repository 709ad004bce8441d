package dev.onlinematch.nakama;

import dev.onlinematch.wire.JsonObject;

/**
 * What is to be different about one's own account; null leaves a thing as it is.
 *
 * @param username has to be free
 * @param displayName what others see
 * @param avatarUrl a picture
 */
public record AccountChange(String username, String displayName, String avatarUrl) {

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    putUnlessNull(json, "username", username);
    putUnlessNull(json, "display_name", displayName);
    putUnlessNull(json, "avatar_url", avatarUrl);
    return json;
  }

  private static void putUnlessNull(JsonObject json, String name, String value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
