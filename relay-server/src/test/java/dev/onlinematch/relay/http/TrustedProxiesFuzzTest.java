package dev.onlinematch.relay.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** X-Forwarded-For, addresses, ranges of addresses and origins. */
class TrustedProxiesFuzzTest {

  private static final TrustedProxies PROXIES =
      new TrustedProxies(
          List.of(AddressRange.parse("10.0.0.0/8"), AddressRange.parse("2001:db8::/32")));
  private static final InetAddress PROXY = AddressRange.addressOf("10.1.2.3");
  private static final InetAddress STRANGER = AddressRange.addressOf("198.51.100.7");
  private static final AllowedOrigins ORIGINS =
      new AllowedOrigins(List.of("https://play.example.org"));

  static Stream<byte[]> headers() {
    return Stream.of(
            "1.2.3.4, 198.51.100.7, 10.9.9.9",
            "2001:db8::1, ::ffff:10.0.0.1, ::1",
            "172.16.0.0/12",
            "2001:db8::/32",
            "1.2.3.4.5",
            "https://play.example.org")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("headers")
  @FuzzTest
  void believesNobodyButTheProxiesAndAsksNobodyForNames(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertEquals(STRANGER, PROXIES.clientOf(STRANGER, text));
    assertNotNull(PROXIES.clientOf(PROXY, text));
    InetAddress address = AddressRange.addressOf(text);
    if (address != null) {
      // What was looked up would have a name now.
      assertTrue(address.toString().startsWith("/"), address::toString);
      assertTrue(text.chars().allMatch(c -> "0123456789abcdefABCDEF.:".indexOf(c) >= 0), text);
      assertEquals(address, AddressRange.addressOf(address.getHostAddress()));
      assertTrue(AddressRange.parse(text).contains(address));
    }
    try {
      assertNotNull(AddressRange.parse(text).first());
    } catch (IllegalArgumentException e) {
      // As it should be.
    }
    assertTrue(ORIGINS.includes(null, text));
    assertEquals(
        text.equalsIgnoreCase("https://play.example.org")
            || text.equalsIgnoreCase("https://host")
            || text.equalsIgnoreCase("http://host"),
        ORIGINS.includes(text, "host"));
  }
}
