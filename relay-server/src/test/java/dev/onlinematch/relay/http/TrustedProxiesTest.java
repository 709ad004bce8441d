package dev.onlinematch.relay.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

  private final TrustedProxies proxies =
      new TrustedProxies(List.of(AddressRange.parse("10.0.0.0/8"), AddressRange.parse("::1")));

  @Test
  void believesATrustedProxyAndNobodyElse() {
    assertEquals(address("198.51.100.7"), client("10.1.2.3", "198.51.100.7"));
    assertEquals(address("2001:db8::1"), client("::1", "2001:db8::1"));
    assertEquals(address("203.0.113.5"), client("203.0.113.5", "198.51.100.7"));
    assertEquals(address("10.1.2.3"), client("10.1.2.3", null));
  }

  @Test
  void takesWhatTheLastTrustedProxySawAndNotWhatThePlayerClaims() {
    assertEquals(address("198.51.100.7"), client("10.1.2.3", "1.2.3.4, 198.51.100.7, 10.9.9.9"));
  }

  @Test
  void asksNobodyForANameInTheHeader() {
    assertEquals(address("10.1.2.3"), client("10.1.2.3", "198.51.100.7, example.org"));
    for (String text : List.of("", "localhost", "deadbeef", "::g", "1.2.3.4.5", "300.1.1.1")) {
      assertNull(AddressRange.addressOf(text), text);
    }
  }

  @Test
  void takesNoNumberForAnAddressThatJavaWouldOtherwiseLookUp() {
    // Java takes the first for addresses, and asks a name server for the like of the others.
    for (String text :
        List.of("1", "1.2", "1.2.3", "99999999999", "1..2", "...", "[::1]", "::1%lo")) {
      assertNull(AddressRange.addressOf(text), text);
    }
  }

  @Test
  void knowsWhereARangeEnds() {
    AddressRange range = AddressRange.parse("172.16.0.0/12");
    assertTrue(range.contains(address("172.16.0.0")));
    assertTrue(range.contains(address("172.31.255.255")));
    assertFalse(range.contains(address("172.32.0.0")));
    assertFalse(range.contains(address("::1")));
    assertTrue(AddressRange.parse("2001:db8::/32").contains(address("2001:db8:ffff::1")));
    assertFalse(AddressRange.parse("192.0.2.1").contains(address("192.0.2.2")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "example.org", "10/8/8"})
  void refusesWhatIsNoRange(String text) {
    assertThrows(IllegalArgumentException.class, () -> AddressRange.parse(text));
  }

  private InetAddress client(String remote, String forwardedFor) {
    return proxies.clientOf(address(remote), forwardedFor);
  }

  private static InetAddress address(String literal) {
    return AddressRange.addressOf(literal);
  }
}
