package dev.onlinematch.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sources of one module, for rules that class files cannot show: what a package says about
 * itself, and which words stand inside its methods.
 */
public final class SourceTree {

  /** Comments, text blocks, strings and characters: words in them are no code. */
  private static final Pattern NO_CODE =
      Pattern.compile(
          "//[^\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|\"(\\\\.|[^\"\\\\])*\"|'(\\\\.|[^'\\\\])*'",
          Pattern.DOTALL);

  private final Map<Path, String> textByFile = new TreeMap<>();

  private SourceTree() {}

  /** Reads every source below {@code src/main/java} of the module that is being tested. */
  public static SourceTree ofThisModule() throws IOException {
    SourceTree tree = new SourceTree();
    Path root = Path.of("src", "main", "java");
    if (Files.isDirectory(root)) {
      List<Path> files = new ArrayList<>();
      try (Stream<Path> all = Files.walk(root)) {
        all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
      }
      for (Path file : files) {
        tree.textByFile.put(root.relativize(file), Files.readString(file));
      }
    }
    return tree;
  }

  /** The packages that lack a package-info, or one of its three answers. */
  public List<String> packagesThatDoNotIntroduceThemselves() {
    TreeSet<Path> packages = new TreeSet<>();
    textByFile.keySet().forEach(file -> packages.add(file.getParent()));
    List<String> complaints = new ArrayList<>();
    for (Path folder : packages) {
      String info = textByFile.get(folder.resolve("package-info.java"));
      if (info == null) {
        complaints.add(folder + " has no package-info.java");
        continue;
      }
      String prose = info.replaceAll("\\s*\n \\*\\s*", " ");
      for (String answer : List.of("Lives here:", "May be called by:")) {
        if (!prose.contains(answer)) {
          complaints.add(folder + " does not say \"" + answer + "\"");
        }
      }
      if (!prose.contains("RFC") && !prose.contains("Source:") && !prose.contains("Sources:")) {
        complaints.add(folder + " does not say which RFC or other source it serves");
      }
    }
    return complaints;
  }

  /** Where one of {@code words} stands in the code of a package and of those below it. */
  public List<String> usesOf(List<String> words, String packageName) {
    Path folder = Path.of(packageName.replace('.', '/'));
    Pattern anyWord = Pattern.compile("\\b(" + String.join("|", words) + ")\\b");
    List<String> uses = new ArrayList<>();
    textByFile.forEach(
        (file, text) -> {
          if (file.startsWith(folder)) {
            anyWord
                .matcher(NO_CODE.matcher(text).replaceAll(" "))
                .results()
                .forEach(use -> uses.add(file + ": " + use.group()));
          }
        });
    return uses;
  }
}
