package dev.onlinematch.relay;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Where an option comes from when the command line does not say: from the environment, else from
 * the file of {@code --config}, else it has its default.
 */
final class OptionSources implements IDefaultValueProvider {

  private static final String PREFIX = "ONLINEMATCH_";
  private static final String CONFIG = "--config";

  private final Map<String, String> environment;
  private final Properties file;

  private OptionSources(Map<String, String> environment, Properties file) {
    this.environment = environment;
    this.file = file;
  }

  /**
   * Reads the file, if the arguments or the environment name one.
   *
   * @throws ParameterException if it cannot be read, or has a key that is no option
   */
  static OptionSources of(
      CommandLine command, Map<String, String> environment, String... arguments) {
    String path = environment.getOrDefault(variable(CONFIG), "");
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith(CONFIG + "=")) {
        path = arguments[i].substring(CONFIG.length() + 1);
      } else if (arguments[i].equals(CONFIG) && i + 1 < arguments.length) {
        path = arguments[i + 1];
      }
    }
    Properties file = new Properties();
    if (!path.isEmpty()) {
      try (Reader reader = Files.newBufferedReader(Path.of(path))) {
        file.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        throw new ParameterException(command, "Cannot read the configuration " + path + ": " + e);
      }
      refuseUnknown(command, file, path);
    }
    return new OptionSources(environment, file);
  }

  /** A mistyped key would otherwise be a setting that silently does nothing. */
  private static void refuseUnknown(CommandLine command, Properties file, String path) {
    CommandSpec spec = command.getCommandSpec();
    for (String key : new TreeSet<>(file.stringPropertyNames())) {
      if (spec.findOption("--" + key) == null) {
        throw new ParameterException(command, "There is no option " + key + " (in " + path + ").");
      }
    }
  }

  /**
   * The environment variable of an option: {@code --relay-udp-port}, ONLINEMATCH_RELAY_UDP_PORT.
   */
  static String variable(String option) {
    return PREFIX + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
  }

  @Override
  public String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    String name = option.longestName();
    String value = environment.get(variable(name));
    // Compose passes what nobody has set as an empty text.
    if (value == null || value.isEmpty()) {
      value = file.getProperty(name.substring(2));
    }
    return value == null || value.isBlank() ? null : value.strip();
  }
}
