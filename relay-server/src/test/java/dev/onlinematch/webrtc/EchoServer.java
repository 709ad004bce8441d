package dev.onlinematch.webrtc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.onlinematch.webrtc.sdp.OfferRefusedException;
import dev.onlinematch.wire.MalformedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/**
 * Peers that send back whatever they get, for any WebRTC implementation: {@code POST} an offer to
 * {@code /offer}. Also serves a few pages, so that a browser has an origin to call from.
 */
public final class EchoServer implements AutoCloseable {

  private final PeerAcceptor acceptor;
  private final HttpServer http;

  /**
   * Starts on free ports of this computer.
   *
   * @param address of the peer; its pages are at loopback
   * @param scripts JavaScript modules by path
   */
  public EchoServer(InetAddress address, Map<String, String> scripts) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    acceptor = new PeerAcceptor(AcceptorOptions.at(new InetSocketAddress(address, 0)));
    http = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    http.createContext("/offer", this::answer);
    http.createContext("/", exchange -> reply(exchange, 200, "text/html", "<!doctype html>"));
    scripts.forEach(
        (path, text) ->
            http.createContext(path, exchange -> reply(exchange, 200, "text/javascript", text)));
    http.start();
  }

  /** Prints where to post offers, and runs until it is killed. */
  @SuppressWarnings("SystemOut") // Whoever has started it reads this line.
  public static void main(String[] args) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    System.out.println(new EchoServer(loopback, Map.of()).origin() + "/offer");
  }

  /** The origin of its pages. */
  public String origin() {
    return "http://localhost:" + http.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String offer = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    try {
      AcceptedPeer peer = acceptor.accept(offer, new EchoListener());
      reply(exchange, 201, "application/sdp", peer.answerSdp());
    } catch (MalformedException | OfferRefusedException | TooManyPeersException e) {
      reply(exchange, 400, "text/plain", e.toString());
    }
  }

  private static void reply(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() throws IOException {
    http.stop(0);
    acceptor.close();
  }
}
