package dev.onlinematch.browser;

import dev.onlinematch.shrink.Shrink;
import dev.onlinematch.web.build.ArrayBounds;
import dev.onlinematch.web.build.BrowserBase64;
import dev.onlinematch.web.build.BrowserNumbers;
import dev.onlinematch.web.build.BrowserUtf8;
import dev.onlinematch.web.library.SmallLibrary;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.teavm.backend.javascript.JSModuleType;
import org.teavm.diagnostics.DefaultProblemTextConsumer;
import org.teavm.diagnostics.Problem;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.tooling.TeaVMToolException;
import org.teavm.vm.TeaVMOptimizationLevel;

/** A program of the tests as JavaScript, compiled by TeaVM and made smaller as the page is. */
final class CompiledScript {

  private CompiledScript() {}

  /** Compiles a class with a {@code main} and returns a script that declares {@code main}. */
  static String script(String mainClass) throws IOException, TeaVMToolException {
    Path folder = Path.of("target", "scenarios", mainClass);
    TeaVMTool tool = new TeaVMTool();
    tool.setClassLoader(CompiledScript.class.getClassLoader());
    tool.setMainClass(mainClass);
    tool.setTargetType(TeaVMTargetType.JAVASCRIPT);
    tool.setJsModuleType(JSModuleType.ES2015);
    tool.setOptimizationLevel(TeaVMOptimizationLevel.ADVANCED);
    tool.setStrict(false);
    tool.setObfuscated(true);
    for (Class<?> transformer :
        List.of(
            ArrayBounds.class,
            BrowserBase64.class,
            BrowserNumbers.class,
            BrowserUtf8.class,
            SmallLibrary.class)) {
      tool.getTransformers().add(transformer.getName());
    }
    tool.setTargetDirectory(new File(folder.toUri()));
    tool.setTargetFileName("scenarios.js");
    tool.generate();
    List<String> problems = new ArrayList<>();
    for (Problem problem : tool.getProblemProvider().getSevereProblems()) {
      DefaultProblemTextConsumer words = new DefaultProblemTextConsumer();
      problem.render(words);
      problems.add(words.getText() + " at " + problem.getLocation());
    }
    if (!problems.isEmpty()) {
      throw new AssertionError("TeaVM does not compile " + mainClass + ": " + problems);
    }
    return "var main = " + Shrink.shrink(Files.readString(folder.resolve("scenarios.js")));
  }
}
