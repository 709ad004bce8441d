package dev.onlinematch.nakama;

import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.MalformedException;

/**
 * One's own account (Nakama {@code Account}).
 *
 * @param user what others may know too
 * @param email the address, empty when there is none
 */
public record NakamaAccount(NakamaUser user, String email) {

  static NakamaAccount read(JsonObject account) throws MalformedException {
    return new NakamaAccount(NakamaUser.read(account.object("user")), account.text("email", ""));
  }
}
