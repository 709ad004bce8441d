package dev.onlinematch.shrink;

import com.google.javascript.jscomp.CodePrinter;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.JsAst;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.rhino.Node;
import java.util.function.Consumer;

/** Statements, parsed, changed and printed again. */
final class Scripts {

  private Scripts() {}

  static String after(Consumer<Node> pass, String... statements) {
    Compiler compiler = new Compiler();
    compiler.initOptions(new CompilerOptions());
    String script = "(()=>{" + String.join("", statements) + "})";
    Node root = new JsAst(SourceFile.fromCode("test.js", script)).getAstRoot(compiler);
    Node block = root.getFirstFirstChild().getLastChild();
    pass.accept(block);
    String printed = new CodePrinter.Builder(block).build();
    return printed.substring(1, printed.length() - 1);
  }

  /** The body of a function that stands behind other statements. */
  static String bodyAfter(Consumer<Node> pass, String others, String parameters, String body) {
    String script = after(pass, others, "let f=(" + parameters + ")=>{" + body + "}");
    return script.substring(script.indexOf("{", script.indexOf("let f=")) + 1, script.length() - 1);
  }
}
