package dev.onlinematch.nakama.engine;

import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a matchmaker ticket asks of others, in the query-string language of Nakama's search engine
 * (bluge), as far as it matters for properties: {@code *}; clauses that must ({@code +}), must not
 * ({@code -}) or should match; words, quoted text, wildcards, numbers and numeric ranges ({@code
 * >=5}); backslash escapes; {@code ^2} weights.
 *
 * <p>As lenient as the original: only a quote that never ends is an error, everything else that
 * makes no sense is a word that nothing matches. Not there: regular expressions, fuzziness, dates.
 */
final class Query {

  enum Role {
    MUST,
    MUST_NOT,
    SHOULD
  }

  record Clause(Role role, QueryClause wanted, double weight) {}

  private final List<Clause> clauses = new ArrayList<>();

  private Query() {}

  /** Reads a query; an empty one is {@code *}. */
  static Query parse(String text) throws MalformedException {
    Query query = new Query();
    QueryParser parser = new QueryParser(text);
    while (parser.hasNext()) {
      query.clauses.add(parser.next());
    }
    return query;
  }

  /**
   * How well a ticket with these properties fits: more than 0, or 0 for not at all. Must-clauses
   * all have to match, must-not clauses may not, and of should-clauses one has to when there is
   * nothing else to go by.
   */
  double score(Properties properties) {
    double score = 1;
    boolean hasMust = false;
    boolean hasShould = false;
    boolean someShouldMatched = false;
    for (Clause clause : clauses) {
      boolean matches = clause.wanted().matches(properties);
      switch (clause.role()) {
        case MUST -> {
          if (!matches) {
            return 0;
          }
          hasMust = true;
          score += clause.weight();
        }
        case MUST_NOT -> {
          if (matches) {
            return 0;
          }
        }
        case SHOULD -> {
          hasShould = true;
          if (matches) {
            someShouldMatched = true;
            score += clause.weight();
          }
        }
      }
    }
    return hasShould && !hasMust && !someShouldMatched ? 0 : score;
  }
}
