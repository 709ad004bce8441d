package dev.onlinematch.nakama.engine;

import dev.onlinematch.wire.MalformedException;

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
    String word = word(true);
    if (accept(':')) {
      field = word;
      if (accept('"')) {
        return inField(field, quoted(), true);
      }
      if (accept('>')) {
        return beyond(field, true);
      }
      if (accept('<')) {
        return beyond(field, false);
      }
      word = word(false);
    }
    return inField(field, word, false);
  }

  private static QueryClause inField(String field, String value, boolean isQuoted) {
    if (field.isEmpty()) {
      boolean isStar = value.length() == 1 && value.charAt(0) == QueryClause.TextLike.ANY_TEXT;
      return isStar ? new QueryClause.Anything() : new QueryClause.Nothing();
    }
    if (!field.startsWith(PROPERTIES)) {
      return new QueryClause.Nothing();
    }
    String property = field.substring(PROPERTIES.length());
    if (value.indexOf(QueryClause.TextLike.ANY_TEXT) >= 0
        || value.indexOf(QueryClause.TextLike.ANY_CHAR) >= 0) {
      return new QueryClause.TextLike(property, value);
    }
    double number = isQuoted ? Double.NaN : number(value);
    return Double.isNaN(number)
        ? new QueryClause.TextIs(property, value)
        : new QueryClause.NumberIs(property, number, value);
  }

  private QueryClause beyond(String field, boolean isGreater) {
    boolean isInclusive = accept('=');
    double bound = number(word(false));
    if (Double.isNaN(bound) || !field.startsWith(PROPERTIES)) {
      return new QueryClause.Nothing();
    }
    String property = field.substring(PROPERTIES.length());
    return new QueryClause.NumberBeyond(property, isGreater, isInclusive, bound);
  }

  /** Up to a space, a weight, or (in a field's name) a colon that is not escaped. */
  private String word(boolean isField) {
    StringBuilder word = new StringBuilder();
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c == ' ' || c == '^' || (isField && c == ':')) {
        break;
      }
      position++;
      if (c == '\\' && position < text.length()) {
        word.append(text.charAt(position++));
      } else if (c == '*') {
        word.append(QueryClause.TextLike.ANY_TEXT);
      } else if (c == '?') {
        word.append(QueryClause.TextLike.ANY_CHAR);
      } else {
        word.append(c);
      }
    }
    return word.toString();
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
    double weight = number(word(false));
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
