package dev.onlinematch.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The project's {@code docker-compose.yml}, filled in as {@code docker compose} fills it in. */
final class ComposeFile {

  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** {@code ${NAME}}, {@code ${NAME:-default}}, {@code ${NAME:?}}, and the escaped dollar sign. */
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\$|\\$\\{(?<name>[A-Z_]+)(?::(?<kind>[-?])(?<rest>[^}]*))?\\}");

  private final JsonNode services;
  private final Map<String, String> values;

  private ComposeFile(JsonNode services, Map<String, String> values) {
    this.services = services;
    this.values = values;
  }

  /** With the values of {@code .env}, and others in place of some of them. */
  static ComposeFile read(Map<String, String> others) throws IOException {
    Map<String, String> values = new TreeMap<>();
    for (String line : Files.readAllLines(ROOT.resolve(".env"))) {
      int equals = line.indexOf('=');
      if (!line.startsWith("#") && equals > 0) {
        values.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    values.putAll(others);
    JsonNode file = new YAMLMapper().readTree(ROOT.resolve("docker-compose.yml").toFile());
    return new ComposeFile(file.path("services"), values);
  }

  /** The environment of a service. */
  Map<String, String> environment(String service) {
    Map<String, String> environment = new TreeMap<>();
    services
        .path(service)
        .path("environment")
        .properties()
        .forEach(entry -> environment.put(entry.getKey(), filledIn(entry.getValue().asText())));
    return environment;
  }

  /** What is run in place of the image's own program. */
  List<String> entrypoint(String service) {
    return texts(services.path(service).path("entrypoint"));
  }

  /** What says whether the service is well, without the word that says how it is run. */
  List<String> healthcheck(String service) {
    List<String> test = texts(services.path(service).path("healthcheck").path("test"));
    return test.subList(1, test.size());
  }

  /** Which file or folder of the project is to be seen in the service, and as what. */
  Map<String, Path> mounts(String service) {
    Map<String, Path> mounts = new TreeMap<>();
    for (String volume : texts(services.path(service).path("volumes"))) {
      String[] parts = volume.split(":", -1);
      if (parts[0].startsWith("./")) {
        mounts.put(parts[1], ROOT.resolve(parts[0]).normalize());
      }
    }
    return mounts;
  }

  /** How long it may take to stop before it is killed. */
  String stopGracePeriod(String service) {
    return services.path(service).path("stop_grace_period").asText();
  }

  /** The image. */
  String image(String service) {
    return services.path(service).path("image").asText();
  }

  private List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(filledIn(text.asText())));
    return texts;
  }

  private String filledIn(String text) {
    return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(valueOf(found)));
  }

  private String valueOf(java.util.regex.MatchResult found) {
    if (found.group().equals("$$")) {
      return "$";
    }
    String value = values.getOrDefault(found.group(1), "");
    if (value.isEmpty() && "?".equals(found.group(2))) {
      throw new IllegalStateException("there is no " + found.group(1) + " in .env");
    }
    return value.isEmpty() && "-".equals(found.group(2)) ? found.group(3) : value;
  }
}
