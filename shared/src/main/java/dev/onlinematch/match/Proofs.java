package dev.onlinematch.match;

import dev.onlinematch.random.RandomSource;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.ReturnRequest;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.UserId;
import java.util.HashMap;
import java.util.Map;

/**
 * How a member proves who he is when he comes back in another session. The server vouches for the
 * account; that it is not just another session of that account he proves by his token, which he has
 * told the members over their links. Whoever knows it is a member himself, and can use it only with
 * the very same account. Before the link to him has been up, which is for a moment, the account
 * alone counts: or a member who loses the server in that moment would be another to some.
 */
final class Proofs {

  private static final int DIGITS_PER_INT = 8;

  private final Map<SessionId, String> tokens = new HashMap<>();
  private final Map<SessionId, UserId> accounts = new HashMap<>();

  /** A token that nobody can guess. */
  static String newToken(RandomSource random) {
    StringBuilder token = new StringBuilder();
    while (token.length() < ReturnRequest.TOKEN_LENGTH) {
      String digits = Integer.toHexString(random.nextInt());
      token.append("0".repeat(DIGITS_PER_INT - digits.length())).append(digits);
    }
    return token.toString();
  }

  /** The server shows a member in the session in which he is known. */
  void see(SessionId member, Presence presence) {
    accounts.put(member, presence.userId());
  }

  /** Whether the member has been seen. */
  boolean haveSeen(SessionId member) {
    return accounts.containsKey(member);
  }

  /** A member tells his token over the link. */
  void hear(SessionId member, String token) {
    tokens.put(member, token);
  }

  /** Whether somebody is the member who he says he is. */
  boolean prove(Presence somebody, ReturnRequest request) {
    return somebody.userId().equals(accounts.get(request.member()))
        && request.token().equals(tokens.getOrDefault(request.member(), request.token()));
  }

  void forget(SessionId member) {
    tokens.remove(member);
    accounts.remove(member);
  }
}
