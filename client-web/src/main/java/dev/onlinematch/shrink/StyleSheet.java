package dev.onlinematch.shrink;

import java.util.regex.Pattern;

/** Leaves out of a style sheet what only its authors read: comments and white space. */
final class StyleSheet {

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** Beside a colon in a selector, a space would mean a descendant: only the one after it goes. */
  private static final Pattern NEEDLESS = Pattern.compile(" ?([{};,]) ?|(?<=:) ");

  private StyleSheet() {}

  static String shrink(String css) {
    String spaced = SPACE.matcher(COMMENT.matcher(css).replaceAll("")).replaceAll(" ");
    return NEEDLESS.matcher(spaced).replaceAll("$1").replace(";}", "}").strip();
  }
}
