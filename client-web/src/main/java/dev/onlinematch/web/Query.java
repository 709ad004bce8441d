package dev.onlinematch.web;

import java.util.function.UnaryOperator;

/** The query of an address: {@code ?name=value&name=value}. */
final class Query {

  private Query() {}

  /** The first value of that name; null when there is none or it is empty. */
  static String parameter(String query, String name, UnaryOperator<String> decode) {
    int start = query.startsWith("?") ? 1 : 0;
    while (start < query.length()) {
      int end = query.indexOf('&', start);
      end = end < 0 ? query.length() : end;
      int equals = query.indexOf('=', start);
      if (equals > start && equals < end - 1 && query.substring(start, equals).equals(name)) {
        return decode.apply(query.substring(equals + 1, end));
      }
      start = end + 1;
    }
    return null;
  }
}
