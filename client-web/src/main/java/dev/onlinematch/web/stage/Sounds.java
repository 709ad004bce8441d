package dev.onlinematch.web.stage;

import dev.onlinematch.game.GameEvent;
import org.teavm.jso.webaudio.AudioContext;
import org.teavm.jso.webaudio.GainNode;
import org.teavm.jso.webaudio.OscillatorNode;

/** Short tones, off until somebody wants them. Nothing is downloaded: they are made of waves. */
public final class Sounds {

  private AudioContext context;

  /** Silence. */
  public Sounds() {}

  /** Whether there is sound. */
  public boolean isOn() {
    return context != null;
  }

  /** Turns it on or off. Browsers allow "on" only when it comes from a click or a key. */
  public void turn(boolean on) {
    if (on && context == null) {
      context = new AudioContext();
    } else if (!on && context != null) {
      context.close();
      context = null;
    }
  }

  void play(GameEvent.Kind kind) {
    if (context == null) {
      return;
    }
    switch (kind) {
      case COUNTDOWN -> tone("square", 330, 330, 0.09, 0);
      case ROUND_STARTED -> tone("square", 660, 660, 0.22, 0);
      case ATTACK -> tone("sawtooth", 520, 90, 0.18, 0);
      case DEATH -> tone("square", 240, 40, 0.4, 0);
      case ROUND_OVER -> fanfare(523, 659, 784);
      case MATCH_OVER -> fanfare(523, 784, 1047);
      case PLAYER_READY -> tone("triangle", 780, 980, 0.12, 0);
      case PLAYER_LEFT -> tone("triangle", 400, 250, 0.25, 0);
    }
  }

  private void fanfare(int first, int second, int third) {
    tone("triangle", first, first, 0.16, 0);
    tone("triangle", second, second, 0.16, 0.13);
    tone("triangle", third, third, 0.4, 0.26);
  }

  private void tone(String wave, int fromHz, int toHz, double seconds, double afterSeconds) {
    double start = context.getCurrentTime() + afterSeconds;
    OscillatorNode oscillator = context.createOscillator();
    GainNode gain = context.createGain();
    oscillator.setType(wave);
    oscillator.getFrequency().setValueAtTime(fromHz, start);
    oscillator.getFrequency().linearRampToValueAtTime(toHz, start + seconds);
    gain.getGain().setValueAtTime(0.12f, start);
    gain.getGain().linearRampToValueAtTime(0, start + seconds);
    oscillator.connect(gain);
    gain.connect(context.getDestination());
    oscillator.start(start);
    oscillator.stop(start + seconds);
  }
}
