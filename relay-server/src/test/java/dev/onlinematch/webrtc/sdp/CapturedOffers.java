package dev.onlinematch.webrtc.sdp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Offers as browsers made them, with the line ends of the wire. */
public final class CapturedOffers {

  private CapturedOffers() {}

  /** A data channel, by Chromium 156. */
  public static String chromium() {
    return load("chromium-156-data");
  }

  static String chromiumWithAudioAndVideo() {
    return load("chromium-156-audio-video-data");
  }

  static String chromiumMaxBundle() {
    return load("chromium-156-max-bundle");
  }

  /** A data channel, by Firefox 153. */
  static String firefox() {
    return load("firefox-153-data");
  }

  private static String load(String name) {
    try (InputStream in = CapturedOffers.class.getResourceAsStream(name + ".sdp")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\n", "\r\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
