package dev.onlinematch.relay.http;

import io.javalin.config.JavalinConfig;
import java.util.Map;

/**
 * What a browser may do with the page: load its own files, talk to the page's own server and to the
 * signalling server, nothing else.
 */
public final class SecurityHeaders implements HttpRoutes {

  private final Map<String, String> headers;

  /**
   * @param connectSources origins, in the words of CSP's {@code connect-src}, that the page talks
   *     to besides its own; empty for none
   */
  public SecurityHeaders(String connectSources) {
    String connect = connectSources.isEmpty() ? "'self'" : "'self' " + connectSources;
    this.headers =
        Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src"
                + " 'self'; media-src 'self'; manifest-src 'self'; worker-src 'self'; connect-src "
                + connect
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            // A link to a match carries its code: it is nobody else's business.
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            // For browsers without frame-ancestors.
            "X-Frame-Options",
            "DENY",
            // Not camera and microphone: nothing asks for them, but Chromium shows a page its own
            // addresses only where they are granted, and a computer without any network needs that
            // to link two tabs.
            "Permissions-Policy",
            "geolocation=(), payment=(), usb=()");
  }

  @Override
  public void addTo(JavalinConfig config) {
    config.routes.before(context -> headers.forEach(context::header));
  }
}
