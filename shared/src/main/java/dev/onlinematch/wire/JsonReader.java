package dev.onlinematch.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads JSON (RFC 8259) that may be hostile. Stricter than it must be where the RFC leaves a
 * choice: a name that comes twice in an object, an unpaired surrogate, a number beyond the range of
 * a double, and anything deeper than {@link #MAX_DEPTH} or longer than the caller allows are
 * malformed.
 */
public final class JsonReader {

  /**
   * How deep arrays and objects may be nested. The deepest message of Nakama's has 5 levels; a
   * browser's stack bears some thousands.
   */
  public static final int MAX_DEPTH = 32;

  /** What is said of a text that stops in the middle of a value. */
  public static final String ENDS_TOO_EARLY = "JSON that ends too early";

  /** Far beyond what a double has, and far from overflow. */
  private static final int MAX_EXPONENT = 100_000;

  private final String json;
  private int position;

  /** The digits of the number that is being read, as far as a double keeps them. */
  private double mantissa;

  private boolean isMantissaFull;

  private JsonReader(String json) {
    this.json = json;
  }

  /**
   * The one value that {@code json} is.
   *
   * @param maxLength the longest text to look at, in UTF-16 units
   */
  public static JsonValue read(String json, int maxLength) throws MalformedException {
    if (json.length() > maxLength) {
      throw new MalformedException("JSON of more than " + maxLength + " characters");
    }
    JsonReader reader = new JsonReader(json);
    JsonValue value = reader.value(0);
    reader.skipSpace();
    if (reader.position < json.length()) {
      throw new MalformedException("something after the JSON value");
    }
    return value;
  }

  /** The object that {@code json} is; anything else is malformed. */
  public static JsonObject readObject(String json, int maxLength) throws MalformedException {
    if (read(json, maxLength) instanceof JsonObject object) {
      return object;
    }
    throw new MalformedException("not a JSON object");
  }

  private JsonValue value(int depth) throws MalformedException {
    if (depth > MAX_DEPTH) {
      throw new MalformedException("JSON nested deeper than " + MAX_DEPTH);
    }
    skipSpace();
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> new JsonText(text());
      case 't' -> literal("true", new JsonBoolean(true));
      case 'f' -> literal("false", new JsonBoolean(false));
      case 'n' -> literal("null", JsonNull.NULL);
      default -> number();
    };
  }

  private JsonObject object(int depth) throws MalformedException {
    position++;
    JsonObject object = new JsonObject();
    skipSpace();
    if (accept('}')) {
      return object;
    }
    do {
      skipSpace();
      String name = text();
      // RFC 8259, 4: "The names within an object SHOULD be unique." Two readers that keep
      // different ones would see two different messages.
      if (object.containsName(name)) {
        throw new MalformedException("a name that comes twice");
      }
      skipSpace();
      expect(':');
      object.put(name, value(depth + 1));
      skipSpace();
    } while (accept(','));
    expect('}');
    return object;
  }

  private JsonArray array(int depth) throws MalformedException {
    position++;
    List<JsonValue> values = new ArrayList<>();
    skipSpace();
    if (accept(']')) {
      return new JsonArray(values);
    }
    do {
      values.add(value(depth + 1));
      skipSpace();
    } while (accept(','));
    expect(']');
    return new JsonArray(values);
  }

  private JsonValue literal(String word, JsonValue value) throws MalformedException {
    if (!json.startsWith(word, position)) {
      throw new MalformedException("not a JSON value");
    }
    position += word.length();
    return value;
  }

  // number = [ minus ] int [ frac ] [ exp ]   (RFC 8259, 6)
  private JsonNumber number() throws MalformedException {
    boolean isNegative = accept('-');
    int start = position;
    mantissa = 0;
    isMantissaFull = false;
    int exponent = digits(false);
    if (position - start > 1 && json.charAt(start) == '0') {
      throw new MalformedException("a number that begins with 0");
    }
    if (accept('.')) {
      exponent += digits(true);
    }
    double value = Decimal.scale(mantissa, exponent + exponent());
    if (Double.isInfinite(value)) {
      throw new MalformedException("a number beyond the range of a double");
    }
    return new JsonNumber(isNegative ? -value : value);
  }

  /**
   * Reads one digit or more into the mantissa.
   *
   * @return by how many places the decimal point moves because of them
   */
  private int digits(boolean isFraction) throws MalformedException {
    int moved = 0;
    char c = peek();
    if (!isDigit(c)) {
      throw new MalformedException("not a JSON value");
    }
    do {
      double longer = mantissa * 10 + (json.charAt(position) - '0');
      isMantissaFull |= longer > (double) Decimal.MAX_EXACT;
      if (!isMantissaFull) {
        mantissa = longer;
        moved -= isFraction ? 1 : 0;
      } else {
        moved += isFraction ? 0 : 1;
      }
      position++;
    } while (position < json.length() && isDigit(json.charAt(position)));
    return moved;
  }

  private int exponent() throws MalformedException {
    if (!accept('e') && !accept('E')) {
      return 0;
    }
    boolean isNegative = accept('-');
    if (!isNegative) {
      accept('+');
    }
    if (!isDigit(peek())) {
      throw new MalformedException("not a JSON value");
    }
    int exponent = 0;
    while (position < json.length() && isDigit(json.charAt(position))) {
      exponent = Math.min(MAX_EXPONENT, exponent * 10 + (json.charAt(position++) - '0'));
    }
    return isNegative ? -exponent : exponent;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private String text() throws MalformedException {
    expect('"');
    int plain = position;
    while (peek() != '"' && peek() != '\\') {
      next();
    }
    StringBuilder text = new StringBuilder().append(json, plain, position);
    for (char c = next(); c != '"'; c = next()) {
      text.append(c == '\\' ? escaped() : c);
    }
    checkSurrogates(text);
    return text.toString();
  }

  /** The next character of a string, quotes and backslashes included. */
  private char next() throws MalformedException {
    char c = peek();
    if (c < 0x20) {
      throw new MalformedException("a control character in a JSON string");
    }
    position++;
    return c;
  }

  private char escaped() throws MalformedException {
    char c = next();
    int plain = "\"\\/bfnrt".indexOf(c);
    if (plain >= 0) {
      return "\"\\/\b\f\n\r\t".charAt(plain);
    }
    if (c != 'u') {
      throw new MalformedException("an escape that JSON does not have");
    }
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      unit = unit << 4 | hexDigit(next());
    }
    return (char) unit;
  }

  // Not Character.digit: that one takes the digits of every script.
  private static int hexDigit(char c) throws MalformedException {
    int lower = c | 0x20;
    if (isDigit(c)) {
      return c - '0';
    }
    if (lower >= 'a' && lower <= 'f') {
      return lower - 'a' + 10;
    }
    throw new MalformedException("not four hexadecimal digits");
  }

  private static void checkSurrogates(StringBuilder text) throws MalformedException {
    boolean isPairOpen = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLowSurrogate(c) != isPairOpen) {
        throw new MalformedException("an unpaired surrogate");
      }
      isPairOpen = Character.isHighSurrogate(c);
    }
    if (isPairOpen) {
      throw new MalformedException("an unpaired surrogate");
    }
  }

  private void skipSpace() {
    while (position < json.length() && " \t\n\r".indexOf(json.charAt(position)) >= 0) {
      position++;
    }
  }

  private char peek() throws MalformedException {
    if (position >= json.length()) {
      throw new MalformedException(ENDS_TOO_EARLY);
    }
    return json.charAt(position);
  }

  private boolean accept(char c) {
    if (position < json.length() && json.charAt(position) == c) {
      position++;
      return true;
    }
    return false;
  }

  private void expect(char c) throws MalformedException {
    if (peek() != c) {
      throw new MalformedException("not the JSON that was expected");
    }
    position++;
  }
}
