package dev.onlinematch.web.stage;

import dev.onlinematch.game.AvatarView;
import dev.onlinematch.game.Game;
import dev.onlinematch.game.GameEvent;
import dev.onlinematch.game.GameView;
import dev.onlinematch.random.RandomSource;
import dev.onlinematch.web.w3c.MediaQuery;
import java.util.List;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;

/** The game screen. */
public final class ArenaStage {

  private static final double PUFF_EVERY_MS = 70;
  private static final double SHAKE_MS = 260;
  private static final double GO_MS = 700;

  /** Longer than a frame, shorter than what the page contract promises. */
  private static final double TAGS_EVERY_MS = 30;

  private final HTMLElement screen = element("screen-game");
  private final HTMLElement arena = element("game");
  private final HTMLElement banner = element("banner");
  private final Pen floorPen = new Pen((HTMLCanvasElement) element("floor"));
  private final Pen bodyPen = new Pen((HTMLCanvasElement) element("bodies"));
  private final Floor floor = new Floor(floorPen);
  private final Bodies bodies = new Bodies(bodyPen);
  private final AvatarTags tags = new AvatarTags(element("avatars"));
  private final Scoreboard scoreboard = new Scoreboard(element("scores"));
  private final Controls controls = new Controls(element("pad-0"), element("pad-1"));
  private final Sounds sounds;
  private final Particles particles;
  private final boolean isCalm = MediaQuery.matches("(prefers-reduced-motion: reduce)");

  private Layout layout;
  private Game game;
  private List<AvatarView> lastAvatars = List.of();
  private String bannerText = "";
  private double lastFrameMs;
  private double lastPuffMs;
  private double lastTagsMs;
  private double shakeUntilMs;
  private double goUntilMs;

  /** Without a game. */
  public ArenaStage(RandomSource random, Sounds sounds) {
    this.sounds = sounds;
    this.particles = new Particles(() -> random.nextInt(1 << 16) / 65536.0);
    Window.current().onEvent("resize", event -> layout = null);
  }

  private static HTMLElement element(String id) {
    return HTMLDocument.current().getElementById(id);
  }

  /** Another game, or none. */
  public void play(Game next) {
    game = next;
    layout = null;
    lastAvatars = List.of();
    particles.clear();
    if (next != null) {
      next.setListener(this::happened);
    }
  }

  /** The game screen came or went. */
  public void setShown(boolean isShown) {
    controls.steer(isShown ? game : null);
    layout = null;
    if (isShown) {
      if (game != null) {
        // With it, the keys are read out.
        layOut();
      }
      arena.focus();
    }
  }

  /** Shows one frame. */
  public void draw(GameView view, double nowMs) {
    double passedMs = Math.min(100, nowMs - lastFrameMs);
    lastFrameMs = nowMs;
    controls.pollGamepads();
    layOut();
    leaveMarks(view.avatars());
    stirDust(view.avatars(), nowMs);
    particles.advance(passedMs);
    shake(nowMs);
    bodies.draw(layout.projection(), view.avatars(), particles, isCalm ? 0 : nowMs);
    tell(view, nowMs);
  }

  /** Keeps current what can be read off the page without looking at it. */
  public void tell(GameView view, double nowMs) {
    if (nowMs - lastTagsMs < TAGS_EVERY_MS) {
      return;
    }
    lastTagsMs = nowMs;
    layOut();
    tags.show(layout.projection(), view.avatars());
    scoreboard.show(view.avatars());
    showBanner(
        view.countdown() > 0 ? Integer.toString(view.countdown()) : nowMs < goUntilMs ? "Go!" : "");
  }

  private void layOut() {
    if (layout != null) {
      return;
    }
    layout =
        Layout.of(
            screen.getClientWidth(),
            screen.getClientHeight(),
            MediaQuery.matches("(pointer: coarse)"),
            game.seats());
    layout.apply(arena);
    showHelp();
    Projection projection = layout.projection();
    double density = Window.current().getDevicePixelRatio();
    floorPen.resize(projection.width(), projection.height(), density);
    bodyPen.resize(projection.width(), projection.height(), density);
    floor.draw(projection);
    controls.turnTouch(projection);
  }

  // Whoever only watches needs none.
  private void showHelp() {
    int seats = layout.seats();
    screen.setClassName("screen game" + (seats > 1 ? " two" : ""));
    element("keys")
        .withText(
            switch (seats) {
              case 0 -> "";
              case 1 -> "Move: W A S D or arrows · Strike: space or enter";
              default -> "Player 1: W A S D + space · Player 2: arrows + enter";
            });
    for (int seat = 0; seat < 2; seat++) {
      element("pad-" + seat).setHidden(!layout.isTouch() || seat >= seats);
    }
  }

  private void showBanner(String text) {
    if (!text.equals(bannerText)) {
      bannerText = text;
      banner.setHidden(true);
      banner.withText(text);
      banner.setHidden(text.isEmpty());
    }
  }

  // Seen by comparison, so that nothing is missed whatever order calls and events come in.
  private void leaveMarks(List<AvatarView> avatars) {
    for (AvatarView avatar : avatars) {
      AvatarView before = before(avatar.peerId());
      if (before != null && before.isAlive() && !avatar.isAlive()) {
        die(avatar);
      } else if (before != null && !before.isAlive() && avatar.isAlive()) {
        // A new round: a clean floor.
        floor.draw(layout.projection());
        particles.clear();
      }
    }
    lastAvatars = avatars;
  }

  private AvatarView before(int peerId) {
    for (AvatarView avatar : lastAvatars) {
      if (avatar.peerId() == peerId) {
        return avatar;
      }
    }
    return null;
  }

  private void die(AvatarView avatar) {
    String color = Jackets.bright(avatar.peerId());
    floor.mark(layout.projection(), avatar.x(), avatar.y(), color);
    if (!isCalm) {
      particles.burst(avatar.x(), avatar.y(), 26, 0.55, 17, color);
      particles.burst(avatar.x(), avatar.y(), 10, 0.75, 9, "#ffffff");
      shakeUntilMs = lastFrameMs + SHAKE_MS;
    }
  }

  private void stirDust(List<AvatarView> avatars, double nowMs) {
    if (isCalm || nowMs - lastPuffMs < PUFF_EVERY_MS) {
      return;
    }
    lastPuffMs = nowMs;
    for (AvatarView avatar : avatars) {
      if (avatar.isAlive() && avatar.isMoving()) {
        particles.puff(avatar.x(), avatar.y() + 22, 17, Jackets.dark(avatar.peerId()));
      }
    }
  }

  private void shake(double nowMs) {
    if (shakeUntilMs == 0) {
      return;
    }
    double left = (shakeUntilMs - nowMs) / SHAKE_MS;
    if (left <= 0) {
      shakeUntilMs = 0;
      arena.getStyle().removeProperty("transform");
      return;
    }
    double far = 7 * left * left;
    arena
        .getStyle()
        .setProperty(
            "transform",
            "translate("
                + (int) (far * Math.sin(nowMs / 11))
                + "px,"
                + (int) (far * Math.cos(nowMs / 13))
                + "px)");
  }

  private void happened(GameEvent event) {
    sounds.play(event.kind());
    if (event.kind() == GameEvent.Kind.ROUND_STARTED) {
      goUntilMs = lastTagsMs + GO_MS;
    }
  }
}
