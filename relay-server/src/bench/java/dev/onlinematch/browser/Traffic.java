package dev.onlinematch.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.util.HashSet;
import java.util.Set;

/** What a tab downloads, and says and hears by the WebSocket to the signalling server. */
final class Traffic {

  private final Set<String> otherSockets = new HashSet<>();
  private double downloadedBytes;
  private int messages;
  private int bytes;

  Traffic(CDPSession tab) {
    tab.on("Network.loadingFinished", done -> downloadedBytes += number(done, "encodedDataLength"));
    tab.on(
        "Network.webSocketCreated",
        socket -> {
          if (socket.get("url").getAsString().contains("/relay/")) {
            otherSockets.add(socket.get("requestId").getAsString());
          }
        });
    tab.on("Network.webSocketFrameSent", this::count);
    tab.on("Network.webSocketFrameReceived", this::count);
    tab.send("Network.enable");
  }

  private void count(JsonObject frame) {
    if (!otherSockets.contains(frame.get("requestId").getAsString())) {
      String text = frame.getAsJsonObject("response").get("payloadData").getAsString();
      messages++;
      bytes += text.getBytes(UTF_8).length;
    }
  }

  private static double number(JsonObject object, String name) {
    return object.get(name).getAsDouble();
  }

  double downloadedBytes() {
    return downloadedBytes;
  }

  int signallingMessages() {
    return messages;
  }

  int signallingBytes() {
    return bytes;
  }
}
