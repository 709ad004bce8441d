package dev.onlinematch.nakama.engine;

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

  /** {@code properties.region:eu*}: a text with {@link #ANY_TEXT} and {@link #ANY_CHAR} in it. */
  record TextLike(String property, String pattern) implements QueryClause {

    /** Stands for a star; a star that was escaped stands for itself. */
    static final char ANY_TEXT = '\u0001';

    /** Stands for a question mark. */
    static final char ANY_CHAR = '\u0002';

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
        char wanted = inPattern < pattern.length() ? pattern.charAt(inPattern) : 0;
        if (wanted == ANY_TEXT) {
          star = inPattern++;
          afterStar = at;
        } else if (inPattern < pattern.length()
            && (wanted == ANY_CHAR || wanted == text.charAt(at))) {
          inPattern++;
          at++;
        } else if (star >= 0) {
          inPattern = star + 1;
          at = ++afterStar;
        } else {
          return false;
        }
      }
      while (inPattern < pattern.length() && pattern.charAt(inPattern) == ANY_TEXT) {
        inPattern++;
      }
      return inPattern == pattern.length();
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
