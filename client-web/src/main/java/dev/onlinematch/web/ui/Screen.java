package dev.onlinematch.web.ui;

/** What is on the page; {@link #id()} is part of the page contract. */
public enum Screen {
  /** Local or online. */
  TITLE("title"),
  /** Who is playing. */
  SIGN_IN("sign-in"),
  /** With whom. */
  MATCH("match"),
  /** Who is there, and who is ready. */
  READY("ready"),
  /** The arena. */
  GAME("game");

  private final String id;

  Screen(String id) {
    this.id = id;
  }

  /** The value of {@code data-screen}. */
  public String id() {
    return id;
  }

  /** The screen of that id; the title for any other text, and for null. */
  public static Screen of(String id) {
    for (Screen screen : values()) {
      if (screen.id.equals(id)) {
        return screen;
      }
    }
    return TITLE;
  }
}
