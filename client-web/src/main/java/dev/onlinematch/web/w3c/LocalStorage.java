package dev.onlinematch.web.w3c;

import org.teavm.jso.browser.Storage;

/**
 * HTML standard, 12.2: {@code localStorage}. Where the browser forbids it or it is full, nothing is
 * kept and nothing fails.
 */
public final class LocalStorage {

  private LocalStorage() {}

  /** Null for nothing. */
  public static String get(String key) {
    try {
      return Storage.getLocalStorage().getItem(key);
    } catch (RuntimeException e) {
      return null;
    }
  }

  public static void set(String key, String value) {
    try {
      Storage.getLocalStorage().setItem(key, value);
    } catch (RuntimeException e) {
      Console.warn("This browser keeps nothing: " + key + " is forgotten with the page.");
    }
  }

  public static void remove(String key) {
    try {
      Storage.getLocalStorage().removeItem(key);
    } catch (RuntimeException e) {
      // Nothing is kept, so there is nothing to remove.
    }
  }
}
