package dev.onlinematch.web.ui;

/**
 * The match screen.
 *
 * @param waitingFor what is going on, with a way to cancel it; empty for nothing
 * @param code what to put into the field for a code; null leaves it as it is
 */
public record MatchView(String waitingFor, String code) {

  static final MatchView IDLE = new MatchView("", null);
}
