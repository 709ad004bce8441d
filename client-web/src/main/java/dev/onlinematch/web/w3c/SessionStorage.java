package dev.onlinematch.web.w3c;

import org.teavm.jso.browser.Storage;

/**
 * HTML standard, 12.2: {@code sessionStorage}. Where the browser forbids it or it is full, nothing
 * is kept and nothing fails.
 */
public final class SessionStorage {

  private SessionStorage() {}

  /** Null for nothing. */
  public static String get(String key) {
    try {
      return Storage.getSessionStorage().getItem(key);
    } catch (RuntimeException e) {
      return null;
    }
  }

  public static void set(String key, String value) {
    try {
      Storage.getSessionStorage().setItem(key, value);
    } catch (RuntimeException e) {
      Console.warn("This browser keeps nothing: " + key + " is forgotten with the page.");
    }
  }

  public static void remove(String key) {
    try {
      Storage.getSessionStorage().removeItem(key);
    } catch (RuntimeException e) {
      // Nothing is kept, so there is nothing to remove.
    }
  }
}
