package dev.onlinematch.web.ui;

/** The code of a match as people hand it on: bare, within a link, or with blanks around it. */
final class MatchCode {

  private static final String TO_PLAY = "match=";
  private static final String TO_WATCH = "watch=";

  private MatchCode() {}

  /** The code in what was typed or pasted; empty when there is none. */
  static String of(String typed) {
    String code = typed.trim();
    int start = Math.max(code.indexOf(TO_PLAY), code.indexOf(TO_WATCH));
    if (start >= 0) {
      code = code.substring(start + TO_PLAY.length());
      int end = endOfParameter(code);
      code = code.substring(0, end);
    }
    // A relayed match's id ends in a dot, which gets lost at the end of sentences.
    if (!code.isEmpty() && code.indexOf('.') < 0) {
      code += ".";
    }
    return code;
  }

  private static int endOfParameter(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("&# ".indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }
}
