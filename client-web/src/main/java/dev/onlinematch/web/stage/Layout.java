package dev.onlinematch.web.stage;

import org.teavm.jso.dom.css.CSSStyleDeclaration;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * Where things are on the game screen, in CSS pixels: the arena as large as can be, with room for
 * scores above, and for thumbs where there are no keys.
 *
 * @param left the arena's left edge
 * @param top the arena's upper edge
 * @param isTouch whether sticks and buttons are shown
 * @param seats how many play here
 */
record Layout(double left, double top, Projection projection, boolean isTouch, int seats) {

  private static final double SCORES = 34;
  private static final double KEYS = 30;
  private static final double THUMB = 164;
  private static final double MARGIN = 8;

  static Layout of(double width, double height, boolean isTouch, int seats) {
    boolean isUpright = height > width;
    // Where the screen is wide, the scores stand in the bar above.
    double above = isUpright ? SCORES : MARGIN;
    double below = KEYS;
    double beside = MARGIN;
    if (isTouch && isUpright) {
      below = THUMB;
      above = seats > 1 ? SCORES + THUMB : SCORES;
    } else if (isTouch) {
      below = MARGIN;
      // Held sideways, thumbs rest beside the arena; on a narrow screen, over its corners.
      beside = Math.min(THUMB, Math.max(MARGIN, (width - height * 1.2) / 2));
    }
    double roomX = Math.max(64, width - 2 * beside);
    double roomY = Math.max(64, height - above - below);
    Projection projection = Projection.fit(roomX, roomY, isTouch);
    return new Layout(
        (width - projection.width()) / 2,
        above + (roomY - projection.height()) / 2,
        projection,
        isTouch,
        seats);
  }

  void apply(HTMLElement arena) {
    CSSStyleDeclaration style = arena.getStyle();
    style.setProperty("left", (int) left + "px");
    style.setProperty("top", (int) top + "px");
    style.setProperty("width", (int) projection.width() + "px");
    style.setProperty("height", (int) projection.height() + "px");
  }
}
