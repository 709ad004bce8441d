package dev.onlinematch.web.stage;

import org.teavm.jso.canvas.CanvasRenderingContext2D;
import org.teavm.jso.dom.html.HTMLCanvasElement;

/** Shapes on a canvas that is as sharp as the screen is. */
final class Pen {

  /** Beyond two, nobody sees it and every frame costs twice as much. */
  private static final double MOST_DENSITY = 2;

  private final HTMLCanvasElement canvas;
  private final CanvasRenderingContext2D context;
  private double density = 1;

  Pen(HTMLCanvasElement canvas) {
    this.canvas = canvas;
    this.context = (CanvasRenderingContext2D) canvas.getContext("2d");
  }

  /** Sets the size in CSS pixels, and clears it. */
  void resize(double width, double height, double devicePixelRatio) {
    density = Math.min(devicePixelRatio, MOST_DENSITY);
    canvas.setWidth((int) Math.round(width * density));
    canvas.setHeight((int) Math.round(height * density));
    context.setTransform(density, 0, 0, density, 0, 0);
  }

  void clear() {
    context.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
  }

  void alpha(double alpha) {
    context.setGlobalAlpha(alpha);
  }

  void box(double x, double y, double width, double height, double radius, String color) {
    path(x, y, width, height, radius);
    context.setFillStyle(color);
    context.fill();
  }

  void frame(
      double x, double y, double width, double height, double radius, double line, String color) {
    path(x, y, width, height, radius);
    context.setStrokeStyle(color);
    context.setLineWidth(line);
    context.stroke();
  }

  void oval(double x, double y, double radiusX, double radiusY, String color) {
    context.beginPath();
    context.ellipse(x, y, radiusX, radiusY, 0, 0, 2 * Math.PI);
    context.setFillStyle(color);
    context.fill();
  }

  void ring(double x, double y, double radiusX, double radiusY, double line, String color) {
    context.beginPath();
    context.ellipse(x, y, radiusX, radiusY, 0, 0, 2 * Math.PI);
    context.setLineWidth(line);
    context.setStrokeStyle(color);
    context.stroke();
  }

  void line(double fromX, double fromY, double toX, double toY, double width, String color) {
    context.beginPath();
    context.moveTo(fromX, fromY);
    context.lineTo(toX, toY);
    context.setLineCap("round");
    context.setLineWidth(width);
    context.setStrokeStyle(color);
    context.stroke();
  }

  private void path(double x, double y, double width, double height, double radius) {
    double r = Math.max(0, Math.min(radius, Math.min(width, height) / 2));
    context.beginPath();
    context.moveTo(x + r, y);
    context.arcTo(x + width, y, x + width, y + height, r);
    context.arcTo(x + width, y + height, x, y + height, r);
    context.arcTo(x, y + height, x, y, r);
    context.arcTo(x, y, x + width, y, r);
    context.closePath();
  }
}
