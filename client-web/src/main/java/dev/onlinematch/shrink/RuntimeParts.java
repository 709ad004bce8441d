package dev.onlinematch.shrink;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves out of TeaVM's runtime what only other browsers, other programs and its debugger need: a
 * multiplication for where there is no {@code Math.imul}, classes made without {@code class}, stack
 * traces read back, arrays printed, what reflection asks of a class.
 */
final class RuntimeParts {

  private static final String NAME = "([\\w$]+)";

  private final boolean hasAll;
  private String script;

  private RuntimeParts(String script, boolean hasAll) {
    this.script = script;
    this.hasAll = hasAll;
  }

  /**
   * The same script with a smaller runtime.
   *
   * @param hasAll whether every part is there, as it is in the page: a small program may not even
   *     multiply
   */
  static String spare(String script, boolean hasAll) {
    RuntimeParts parts = new RuntimeParts(script, hasAll);
    parts.spareAll();
    return parts.script;
  }

  private void spareAll() {
    shorten("Math\\.imul\\|\\|function\\(a,b\\)\\{", "Math.imul");
    shorten("\\(err,ex\\)=>\\{", "(err,ex)=>{}");
    // The one who asks for the message asks Java.
    shorten(
        "if\\(typeof Reflect==='object'\\)\\{(?=.*?=this\\[NAME\\].*?javaMessage=NAME\\()"
            + "(?=.*?\\}else \\{NAME=Error;)",
        "$3=class extends Error{get message(){let e=this[$1],m=e&&$2(e);return m&&m.toString()}};");
    shorten("else \\{(?=NAME=Error;)", "");
    shorten(
        "\\(\"Java exception thrown\",cause\\);if\\(typeof Error\\.captureStackTrace===\"function\"\\)\\{",
        "(void 0,cause);");
    shorten("JavaArray\\.prototype\\.toString=function\\(\\)\\{", "");
    shorten("let dataCopy;if\\('slice' in this\\.data\\)\\{", "let dataCopy=this.data.slice();");
    shorten("else \\{(?=dataCopy=new this\\.data)", "");
    shorten(
        "(?<=Object\\.assign\\()\\{(?=name:null,binaryName:null)",
        "{name:null,parent:null,superinterfaces:[],primitiveKind:0,itemType:null,"
            + "arrayType:null,classObject:null,assignableCache:null}");
    script = script.replace(",meta=>{})", ")");
  }

  // What a pattern finds, up to the end of the brackets in which it ends.
  private void shorten(String pattern, String instead) {
    Matcher found = Pattern.compile(pattern.replace("NAME", NAME)).matcher(script);
    if (!found.find()) {
      if (hasAll) {
        throw new IllegalStateException("TeaVM has changed: nothing like " + pattern);
      }
      return;
    }
    StringBuilder shorter = new StringBuilder();
    found.appendReplacement(shorter, instead);
    script = shorter + script.substring(new Scan(script).end(found.end() - 1));
  }
}
