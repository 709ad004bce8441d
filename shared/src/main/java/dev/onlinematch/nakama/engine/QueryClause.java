package dev.onlinematch.nakama.engine;

import java.util.BitSet;

/** What one clause of a {@link Query} wants a property to be. */
sealed interface QueryClause {

  /** Whether a ticket with these properties is what is wanted. */
  boolean matches(Properties properties);

  /** {@code *}: any ticket. */
  record Anything() implements QueryClause {

    @Override
    public boolean matches(Properties properties) {
      return true;
    }
  }

  /** Something that no ticket has, such as a word without a field. */
  record Nothing() implements QueryClause {

    @Override
    public boolean matches(Properties properties) {
      return false;
    }
  }

  /** {@code properties.mode:duel}: a text, to the letter. */
  record TextIs(String property, String text) implements QueryClause {

    @Override
    public boolean matches(Properties properties) {
      return text.equals(properties.texts().get(property));
    }
  }

  /** {@code properties.rank:7}: a number, or the text "7". */
  record NumberIs(String property, double number, String text) implements QueryClause {

    @Override
    public boolean matches(Properties properties) {
      Double value = properties.numbers().get(property);
      return (value != null && value == number) || text.equals(properties.texts().get(property));
    }
  }

  /**
   * {@code properties.region:eu*}: a text in which a star stands for any text and a question mark
   * for any character.
   *
   * @param wildcards where in the pattern they do; elsewhere they stand for themselves
   */
  record TextLike(String property, String pattern, BitSet wildcards) implements QueryClause {

    @Override
    public boolean matches(Properties properties) {
      String text = properties.texts().get(property);
      return text != null && isLike(text);
    }

    // Goes back to the last star when something does not fit: never more than length² steps.
    private boolean isLike(String text) {
      int at = 0;
      int inPattern = 0;
      int star = -1;
      int afterStar = 0;
      while (at < text.length()) {
        if (isStar(inPattern)) {
          star = inPattern++;
          afterStar = at;
        } else if (inPattern < pattern.length()
            && (wildcards.get(inPattern) || pattern.charAt(inPattern) == text.charAt(at))) {
          inPattern++;
          at++;
        } else if (star >= 0) {
          inPattern = star + 1;
          at = ++afterStar;
        } else {
          return false;
        }
      }
      while (isStar(inPattern)) {
        inPattern++;
      }
      return inPattern == pattern.length();
    }

    private boolean isStar(int at) {
      return wildcards.get(at) && pattern.charAt(at) == '*';
    }
  }

  /** {@code properties.rank:>=5}. */
  record NumberBeyond(String property, boolean isGreater, boolean isInclusive, double bound)
      implements QueryClause {

    @Override
    public boolean matches(Properties properties) {
      Double value = properties.numbers().get(property);
      if (value == null) {
        return false;
      }
      return (isInclusive && value == bound) || (isGreater ? value > bound : value < bound);
    }
  }
}
