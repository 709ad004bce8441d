package dev.onlinematch.shrink;

import java.util.ArrayList;
import java.util.List;

/** Finds its way in a script by brackets and quotes. */
final class Scan {

  private final String script;

  Scan(String script) {
    this.script = script;
  }

  /** Where what begins with this bracket or quote ends, and the rest begins. */
  int end(int start) {
    char first = script.charAt(start);
    if (isQuote(first)) {
      return endOfText(start);
    }
    int depth = 0;
    for (int at = start; at < script.length(); ) {
      char c = script.charAt(at);
      if (isQuote(c)) {
        at = endOfText(at);
        continue;
      }
      depth += isOpening(c) ? 1 : isClosing(c) ? -1 : 0;
      at++;
      if (depth == 0) {
        return at;
      }
    }
    throw new IllegalArgumentException("a bracket is never closed");
  }

  /** What commas separate between two places. */
  List<String> items(int start, int end) {
    List<String> items = new ArrayList<>();
    int from = start;
    for (int at = start; at < end; ) {
      char c = script.charAt(at);
      if (c == ',') {
        items.add(script.substring(from, at).strip());
        from = at + 1;
      }
      at = isQuote(c) || isOpening(c) ? end(at) : at + 1;
    }
    if (from < end) {
      items.add(script.substring(from, end).strip());
    }
    return items;
  }

  private int endOfText(int start) {
    int at = start + 1;
    while (script.charAt(at) != script.charAt(start)) {
      at += script.charAt(at) == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  private static boolean isOpening(char c) {
    return c == '(' || c == '[' || c == '{';
  }

  private static boolean isClosing(char c) {
    return c == ')' || c == ']' || c == '}';
  }
}
