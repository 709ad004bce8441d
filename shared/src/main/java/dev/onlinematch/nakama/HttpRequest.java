package dev.onlinematch.nakama;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HTTP request with a text body. Used on both sides: by the client with an absolute URL, by the
 * {@code engine} with path and query only.
 *
 * @param method in capitals
 * @param url where to
 * @param headers names in any case
 * @param body the body, or null for none
 */
public record HttpRequest(String method, String url, Map<String, String> headers, String body) {

  /** Takes a copy of the map. */
  public HttpRequest {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** Headers by their names and values in turn: {@code headersOf("Accept", "text/plain")}. */
  public static Map<String, String> headersOf(String... namesAndValues) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return headers;
  }

  /** The value of a header, whatever the case of its name; null when there is none. */
  public String header(String name) {
    for (Map.Entry<String, String> header : headers.entrySet()) {
      if (header.getKey().equalsIgnoreCase(name)) {
        return header.getValue();
      }
    }
    return null;
  }

  /** Leaves out headers and body, which hold passwords and tokens. */
  @Override
  public String toString() {
    int query = url.indexOf('?');
    return method + " " + (query < 0 ? url : url.substring(0, query));
  }
}
