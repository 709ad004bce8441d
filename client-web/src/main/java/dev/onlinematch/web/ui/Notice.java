package dev.onlinematch.web.ui;

/**
 * A sentence for the player.
 *
 * @param tone how it is meant
 * @param text what it says
 */
public record Notice(Tone tone, String text) {

  /** How a sentence is meant. */
  public enum Tone {
    /** Something is going on, or went well. */
    NEWS,
    /** Good to know, and gone by itself after some seconds. */
    ASIDE,
    /** Something did not work; the sentence says what to do. */
    TROUBLE
  }

  static Notice news(String text) {
    return new Notice(Tone.NEWS, text);
  }

  static Notice aside(String text) {
    return new Notice(Tone.ASIDE, text);
  }

  static Notice trouble(String text) {
    return new Notice(Tone.TROUBLE, text);
  }
}
