package dev.onlinematch.shrink;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts texts where they are used. TeaVM keeps them in one table and asks for them by number; beside
 * the code that uses them they need no number, and gzip finds them again with that code.
 */
final class Texts {

  // strings=>{init();table=new
  // Array(strings.length);for(...){table[i]=intern(toJava(strings[i]));}}
  private static final Pattern TABLE =
      Pattern.compile(
          "([\\w$]+)=strings=>\\{([\\w$]+\\(\\);)([\\w$]+)=new Array\\(strings\\.length\\);"
              + "for\\([^)]*\\)\\{[\\w$]+\\[i\\]=[\\w$]+\\(([\\w$]+)\\(strings\\[i\\]\\)\\);\\}\\}");

  /** What the function that makes Java's text of one of JavaScript calls its parameter. */
  static final String TEXT = "text";

  private Texts() {}

  /** The same script without a table. */
  static String inline(String script) {
    Matcher table = require(TABLE, script);
    String name = Pattern.quote(table.group(3));
    Matcher ask = require(Pattern.compile("([\\w$]+)=index=>" + name + "\\[index\\]"), script);
    Matcher fill =
        require(
            Pattern.compile("(?<![\\w$.])" + Pattern.quote(table.group(1)) + "\\((\\[\")"), script);
    int end = new Scan(script).end(fill.start(1));
    List<String> texts = new Scan(script).items(fill.start(1) + 1, end - 1);
    String without = script.substring(0, fill.start(1)) + script.substring(end);
    String asked =
        Pattern.compile("(?<![\\w$.])(" + Pattern.quote(ask.group(1)) + "\\()(\\d+)\\)")
            .matcher(without)
            .replaceAll(
                call ->
                    Matcher.quoteReplacement(
                        call.group(1) + texts.get(Integer.parseInt(call.group(2))) + ")"));
    return asked
        .replace(
            table.group(),
            table.group(1) + "=()=>{" + table.group(2) + table.group(3) + "=new Map;}")
        .replace(
            ask.group(),
            ask.group(1)
                + "=TEXT=>{let known=TABLE.get(TEXT);if(!known)TABLE.set(TEXT,known=JAVA(TEXT));return known;}"
                    .replace("TEXT", TEXT)
                    .replace("TABLE", table.group(3))
                    .replace("JAVA", table.group(4)));
  }

  private static Matcher require(Pattern pattern, String script) {
    Matcher matcher = pattern.matcher(script);
    if (!matcher.find()) {
      throw new IllegalStateException("TeaVM has changed: nothing like " + pattern);
    }
    return matcher;
  }
}
