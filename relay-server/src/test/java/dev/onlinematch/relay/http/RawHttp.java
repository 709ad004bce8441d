package dev.onlinematch.relay.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One HTTP connection on which anything may be said, kept open as long as the server does. */
final class RawHttp implements AutoCloseable {

  private static final int TIMEOUT_MS = 10_000;
  private static final int MAX_LINE = 10_000;

  private final Socket socket;
  private final InputStream in;
  private boolean isOver;

  /**
   * An answer without its body, which was read.
   *
   * @param headers by their names in lower case
   */
  record Answer(int status, Map<String, String> headers) {}

  RawHttp(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(TIMEOUT_MS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** Whether the next question needs another connection. */
  boolean isOver() {
    return isOver;
  }

  Answer ask(String head, byte[] body) throws IOException {
    byte[] request = head.getBytes(StandardCharsets.ISO_8859_1);
    socket.getOutputStream().write(request);
    socket.getOutputStream().write(body);
    socket.getOutputStream().flush();
    Answer answer = readHead();
    while (answer.status < 200 && answer.status != 101) {
      answer = readHead();
    }
    readBody(answer, head.startsWith("HEAD "));
    return answer;
  }

  private Answer readHead() throws IOException {
    String status = line();
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    isOver = "close".equalsIgnoreCase(headers.get("connection"));
    return new Answer(Integer.parseInt(status.substring(9, 12)), headers);
  }

  private void readBody(Answer answer, boolean isHead) throws IOException {
    String length = answer.headers.get("content-length");
    if (answer.status == 204 || answer.status == 304) {
      return;
    }
    if (isHead || answer.status == 101) {
      // After HEAD there is a body all the same if the server could not read the question.
      isOver = true;
    } else if (length != null) {
      in.skipNBytes(Long.parseLong(length));
    } else {
      in.readAllBytes();
      isOver = true;
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0 || line.length() > MAX_LINE) {
        throw new EOFException("no answer, or an endless one: " + line);
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
