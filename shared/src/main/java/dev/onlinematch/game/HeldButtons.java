package dev.onlinematch.game;

/** What somebody holds down. A press that ends before the next tick is not lost. */
final class HeldButtons {

  private int held;
  private int pressed;

  void hold(int buttons) {
    held = buttons;
    pressed |= buttons;
  }

  /** What counts for this tick. */
  int take() {
    int buttons = held | pressed;
    pressed = 0;
    return buttons;
  }
}
