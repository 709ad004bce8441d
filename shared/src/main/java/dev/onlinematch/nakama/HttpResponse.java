package dev.onlinematch.nakama;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HTTP response with a text body.
 *
 * @param status the status code
 * @param headers what a server sends; a transport of the client may leave out all but {@code
 *     Location}
 * @param body the body, empty when there is none
 */
public record HttpResponse(int status, Map<String, String> headers, String body) {

  /** Takes a copy of the map. */
  public HttpResponse {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** Leaves out the body, which may hold tokens. */
  @Override
  public String toString() {
    return "HTTP " + status;
  }
}
