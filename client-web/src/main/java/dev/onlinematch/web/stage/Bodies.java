package dev.onlinematch.web.stage;

import dev.onlinematch.game.AvatarView;
import dev.onlinematch.game.GameArena;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Draws what moves: the players, their strikes, dust and splinters. */
final class Bodies {

  // By heading, clockwise from the right.
  private static final double D = 0.707;
  private static final double[] LOOK_X = {1, D, 0, -D, -1, -D, 0, D};
  private static final double[] LOOK_Y = {0, D, 1, D, 0, -D, -1, -D};

  private static final double BODY = GameArena.TILE_PIXELS * 0.92;
  private static final String INK = "#1a1430";

  private final Pen pen;

  /** Whether all who play sit here: then nobody needs to be shown which one is his. */
  private boolean isShared;

  Bodies(Pen pen) {
    this.pen = pen;
  }

  void draw(Projection projection, List<AvatarView> avatars, Particles particles, double nowMs) {
    isShared = areAllMine(avatars);
    pen.clear();
    particles.forEach(
        (x, y, size, left, color) -> {
          double side = size * projection.scale();
          pen.alpha(Math.min(1, left * 1.6));
          pen.box(
              projection.x(x, y) - side / 2,
              projection.y(x, y) - side / 2,
              side,
              side,
              side * .3,
              color);
        });
    pen.alpha(1);
    List<AvatarView> inOrder = new ArrayList<>(avatars);
    inOrder.sort(Comparator.comparingDouble(avatar -> projection.y(avatar.x(), avatar.y())));
    for (AvatarView avatar : inOrder) {
      if (avatar.isAlive()) {
        drawLiving(projection, avatar, nowMs);
      } else {
        drawGhost(projection, avatar, nowMs);
      }
    }
  }

  private static boolean areAllMine(List<AvatarView> avatars) {
    for (AvatarView avatar : avatars) {
      if (!avatar.isMine()) {
        return false;
      }
    }
    return true;
  }

  private void drawLiving(Projection projection, AvatarView avatar, double nowMs) {
    double x = projection.x(avatar.x(), avatar.y());
    double y = projection.y(avatar.x(), avatar.y());
    double unit = projection.scale();
    double swell = swell(avatar.attack());
    // Running is a hop: stretched in the air, flat on landing.
    double hop = avatar.isMoving() ? Math.abs(Math.sin(nowMs / 85 + avatar.peerId())) : 0;
    double breath = avatar.isMoving() ? 0 : 0.015 * Math.sin(nowMs / 420 + avatar.peerId() * 2);
    double width = BODY * unit * swell * (1.03 - 0.06 * hop - breath);
    double height = BODY * unit * swell * (0.95 + 0.09 * hop + breath);
    double lift = 7 * unit * hop;

    pen.alpha(0.45);
    pen.oval(x, y + BODY * unit * .47 * swell, width * (.52 - .06 * hop), width * .17, "#080612");
    pen.alpha(1);
    if (avatar.isMine() && !isShared) {
      pen.alpha(0.9);
      pen.ring(x, y + BODY * unit * .45, width * .7, width * .27, 3 * unit + 0.5, "#ffffff");
      pen.alpha(1);
    }
    drawStrike(projection, avatar, x, y);
    double left = x - width / 2;
    double top = y - height / 2 - lift;
    double radius = width * .3;
    pen.box(left, top, width, height, radius, Jackets.dark(avatar.peerId()));
    pen.box(left, top, width, height * .86, radius, Jackets.bright(avatar.peerId()));
    double heat = heat(avatar.attack());
    if (heat > 0) {
      pen.alpha(heat);
      pen.box(left, top, width, height, radius, "#ff2e1f");
      pen.alpha(1);
    }
    drawFace(x, top + height * .43, width, projection.heading(avatar.heading()), heat > 0);
  }

  /** Up to half as large again at the moment of the hit, and back. */
  private static double swell(double attack) {
    if (attack <= 0) {
      return 1;
    }
    double hit = GameArena.HIT_AT;
    if (attack < hit) {
      double part = attack / hit;
      // A little smaller first: whoever looks sees it coming.
      return 1 + 0.5 * part * part - 0.16 * Math.sin(part * Math.PI);
    }
    double part = (attack - hit) / (1 - hit);
    return 1 + 0.5 * (1 - part) * (1 - part);
  }

  private static double heat(double attack) {
    if (attack <= 0) {
      return 0;
    }
    double hit = GameArena.HIT_AT;
    return 0.85 * (attack < hit ? attack / hit : 1 - (attack - hit) / (1 - hit));
  }

  // The square in which it hits, at the moment in which it does.
  private void drawStrike(Projection projection, AvatarView avatar, double x, double y) {
    double since = avatar.attack() - GameArena.HIT_AT;
    if (since < 0 || since > 0.3) {
      return;
    }
    double part = since / 0.3;
    double side = GameArena.ATTACK_PIXELS * projection.scale() * (1 + 0.55 * part);
    pen.alpha(1 - part);
    pen.frame(
        x - side / 2,
        y - side / 2,
        side,
        side,
        side * .32,
        (9 - 7 * part) * projection.scale(),
        "#ffe3b8");
    pen.alpha(1);
  }

  private void drawFace(double x, double y, double width, int heading, boolean isAngry) {
    double eyesX = x + LOOK_X[heading] * width * .13;
    double eyesY = y + LOOK_Y[heading] * width * .09;
    double apart = width * .17;
    double eye = width * .125;
    for (int side = -1; side <= 1; side += 2) {
      double eyeX = eyesX + side * apart;
      pen.oval(eyeX, eyesY, eye, eye * 1.12, "#ffffff");
      pen.oval(
          eyeX + LOOK_X[heading] * eye * .42,
          eyesY + LOOK_Y[heading] * eye * .42,
          eye * .55,
          eye * .6,
          INK);
      if (isAngry) {
        pen.line(
            eyeX + side * eye * 1.1,
            eyesY - eye * 1.5,
            eyeX - side * eye * .9,
            eyesY - eye * .8,
            eye * .5,
            INK);
      }
    }
  }

  private void drawGhost(Projection projection, AvatarView avatar, double nowMs) {
    double unit = projection.scale();
    double side = BODY * unit * .62;
    double x = projection.x(avatar.x(), avatar.y());
    double y = projection.y(avatar.x(), avatar.y()) - 6 * unit * Math.sin(nowMs / 600);
    pen.alpha(0.22);
    pen.box(x - side / 2, y - side / 2, side, side, side * .45, "#e9e2ff");
    pen.alpha(0.5);
    double arm = side * .09;
    for (int eye = -1; eye <= 1; eye += 2) {
      double eyeX = x + eye * side * .2;
      double eyeY = y - side * .06;
      pen.line(eyeX - arm, eyeY - arm, eyeX + arm, eyeY + arm, 2 * unit + 0.4, INK);
      pen.line(eyeX + arm, eyeY - arm, eyeX - arm, eyeY + arm, 2 * unit + 0.4, INK);
    }
    pen.alpha(1);
  }
}
