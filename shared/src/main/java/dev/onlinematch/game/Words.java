package dev.onlinematch.game;

/** What the game says to people. */
final class Words {

  static final String NOBODY_WINS = "Nobody wins this round!";
  static final String YOU_LOSE = "You lose!";
  static final String YOU_ARE_OUT = "Your connection was lost: you are out of this round.";
  static final String NEXT_ROUND = "You play from the next round.";
  static final String YOU_WATCH = "You are watching.";
  static final String WAITING = "Waiting for the others...";
  static final String ALL_LEFT = "Everyone else has left.";
  static final String HOST_IS_SILENT = "The host does not answer.";

  private Words() {}

  static String winsRound(String name) {
    return name + " wins this round!";
  }

  static String winsMatch(String name) {
    return name + " WINS THE WHOLE MATCH!";
  }

  static String isReconnecting(String name) {
    return name + " is reconnecting...";
  }

  static String isBack(String name) {
    return name + " is back";
  }

  static String hasLeft(String name) {
    return name + " has left";
  }

  /** What was news before is said again: that the one before has left is usually why. */
  static String nowHost(String before, String who) {
    return (before.isEmpty() ? "" : before + ". ") + who + " the host now";
  }

  static String lostConnection(String name) {
    return name + " lost the connection";
  }
}
