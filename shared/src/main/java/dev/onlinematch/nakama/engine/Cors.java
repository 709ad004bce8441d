package dev.onlinematch.nakama.engine;

import dev.onlinematch.nakama.HttpRequest;
import dev.onlinematch.nakama.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    for (String name : names(request.header("Access-Control-Request-Headers"))) {
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

  private static List<String> names(String list) {
    List<String> names = new ArrayList<>();
    int start = 0;
    while (list != null && start <= list.length()) {
      int comma = list.indexOf(',', start);
      int end = comma < 0 ? list.length() : comma;
      names.add(list.substring(start, end));
      start = end + 1;
    }
    return names;
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
