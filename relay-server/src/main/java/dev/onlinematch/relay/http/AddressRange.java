package dev.onlinematch.relay.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Addresses with the same first bits (RFC 4632, RFC 4291).
 *
 * @param first any address of the range
 * @param prefixBits how many bits are the same
 */
public record AddressRange(InetAddress first, int prefixBits) {

  /** Checks the number of bits. */
  public AddressRange {
    if (prefixBits < 0 || prefixBits > first.getAddress().length * 8) {
      throw new IllegalArgumentException("no range of addresses: " + first + "/" + prefixBits);
    }
  }

  /**
   * Reads {@code 10.0.0.0/8}, or an address alone.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    InetAddress address = addressOf(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      throw new IllegalArgumentException("not an address, or a range like 10.0.0.0/8: " + text);
    }
    int bits =
        slash < 0 ? address.getAddress().length * 8 : Integer.parseInt(text.substring(slash + 1));
    return new AddressRange(address, bits);
  }

  /** Reads a literal address without asking anybody; null if it is none. */
  static InetAddress addressOf(String text) {
    try {
      // With a colon, Java never takes it for a name. It does so with anything else that is not
      // exactly an address, be it of digits and dots alone.
      return isIpv6(text) || isIpv4(text) ? InetAddress.getByName(text) : null;
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static boolean isIpv6(String text) {
    return text.indexOf(':') >= 0 && text.chars().allMatch(AddressRange::isOfIpv6);
  }

  private static boolean isOfIpv6(int c) {
    return c == ':' || c == '.' || (c < 0x80 && Character.digit(c, 16) >= 0);
  }

  private static boolean isIpv4(String text) {
    String[] numbers = text.split("\\.", -1);
    return numbers.length == 4 && Arrays.stream(numbers).allMatch(AddressRange::isByte);
  }

  private static boolean isByte(String number) {
    return !number.isEmpty()
        && number.length() <= 3
        && number.chars().allMatch(c -> c >= '0' && c <= '9')
        && Integer.parseInt(number) < 256;
  }

  boolean contains(InetAddress address) {
    byte[] ours = first.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < prefixBits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
