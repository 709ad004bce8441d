package dev.onlinematch.web.stage;

import dev.onlinematch.game.AvatarView;
import dev.onlinematch.game.GameArena;
import java.util.List;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;

/** Who has won how many rounds. */
final class Scoreboard {

  private final HTMLElement list;
  private String shown = "";

  Scoreboard(HTMLElement list) {
    this.list = list;
  }

  void show(List<AvatarView> avatars) {
    StringBuilder all = new StringBuilder();
    for (AvatarView avatar : avatars) {
      all.append(avatar.peerId())
          .append(avatar.isAlive() ? '+' : '-')
          .append(avatar.score())
          .append(' ');
    }
    if (all.toString().equals(shown)) {
      return;
    }
    shown = all.toString();
    list.clear();
    for (AvatarView avatar : avatars) {
      list.appendChild(entry(avatar));
    }
  }

  /** The small print says how the player is reached; whoever knows the links writes it. */
  private static HTMLElement entry(AvatarView avatar) {
    HTMLElement entry = HTMLDocument.current().createElement("li");
    entry.setClassName("jacket-" + Jackets.of(avatar.peerId()));
    entry.setAttribute("data-alive", Boolean.toString(avatar.isAlive()));
    append(entry, "span").withText(avatar.name());
    append(entry, "b").withText(avatar.score() + "/" + GameArena.ROUNDS_TO_WIN);
    append(entry, "small").setId("link-" + avatar.peerId());
    return entry;
  }

  private static HTMLElement append(HTMLElement entry, String tag) {
    HTMLElement part = HTMLDocument.current().createElement(tag);
    entry.appendChild(part);
    return part;
  }
}
