package dev.onlinematch.shrink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.javascript.jscomp.CompilationLevel;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.Result;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.jscomp.WarningLevel;
import com.google.javascript.rhino.Node;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the compiled page smaller, says how large it is, and fails the build when that is too much.
 */
public final class Shrink {

  /** What a phone on a slow network gets in about a second. */
  private static final int MOST_GZIPPED_BYTES = 91_500;

  private static final Pattern EXPORT =
      Pattern.compile("export\\s*\\{\\s*([\\w$]+) as main\\s*\\};?\\s*$");

  private Shrink() {}

  /**
   * Called by the build with the page's folder; its {@code main.js} is replaced.
   *
   * @throws IllegalStateException if the page is too large, or the compiled script cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path script = folder.resolve("main.js");
    String compiled = Files.readString(script);
    // Read back, as the plugin compiles anew only when a class has changed.
    String shrunk = EXPORT.matcher(compiled).find() ? shrink(compiled) : compiled;
    Files.writeString(script, shrunk);
    check(folder);
  }

  private static String shrink(String compiled) {
    Matcher export = EXPORT.matcher(compiled);
    if (!export.find()) {
      throw new IllegalStateException("TeaVM has changed: main is not exported at the end");
    }
    // Within a function, names are nobody else's and can be shortened.
    String body = compiled.substring(0, export.start()) + "return " + export.group(1) + ";";
    return "export let main="
        + NullChecks.drop(optimise("(()=>{" + FieldNames.shorten(body) + "})()"));
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
    Compiler compiler = new Compiler(System.err);
    Result result =
        compiler.compile(List.of(), List.of(SourceFile.fromCode("main.js", script)), options);
    if (!result.success) {
      throw new IllegalStateException("the compiled script is refused: " + result.errors);
    }
    // The script, its one statement, the call, the function that is called, its block.
    Node statement = compiler.getRoot().getLastChild().getFirstChild().getFirstChild();
    FunctionOrder.apply(statement.getFirstFirstChild().getLastChild());
    return compiler.toSource();
  }

  private static void check(Path folder) throws IOException {
    int total = 0;
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".js")).sorted().toList()) {
        int size = gzipped(Files.readString(file));
        System.out.println(file.getFileName() + ": " + size + " bytes gzipped");
        total += size;
      }
    }
    if (total > MOST_GZIPPED_BYTES) {
      throw new IllegalStateException(
          "The page's scripts have " + total + " bytes gzipped, more than " + MOST_GZIPPED_BYTES);
    }
  }

  /** As {@code gzip -9}. */
  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }

  private static int gzipped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new BestGzip(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.size();
  }
}
