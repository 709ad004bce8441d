package dev.onlinematch.nakama;

import dev.onlinematch.wire.MalformedException;
import dev.onlinematch.wire.Utf8;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The query of a URL: names and values in order, names may come more than once (RFC 3986, 3.4;
 * percent-encoding of UTF-8, a plus sign read as a space).
 */
public final class UrlQuery {

  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  private static final String HEX = "0123456789ABCDEF";

  private final List<String> names = new ArrayList<>();
  private final List<String> values = new ArrayList<>();

  /** The query of {@code url}, empty when it has none. */
  public static UrlQuery of(String url) throws MalformedException {
    UrlQuery query = new UrlQuery();
    int start = url.indexOf('?') + 1;
    while (start > 0 && start < url.length()) {
      int end = url.indexOf('&', start);
      end = end < 0 ? url.length() : end;
      int equals = url.indexOf('=', start);
      if (equals < 0 || equals > end) {
        equals = end;
      }
      if (end > start) {
        query.with(
            decode(url.substring(start, equals)),
            decode(url.substring(Math.min(equals + 1, end), end)));
      }
      start = end + 1;
    }
    return query;
  }

  /** The path of {@code url}, without its query. */
  public static String pathOf(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }

  /** Adds a name and its value. */
  public UrlQuery with(String name, String value) {
    names.add(name);
    values.add(value);
    return this;
  }

  /** The first value of that name, or null. */
  public String first(String name) {
    int index = names.indexOf(name);
    return index < 0 ? null : values.get(index);
  }

  /** All values of that name, in order. */
  public List<String> all(String name) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals(name)) {
        found.add(values.get(i));
      }
    }
    return found;
  }

  /** The query with its question mark, or an empty text when there is nothing in it. */
  @Override
  public String toString() {
    StringBuilder query = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      query.append(i == 0 ? '?' : '&');
      encode(names.get(i), query);
      encode(values.get(i), query.append('='));
    }
    return query.toString();
  }

  private static void encode(String text, StringBuilder out) {
    for (byte octet : Utf8.encode(text)) {
      if (octet > 0 && UNRESERVED.indexOf(octet) >= 0) {
        out.append((char) octet);
      } else {
        out.append('%').append(HEX.charAt((octet >> 4) & 0xF)).append(HEX.charAt(octet & 0xF));
      }
    }
  }

  private static String decode(String text) throws MalformedException {
    byte[] octets = Utf8.encode(text.replace('+', ' '));
    int length = 0;
    for (int i = 0; i < octets.length; i++) {
      byte octet = octets[i];
      if (octet == '%') {
        if (i + 2 >= octets.length) {
          throw new MalformedException("a percent sign without two digits");
        }
        octet = (byte) (hexDigit(octets[++i]) << 4 | hexDigit(octets[++i]));
      }
      octets[length++] = octet;
    }
    return Utf8.decode(Arrays.copyOf(octets, length));
  }

  private static int hexDigit(byte c) throws MalformedException {
    int upper = c >= 'a' ? c - ('a' - 'A') : c;
    int digit = HEX.indexOf(upper);
    if (digit < 0) {
      throw new MalformedException("a percent sign without two digits");
    }
    return digit;
  }
}
