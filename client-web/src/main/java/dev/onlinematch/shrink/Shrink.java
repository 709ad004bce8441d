package dev.onlinematch.shrink;

import com.google.javascript.jscomp.CompilationLevel;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.CustomPassExecutionTime;
import com.google.javascript.jscomp.Result;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.jscomp.WarningLevel;
import com.google.javascript.rhino.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the compiled page smaller, says how large it is, and fails the build when that is too much.
 */
public final class Shrink {

  /** All that a browser downloads before somebody can play. */
  private static final int MOST_BYTES = 79_800;

  private static final Pattern EXPORT =
      Pattern.compile("export\\s*\\{\\s*([\\w$]+) as main\\s*\\};?\\s*$");

  private Shrink() {}

  /**
   * Called by the build with the page's folder. Its {@code main.js} and its style sheets are
   * replaced, and beside each file there is a compressed one afterwards.
   *
   * @throws IllegalStateException if the page is too large, or the compiled script cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path script = folder.resolve("main.js");
    String compiled = Files.readString(script);
    // Read back, as the plugin compiles anew only when a class has changed.
    if (EXPORT.matcher(compiled).find()) {
      Files.writeString(script, "export let main=" + shrink(compiled, true));
    }
    Path style = folder.resolve("style.css");
    Files.writeString(style, StyleSheet.shrink(Files.readString(style)));
    int total = Compressed.writeBeside(folder);
    if (total > MOST_BYTES) {
      throw new IllegalStateException("The page has " + total + " bytes, more than " + MOST_BYTES);
    }
  }

  /**
   * Shrinks a module that TeaVM made of any program.
   *
   * @return an expression whose value is the function that the module exports as {@code main}
   */
  public static String shrink(String compiled) {
    return shrink(compiled, false);
  }

  private static String shrink(String compiled, boolean isPage) {
    Matcher export = EXPORT.matcher(compiled);
    if (!export.find()) {
      throw new IllegalStateException("TeaVM has changed: main is not exported at the end");
    }
    // Within a function, names are nobody else's and can be shortened.
    String body =
        withoutLineBreaks(compiled.substring(0, export.start()))
            + ("return " + export.group(1) + ";");
    String spared = RuntimeParts.spare(body, isPage);
    return optimise("(()=>{" + Texts.inline(ClassList.compact(spared)) + "})()");
  }

  // TeaVM breaks long lines wherever a space may stand.
  private static String withoutLineBreaks(String script) {
    return script.replaceAll("(?<=[\\w$])\\n(?=[\\w$])", " ").replace("\n", "");
  }

  private static String optimise(String script) {
    CompilerOptions options = new CompilerOptions();
    CompilationLevel.SIMPLE_OPTIMIZATIONS.setOptionsForCompilationLevel(options);
    options.setLanguageIn(CompilerOptions.LanguageMode.ECMASCRIPT_2020);
    options.setLanguageOut(CompilerOptions.LanguageMode.ECMASCRIPT_2020);
    WarningLevel.QUIET.setOptionsForWarningLevel(options);
    options.setEmitUseStrict(false);
    // What these save in characters costs more in gzip: 4 KB less without them.
    options.setFoldConstants(false);
    options.setInlineFunctions(CompilerOptions.Reach.NONE);
    options.setLineLengthThreshold(Integer.MAX_VALUE);
    options.addCustomPass(
        CustomPassExecutionTime.BEFORE_CHECKS,
        (externs, root) -> {
          Node block = mainBlock(root.getFirstChild());
          FunctionOrder.sort(block);
          MethodNames.apply(block);
          Arrays.apply(block);
          Initialisers.apply(block);
          Temporaries.apply(block);
          EnumSwitches.apply(block);
          TextSwitches.apply(block);
          LateObjects.apply(block);
          Constructors.apply(block);
          ConstructorBodies.apply(block);
          Lambdas.apply(block);
          LambdasInPlace.apply(block);
          ErrorTexts.apply(block);
          FieldNames.apply(block);
          Temporaries.apply(block);
        });
    Compiler compiler = new Compiler(System.err);
    Result result =
        compiler.compile(List.of(), List.of(SourceFile.fromCode("main.js", script)), options);
    if (!result.success) {
      throw new IllegalStateException("the compiled script is refused: " + result.errors);
    }
    Node block = mainBlock(compiler.getRoot().getLastChild().getFirstChild());
    Locals.apply(block);
    SameClasses.apply(block);
    RowOrder.apply(block);
    FunctionOrder.apply(block);
    NameOrder.apply(block);
    EarlyStatics.apply(block);
    EnumConstants.apply(block);
    return compiler.toSource();
  }

  // The script's one statement, the call, the function that is called, its block.
  private static Node mainBlock(Node script) {
    return script.getFirstChild().getFirstFirstChild().getLastChild();
  }
}
