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

  private static HTMLElement entry(AvatarView avatar) {
    HTMLDocument document = HTMLDocument.current();
    HTMLElement entry = document.createElement("li");
    entry.setClassName("jacket-" + Jackets.of(avatar.peerId()));
    entry.setAttribute("data-alive", Boolean.toString(avatar.isAlive()));
    HTMLElement name = document.createElement("span");
    name.withText(avatar.name());
    HTMLElement score = document.createElement("b");
    score.withText(avatar.score() + "/" + GameArena.ROUNDS_TO_WIN);
    entry.appendChild(name);
    entry.appendChild(score);
    return entry;
  }
}
