package dev.onlinematch.nakama.engine;

import dev.onlinematch.signalling.UserId;
import java.util.ArrayList;
import java.util.List;

/** One account and what it may be signed in with. */
final class Account {

  final UserId id;
  final long createdSeconds;
  final List<String> devices = new ArrayList<>();
  String username;
  String displayName = "";
  String avatarUrl = "";
  String langTag = "en";
  String location = "";
  String timezone = "";
  String email = "";
  String passwordHash = "";
  String customId = "";
  long updatedSeconds;

  Account(UserId id, String username, long nowSeconds) {
    this.id = id;
    this.username = username;
    this.createdSeconds = nowSeconds;
    this.updatedSeconds = nowSeconds;
  }
}
