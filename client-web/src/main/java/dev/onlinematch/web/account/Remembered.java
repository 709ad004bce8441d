package dev.onlinematch.web.account;

import dev.onlinematch.random.RandomSource;
import dev.onlinematch.web.w3c.LocalStorage;

/** What the browser remembers of whoever played last. */
final class Remembered {

  private static final String DEVICE = "onlinematch.device";
  private static final String IS_GUEST = "onlinematch.guest";
  private static final String REFRESH_TOKEN = "onlinematch.refreshToken";

  private static final String HEX = "0123456789abcdef";

  private final RandomSource random;

  /** For browsers that keep nothing: the id lives as long as the page. */
  private String deviceId;

  Remembered(RandomSource random) {
    this.random = random;
  }

  /** 128 random bits, made once. Whoever knows them is this guest. */
  String deviceId() {
    if (deviceId == null) {
      deviceId = LocalStorage.get(DEVICE);
    }
    if (deviceId == null) {
      byte[] bits = new byte[16];
      random.nextBytes(bits);
      StringBuilder id = new StringBuilder();
      for (byte b : bits) {
        id.append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
      }
      deviceId = id.toString();
      LocalStorage.set(DEVICE, deviceId);
    }
    return deviceId;
  }

  boolean isGuest() {
    return LocalStorage.get(IS_GUEST) != null;
  }

  /** Null for none. */
  String refreshToken() {
    return LocalStorage.get(REFRESH_TOKEN);
  }

  void rememberGuest() {
    LocalStorage.set(IS_GUEST, "true");
    LocalStorage.remove(REFRESH_TOKEN);
  }

  void rememberAccount(String refreshToken) {
    LocalStorage.remove(IS_GUEST);
    LocalStorage.set(REFRESH_TOKEN, refreshToken);
  }

  void forget() {
    LocalStorage.remove(IS_GUEST);
    LocalStorage.remove(REFRESH_TOKEN);
  }
}
