package dev.onlinematch.nakama.engine;

import dev.onlinematch.wire.MalformedException;
import java.util.BitSet;

/**
 * Reads the clauses of a {@link Query}, {@code [+|-][field:]value[^weight]}, one after the other.
 */
final class QueryParser {

  private static final String PROPERTIES = "properties.";

  private final String text;
  private int position;

  QueryParser(String text) {
    this.text = text;
  }

  /** Skips spaces; false at the end. */
  boolean hasNext() {
    while (position < text.length() && text.charAt(position) == ' ') {
      position++;
    }
    return position < text.length();
  }

  Query.Clause next() throws MalformedException {
    Query.Role role = Query.Role.SHOULD;
    if (accept('+')) {
      role = Query.Role.MUST;
    } else if (accept('-')) {
      role = Query.Role.MUST_NOT;
    }
    QueryClause clause = clause();
    return new Query.Clause(role, clause, accept('^') ? weight() : 1);
  }

  private QueryClause clause() throws MalformedException {
    String field = "";
    if (accept('"')) {
      quoted();
      return new QueryClause.Nothing();
    }
    Word word = word(true);
    if (accept(':')) {
      field = word.text;
      if (accept('"')) {
        String value = quoted();
        return isProperty(field)
            ? new QueryClause.TextIs(property(field), value)
            : new QueryClause.Nothing();
      }
      if (accept('>')) {
        return beyond(field, true);
      }
      if (accept('<')) {
        return beyond(field, false);
      }
      word = word(false);
    }
    return inField(field, word);
  }

  private static QueryClause inField(String field, Word value) {
    if (field.isEmpty()) {
      boolean isStar = value.text.equals("*") && !value.wildcards.isEmpty();
      return isStar ? new QueryClause.Anything() : new QueryClause.Nothing();
    }
    if (!isProperty(field)) {
      return new QueryClause.Nothing();
    }
    if (!value.wildcards.isEmpty()) {
      return new QueryClause.TextLike(property(field), value.text, value.wildcards);
    }
    double number = number(value.text);
    return Double.isNaN(number)
        ? new QueryClause.TextIs(property(field), value.text)
        : new QueryClause.NumberIs(property(field), number, value.text);
  }

  private static boolean isProperty(String field) {
    return field.startsWith(PROPERTIES);
  }

  private static String property(String field) {
    return field.substring(PROPERTIES.length());
  }

  private QueryClause beyond(String field, boolean isGreater) {
    boolean isInclusive = accept('=');
    double bound = number(word(false).text);
    return Double.isNaN(bound) || !isProperty(field)
        ? new QueryClause.Nothing()
        : new QueryClause.NumberBeyond(property(field), isGreater, isInclusive, bound);
  }

  /**
   * A word without its escapes.
   *
   * @param wildcards where in the text a star or question mark was not escaped
   */
  private record Word(String text, BitSet wildcards) {}

  /** Up to a space, a weight, or (in a field's name) a colon that is not escaped. */
  private Word word(boolean isField) {
    StringBuilder word = new StringBuilder();
    BitSet wildcards = new BitSet();
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c == ' ' || c == '^' || (isField && c == ':')) {
        break;
      }
      position++;
      if (c == '\\' && position < text.length()) {
        c = text.charAt(position++);
      } else if (c == '*' || c == '?') {
        wildcards.set(word.length());
      }
      word.append(c);
    }
    return new Word(word.toString(), wildcards);
  }

  private String quoted() throws MalformedException {
    StringBuilder value = new StringBuilder();
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c == '"') {
        return value.toString();
      }
      boolean isEscape = c == '\\' && position < text.length();
      value.append(isEscape ? text.charAt(position++) : c);
    }
    throw new MalformedException("a quote that does not end");
  }

  private double weight() {
    double weight = number(word(false).text);
    return weight > 0 ? weight : 1;
  }

  /** The number, or NaN. */
  private static double number(String word) {
    // Double.parseDouble also takes "1f" and "NaN", which are words here.
    boolean endsInDigit =
        !word.isEmpty() && "0123456789".indexOf(word.charAt(word.length() - 1)) >= 0;
    try {
      return endsInDigit ? Double.parseDouble(word) : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private boolean accept(char c) {
    if (position < text.length() && text.charAt(position) == c) {
      position++;
      return true;
    }
    return false;
  }
}
