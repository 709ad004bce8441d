package dev.onlinematch.web.ui;

import dev.onlinematch.match.ErrorCode;

/** What went wrong, and what the player can do about it. */
final class Words {

  static final String NO_WEBRTC =
      "This browser cannot connect to other players: it has no WebRTC, or it is switched off. Use a"
          + " current Chrome, Edge, Firefox or Safari. Local play works here.";

  static final String SERVER_LOST =
      "The connection to the server was lost, and with it the match. Check your network, then find"
          + " or join a match again.";

  static final String RELOADED =
      "The page was reloaded, which took you out of the match. Find, join or create another one.";

  static final String NO_CODE = "Type or paste the code of the match first.";

  static final String RELAY_LOST =
      "The relay is lost. Players who can reach each other directly go on; the relay is tried again"
          + " by itself.";

  private Words() {}

  static String of(Failure failure, String detail) {
    return switch (failure) {
      case UNREACHABLE ->
          "The server cannot be reached. Check your network, then try again. Local play works"
              + " without it.";
      case NOT_CONFIGURED ->
          "This page does not know where its server is: config.json is missing or broken. Reload"
              + " the page, or tell whoever runs it. Local play works without it.";
      case WRONG_PASSWORD -> "Wrong password for this e-mail. Check both, then try again.";
      case NO_SUCH_ACCOUNT ->
          "Nobody has an account with this e-mail. Check it, or create an account.";
      case EMAIL_IN_USE ->
          "This e-mail already has an account. Log in instead, or use another e-mail.";
      case NAME_IN_USE -> "Somebody already has this name. Choose another one.";
      case BANNED -> "This account is closed. Ask whoever runs the server.";
      case BAD_INPUT -> withDetail("The server does not accept that.", detail);
      case EXPIRED -> "You were signed in too long ago. Please sign in again.";
      case SERVER_FAILED ->
          withDetail("Something is wrong with the server. Try again in a moment.", detail);
    };
  }

  /**
   * @param detail the match's own sentence, which for a refusal says why
   */
  static String of(ErrorCode code, String detail) {
    return switch (code) {
      case MATCH_CREATE_FAILED -> "The match could not be opened. Try again in a moment.";
      case JOIN_MATCH_FAILED ->
          "There is no match with this code. Check it, or ask your friend for a new one.";
      case START_MATCHMAKING_FAILED -> "The search could not begin. Try again in a moment.";
      case WEBSOCKET_CONNECTION_ERROR -> SERVER_LOST;
      case HOST_DISCONNECTED ->
          "The host has left, so the match is over. Find, join or create another one.";
      case MATCHMAKER_ERROR -> "The search went wrong. Try again in a moment.";
      case CLIENT_VERSION_ERROR ->
          "Your version of the game doesn't match the host's. Both reload the page, then try"
              + " again.";
      case CLIENT_JOIN_ERROR -> detail + " Find or create another match.";
      case WEBRTC_OFFER_ERROR ->
          withDetail("This browser could not connect to another player.", detail);
      case LINK_FAILED ->
          "No connection to another player came up. A firewall may be in the way: try another"
              + " network, or another match.";
      case MATCHED_PLAYER_NEVER_CAME ->
          "Somebody who was found never came, and too few are left. Search again.";
      case HOST_NEVER_ANSWERED ->
          "The host of this match does not answer. Ask your friend whether the page is still open.";
      case NOT_RESUMED -> detail + " Find or create another one.";
      case REMOVED_BY_HOST -> "The host took you out of the match. Find or create another one.";
    };
  }

  private static String withDetail(String sentence, String detail) {
    return detail.isEmpty() ? sentence : sentence + " (" + detail + ")";
  }
}
