package dev.onlinematch.nakama.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.JsonText;
import dev.onlinematch.wire.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which id, token, generated name or date of a recording stands for which of the engine's. Two
 * messages are equal when one becomes the other under a mapping that is one to one over a whole
 * scenario.
 */
final class Bindings {

  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]+\\.eyJ[\\w-]+\\.[\\w-]+");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
  private static final Pattern GENERATED_NAME = Pattern.compile("[A-Za-z]{10}");

  private final TokenMint mint;
  private final Map<String, String> engines = new HashMap<>();
  private final Map<String, String> recordeds = new HashMap<>();

  Bindings(TokenMint mint) {
    this.mint = mint;
  }

  /** The text with everything that is known replaced by what the engine calls it. */
  String translate(String recorded) {
    String withTokens = TOKEN.matcher(recorded).replaceAll(found -> token(found.group()));
    return UUID.matcher(withTokens)
        .replaceAll(found -> engines.getOrDefault(found.group(), found.group()));
  }

  /** A token that the recording's client made itself is made again for the engine's accounts. */
  private String token(String recorded) {
    String known = engines.get(recorded);
    if (known != null) {
      return known;
    }
    JsonObject claims = Hs256TokenMint.claims(recorded);
    JsonObject translated = new JsonObject();
    claims.fields().forEach(translated::put);
    if (claims.get("uid") instanceof JsonText userId) {
      translated.put("uid", engines.getOrDefault(userId.value(), userId.value()));
    }
    boolean isGenuine = mint.verify(TokenMint.Kind.SESSION, recorded) != null;
    String token = mint.sign(TokenMint.Kind.SESSION, translated);
    return isGenuine ? token : token.substring(0, token.lastIndexOf('.') + 1) + "forged";
  }

  void compare(JsonNode recorded, JsonNode actual, String where) {
    if (recorded.isObject() && actual.isObject()) {
      assertEquals(names(recorded), names(actual), where);
      for (String name : names(recorded)) {
        compare(recorded.get(name), actual.get(name), where + "/" + name);
      }
    } else if (recorded.isArray() && actual.isArray()) {
      compareLists(recorded, actual, where);
    } else if (recorded.isTextual() && actual.isTextual()) {
      compareTexts(recorded.asText(), actual.asText(), where);
    } else {
      assertEquals(recorded, actual, where);
    }
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  // Presences come in the order of a hash table there, in the order of arrival here.
  private void compareLists(JsonNode recorded, JsonNode actual, String where) {
    assertEquals(recorded.size(), actual.size(), where);
    List<JsonNode> rest = new ArrayList<>();
    actual.forEach(rest::add);
    for (JsonNode element : recorded) {
      JsonNode same = counterpart(element, rest);
      rest.remove(same);
      compare(element, same, where + "[]");
    }
  }

  private JsonNode counterpart(JsonNode recorded, List<JsonNode> candidates) {
    for (String name : List.of("session_id", "user_id")) {
      String known = engines.get(id(recorded, name));
      for (JsonNode candidate : candidates) {
        if (id(candidate, name).equals(known)) {
          return candidate;
        }
      }
    }
    return candidates.get(0);
  }

  private static String id(JsonNode element, String name) {
    return element.path("presence").path(name).asText("") + element.path(name).asText("");
  }

  private void compareTexts(String recorded, String actual, String where) {
    Matcher uuid = UUID.matcher(recorded);
    if (uuid.lookingAt()) {
      String id = uuid.group();
      bind(id, actual.substring(0, Math.min(id.length(), actual.length())), where);
      assertEquals(recorded.substring(id.length()), actual.substring(id.length()), where);
    } else if (TOKEN.matcher(recorded).matches()) {
      bindTokens(recorded, actual, where);
    } else if (DATE.matcher(recorded).matches()) {
      assertEquals(true, DATE.matcher(actual).matches(), where);
    } else if (where.endsWith("/username") && GENERATED_NAME.matcher(recorded).matches()) {
      bind(recorded, actual, where);
    } else {
      assertEquals(recorded, actual, where);
    }
  }

  // Two tokens of one second are the same token, so this mapping is not one to one.
  private void bindTokens(String recorded, String actual, String where) {
    engines.put(recorded, actual);
    Map<String, JsonValue> claims = Hs256TokenMint.claims(recorded).fields();
    Map<String, JsonValue> actualClaims = Hs256TokenMint.claims(actual).fields();
    assertEquals(claims.keySet(), actualClaims.keySet(), where);
    if (claims.get("uid") instanceof JsonText userId
        && actualClaims.get("uid") instanceof JsonText actualUserId) {
      bind(userId.value(), actualUserId.value(), where);
    }
  }

  private void bind(String recorded, String actual, String where) {
    engines.putIfAbsent(recorded, actual);
    recordeds.putIfAbsent(actual, recorded);
    assertEquals(engines.get(recorded), actual, where);
    assertEquals(recordeds.get(actual), recorded, where);
  }
}
