package dev.onlinematch.web.page;

import dev.onlinematch.web.stage.Sounds;

/** Turns the sound on and off. It begins silent with every visit. */
public final class SoundButton {

  private SoundButton() {}

  /** Ties the button to the sounds. */
  public static void connect(Sounds sounds) {
    Elements.onClick(
        "sound",
        () -> {
          sounds.turn(!sounds.isOn());
          Elements.setPressed("sound", sounds.isOn());
          Elements.element("sound").withText(sounds.isOn() ? "Sound: on" : "Sound: off");
          Elements.focusArena();
        });
  }
}
