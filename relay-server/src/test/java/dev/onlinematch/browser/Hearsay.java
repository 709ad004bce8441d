package dev.onlinematch.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketFrame;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All that a page can know of others: what comes to it by its sockets, what of that is packed in
 * base64 included, and what its connections tell it.
 */
final class Hearsay {

  private static final Pattern PACKED = Pattern.compile("\"data\":\"([A-Za-z0-9+/=]+)\"");

  /** Descriptions with all candidates that were added, and statistics with the pairs tried. */
  private static final String ASK_CONNECTIONS =
      """
      async () => {
        const known = [];
        for (const connection of window.observedConnections) {
          known.push(connection.remoteDescription?.sdp ?? '');
          for (const entry of (await connection.getStats()).values()) {
            if (entry.type === 'remote-candidate') known.push(JSON.stringify(entry));
          }
        }
        return known;
      }
      """;

  private final Page page;
  private final List<String> heard = new ArrayList<>();

  /** From now on. */
  Hearsay(Page page) {
    this.page = page;
    page.onWebSocket(socket -> socket.onFrameReceived(this::hear));
  }

  private void hear(WebSocketFrame frame) {
    if (frame.text() == null) {
      heard.add(new String(frame.binary(), ISO_8859_1));
      return;
    }
    heard.add(frame.text());
    Matcher packed = PACKED.matcher(frame.text());
    while (packed.find()) {
      heard.add(new String(Base64.getDecoder().decode(packed.group(1)), ISO_8859_1));
    }
  }

  /** What of it contains one of those words. */
  List<String> with(List<String> words) {
    return all().stream().filter(piece -> words.stream().anyMatch(piece::contains)).toList();
  }

  private List<String> all() {
    List<String> all = new ArrayList<>(heard);
    ((List<?>) page.evaluate(ASK_CONNECTIONS)).forEach(known -> all.add((String) known));
    return all;
  }
}
