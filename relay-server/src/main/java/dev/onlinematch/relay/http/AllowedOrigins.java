package dev.onlinematch.relay.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which pages may use the relay (RFC 6454): the server's own, and those that were named. Whoever is
 * not a browser says no origin and is not held up here; his token decides.
 */
public final class AllowedOrigins {

  private static final String ANY = "*";

  private final Set<String> named = new TreeSet<>();

  /**
   * @param origins as {@code https://play.example.org}; {@code *} for all
   * @throws IllegalArgumentException if one is not an origin
   */
  public AllowedOrigins(List<String> origins) {
    for (String origin : origins) {
      if (!origin.equals(ANY) && !isOrigin(origin)) {
        throw new IllegalArgumentException(
            "not an origin like https://play.example.org: " + origin);
      }
      named.add(origin.toLowerCase(Locale.ROOT));
    }
  }

  /** The server's own pages only. */
  public static AllowedOrigins ownPages() {
    return new AllowedOrigins(List.of());
  }

  private static boolean isOrigin(String text) {
    try {
      URI uri = new URI(text);
      boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return isHttp && uri.getHost() != null && text.equals(rootOf(uri));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String rootOf(URI uri) {
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  /**
   * Whether pages of an origin may come.
   *
   * @param origin as the browser says; null for none
   * @param host as the request says; a proxy that ends TLS keeps it, but not the scheme, so the
   *     scheme is not compared
   */
  boolean includes(String origin, String host) {
    if (origin == null || named.contains(ANY)) {
      return true;
    }
    String lower = origin.toLowerCase(Locale.ROOT);
    return named.contains(lower)
        || (host != null
            && (lower.equals("https://" + host.toLowerCase(Locale.ROOT))
                || lower.equals("http://" + host.toLowerCase(Locale.ROOT))));
  }
}
