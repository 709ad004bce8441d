package dev.onlinematch.web.page;

import dev.onlinematch.web.ui.Intents;
import dev.onlinematch.web.w3c.Clipboard;
import dev.onlinematch.web.w3c.WebShare;
import org.teavm.jso.browser.Location;
import org.teavm.jso.browser.Window;

/** The code of a match, and the ways to hand it on. */
final class Invitation {

  private String code = "";

  void connect(Intents intents) {
    Elements.onClick("copy-code", () -> copy(code, intents));
    Elements.onClick("copy-link", () -> copy(link("match"), intents));
    Elements.onClick("copy-watch-link", () -> copy(link("watch"), intents));
    Elements.onClick("share-link", this::share);
    Elements.setShown("share-link", WebShare.isSupported());
  }

  void show(String next, boolean canBeWatched) {
    code = next;
    Elements.setShown("invite", !next.isEmpty());
    Elements.setShown("copy-watch-link", canBeWatched);
    Elements.element("match-code").withText(next);
  }

  private String link(String way) {
    Location location = Window.current().getLocation();
    return location.getProtocol()
        + "//"
        + location.getHost()
        + location.getPathName()
        + "?"
        + way
        + "="
        + Window.encodeURIComponent(code);
  }

  private static void copy(String text, Intents intents) {
    if (!Clipboard.isSupported()) {
      intents.copied(false);
      return;
    }
    Clipboard.writeText(text)
        .then(nothing -> intents.copied(true), refused -> intents.copied(false));
  }

  private void share() {
    // Whoever thinks better of it and closes the dialogue has refused nothing that matters.
    WebShare.share("A match in OnlineMatch", link("match")).whenRejected(closed -> {});
  }
}
