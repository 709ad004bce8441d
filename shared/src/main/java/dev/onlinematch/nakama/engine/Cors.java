package dev.onlinematch.nakama.engine;

import dev.onlinematch.nakama.HttpRequest;
import dev.onlinematch.nakama.HttpResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Cross-origin answers (Fetch standard, "CORS protocol") as Nakama's HTTP server gives them: every
 * origin may ask, with the headers that Nakama itself reads and no others.
 */
final class Cors {

  private Cors() {}

  /** Whether the request asks if another may be made. */
  static boolean isPreflight(HttpRequest request) {
    return request.method().equals("OPTIONS")
        && request.header("Origin") != null
        && request.header("Access-Control-Request-Method") != null;
  }

  static HttpResponse preflight(HttpRequest request) {
    String method = request.header("Access-Control-Request-Method");
    switch (method) {
      case "GET", "HEAD", "POST", "PUT", "DELETE" -> {}
      default -> {
        return new HttpResponse(405, Map.of(), "");
      }
    }
    Map<String, String> headers = new HashMap<>();
    headers.put("Access-Control-Allow-Origin", "*");
    // GET, HEAD and POST are allowed without being named.
    if (method.equals("PUT") || method.equals("DELETE")) {
      headers.put("Access-Control-Allow-Methods", method);
    }
    StringBuilder allowed = new StringBuilder();
    String asked = request.header("Access-Control-Request-Headers");
    for (String name : (asked == null ? "" : asked).split(",", -1)) {
      switch (name.trim().toLowerCase(Locale.ROOT)) {
        case "", "accept", "accept-language", "content-language", "origin" -> {}
        case "authorization" -> append(allowed, "Authorization");
        case "content-type" -> append(allowed, "Content-Type");
        case "user-agent" -> append(allowed, "User-Agent");
        default -> {
          return new HttpResponse(403, Map.of(), "");
        }
      }
    }
    if (allowed.length() > 0) {
      headers.put("Access-Control-Allow-Headers", allowed.toString());
    }
    return new HttpResponse(200, headers, "");
  }

  /** The answer to a request that is no preflight, readable from every origin. */
  static HttpResponse allow(HttpRequest request, HttpResponse response) {
    if (request.header("Origin") == null) {
      return response;
    }
    Map<String, String> headers = new HashMap<>(response.headers());
    headers.put("Access-Control-Allow-Origin", "*");
    return new HttpResponse(response.status(), headers, response.body());
  }

  private static void append(StringBuilder list, String name) {
    list.append(list.length() == 0 ? "" : ",").append(name);
  }
}
