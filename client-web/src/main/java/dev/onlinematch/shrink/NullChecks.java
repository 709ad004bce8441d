package dev.onlinematch.shrink;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves out checks for null where a field is read, or a method called, right afterwards: {@code
 * d(a.b).c} becomes {@code a.b.c}. JavaScript itself refuses both on null, and at the same place.
 */
final class NullChecks {

  // d=a=>{if(a===null)z(EN());return a}
  private static final Pattern CHECK =
      Pattern.compile(
          "([\\w$]+)=([\\w$]+)=>\\{if\\(\\2===null\\)[\\w$]+\\([\\w$]+\\(\\)\\);return \\2\\}");

  private final String script;
  private final BitSet dropped = new BitSet();

  private NullChecks(String script) {
    this.script = script;
  }

  /** The same script without those checks. */
  static String drop(String script) {
    Matcher check = CHECK.matcher(script);
    if (!check.find()) {
      throw new IllegalStateException("TeaVM has changed: nothing checks for null");
    }
    return new NullChecks(script).without(check.group(1));
  }

  private String without(String name) {
    Matcher call = Pattern.compile("(?<![\\w$.])" + Pattern.quote(name) + "\\(").matcher(script);
    while (call.find()) {
      int close = endOfOperand(call.end());
      if (script.startsWith(").", close)) {
        dropped.set(call.start(), call.end());
        dropped.set(close);
      }
    }
    StringBuilder kept = new StringBuilder(script.length());
    for (int i = 0; i < script.length(); i++) {
      if (!dropped.get(i)) {
        kept.append(script.charAt(i));
      }
    }
    return kept.toString();
  }

  /** Where names, dots and what stands in brackets end. Anything else would need its brackets. */
  private int endOfOperand(int start) {
    int at = start;
    int depth = 0;
    while (at < script.length()) {
      char c = script.charAt(at);
      if (c == '"' || c == '\'' || c == '`') {
        at = endOfText(at);
      } else if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (depth > 0 && (c == ')' || c == ']' || c == '}')) {
        depth--;
      } else if (depth == 0 && !Character.isJavaIdentifierPart(c) && c != '.') {
        return at;
      }
      at++;
    }
    return at;
  }

  private int endOfText(int start) {
    int at = start + 1;
    while (at < script.length() && script.charAt(at) != script.charAt(start)) {
      at += script.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }
}
