package dev.onlinematch.browser;

import dev.onlinematch.scenario.ScenarioRunner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.teavm.diagnostics.DefaultProblemTextConsumer;
import org.teavm.diagnostics.Problem;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.tooling.TeaVMToolException;
import org.teavm.vm.TeaVMOptimizationLevel;

/** The scenarios of {@code shared} as JavaScript, compiled by TeaVM as the page is. */
final class CompiledScenarios {

  private CompiledScenarios() {}

  /** Compiles them and returns the script. */
  static String script() throws IOException, TeaVMToolException {
    Path folder = Path.of("target", "scenarios");
    TeaVMTool tool = new TeaVMTool();
    tool.setClassLoader(CompiledScenarios.class.getClassLoader());
    tool.setMainClass(ScenarioRunner.class.getName());
    tool.setTargetType(TeaVMTargetType.JAVASCRIPT);
    tool.setOptimizationLevel(TeaVMOptimizationLevel.SIMPLE);
    tool.setStrict(true);
    tool.setObfuscated(false);
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
      throw new AssertionError("TeaVM does not compile the scenarios: " + problems);
    }
    return Files.readString(folder.resolve("scenarios.js"));
  }
}
