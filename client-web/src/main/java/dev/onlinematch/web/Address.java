package dev.onlinematch.web;

import org.teavm.jso.browser.Location;
import org.teavm.jso.browser.Window;

/** What the address bar says. */
final class Address {

  private Address() {}

  /** Scheme, host and port of the page. */
  static String origin() {
    Location location = Window.current().getLocation();
    return location.getProtocol() + "//" + location.getHost();
  }

  /** The code of an invitation to play, or null. */
  static String match() {
    return parameter("match");
  }

  /** The code of an invitation to watch, or null. */
  static String watch() {
    return parameter("watch");
  }

  /** The version to play as, or null. */
  static String version() {
    return parameter("version");
  }

  /** Takes the invitation out of the address: a reload shall not follow it again. */
  static void dropInvitation() {
    if (match() == null && watch() == null) {
      return;
    }
    String version = version();
    String path = Window.current().getLocation().getPathName();
    Window.current()
        .getHistory()
        .replaceState(
            null,
            "",
            version == null ? path : path + "?version=" + Window.encodeURIComponent(version));
  }

  private static String parameter(String name) {
    return Query.parameter(Window.current().getLocation().getSearch(), name, Address::decode);
  }

  private static String decode(String text) {
    try {
      return Window.decodeURIComponent(text);
    } catch (RuntimeException e) {
      // URIError: a stray percent sign. Taken as it is, it will be refused by name later.
      return text;
    }
  }
}
