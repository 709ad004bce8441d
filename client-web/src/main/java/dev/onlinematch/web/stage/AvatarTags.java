package dev.onlinematch.web.stage;

import dev.onlinematch.game.AvatarView;
import java.util.List;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * One element per player over the canvas: the name above the body, and the page contract's {@code
 * avatar} with its place in the arena's pixels (1024 by 640, x to the right, y downwards, whatever
 * way the arena is turned on the screen).
 */
final class AvatarTags {

  private final HTMLElement parent;
  private int[] shown = {};

  AvatarTags(HTMLElement parent) {
    this.parent = parent;
  }

  void show(Projection projection, List<AvatarView> avatars) {
    if (!isShown(avatars)) {
      rebuild(avatars);
    }
    HTMLElement tag = (HTMLElement) parent.getFirstChild();
    for (AvatarView avatar : avatars) {
      update(tag, projection, avatar);
      tag = (HTMLElement) tag.getNextSibling();
    }
  }

  private boolean isShown(List<AvatarView> avatars) {
    if (shown.length != avatars.size()) {
      return false;
    }
    for (int i = 0; i < shown.length; i++) {
      if (shown[i] != avatars.get(i).peerId()) {
        return false;
      }
    }
    return true;
  }

  private void rebuild(List<AvatarView> avatars) {
    parent.clear();
    shown = new int[avatars.size()];
    for (int i = 0; i < shown.length; i++) {
      AvatarView avatar = avatars.get(i);
      shown[i] = avatar.peerId();
      HTMLElement tag = HTMLDocument.current().createElement("div");
      tag.setClassName(avatar.isMine() ? "mine" : "");
      tag.setAttribute("data-testid", "avatar");
      tag.setAttribute("data-peer-id", Integer.toString(avatar.peerId()));
      HTMLElement name = HTMLDocument.current().createElement("span");
      name.withText(avatar.name());
      tag.appendChild(name);
      parent.appendChild(tag);
    }
  }

  private static void update(HTMLElement tag, Projection projection, AvatarView avatar) {
    tag.setAttribute("data-x", pixels(avatar.x()));
    tag.setAttribute("data-y", pixels(avatar.y()));
    tag.setAttribute("data-alive", Boolean.toString(avatar.isAlive()));
    tag.setAttribute("data-score", Integer.toString(avatar.score()));
    double above = 42 * projection.scale();
    tag.getStyle()
        .setProperty(
            "transform",
            "translate("
                + pixels(projection.x(avatar.x(), avatar.y()))
                + "px,"
                + pixels(projection.y(avatar.x(), avatar.y()) - above)
                + "px)");
  }

  private static String pixels(double value) {
    return Integer.toString((int) Math.floor(value + 0.5));
  }
}
