package dev.onlinematch.nakama;

import dev.onlinematch.signalling.UserId;
import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.MalformedException;

/**
 * What anybody may know about an account (Nakama {@code User}).
 *
 * @param id which
 * @param username unique
 * @param displayName what the player likes to be called; empty when never set
 * @param avatarUrl a picture; empty when never set
 */
public record NakamaUser(UserId id, String username, String displayName, String avatarUrl) {

  static NakamaUser read(JsonObject user) throws MalformedException {
    String id = user.text("id");
    if (id.isEmpty()) {
      throw new MalformedException("a user without an id");
    }
    return new NakamaUser(
        new UserId(id),
        user.text("username", ""),
        user.text("display_name", ""),
        user.text("avatar_url", ""));
  }
}
