package dev.onlinematch.web;

import dev.onlinematch.match.NetworkRelay;
import dev.onlinematch.nakama.NakamaServer;
import dev.onlinematch.peer.IceServer;
import dev.onlinematch.web.net.RelayDoors;
import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.JsonReader;
import dev.onlinematch.wire.JsonText;
import dev.onlinematch.wire.JsonValue;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the page's server says about where everything is: {@code /config.json}.
 *
 * <pre>{@code
 * { "signalling": { "scheme": "http", "host": "localhost", "port": 8080, "serverKey": "..." },
 *   "iceServers": [ { "urls": ["turn:..."], "username": "...", "credential": "..." } ],
 *   "iceServersUrl": "/ice-servers", "networkRelay": "FORCED",
 *   "relay": { "offerUrl": "/relay/offer", "webSocketUrl": "/relay/ws" },
 *   "relays": [ { "offerUrl": "https://...", "webSocketUrl": "wss://..." } ],
 *   "clientVersion": "...", "development": true }
 * }</pre>
 *
 * Every field may be missing: the signalling server is then where the page came from, with Nakama's
 * default key.
 *
 * @param signalling the signalling server
 * @param iceServers STUN and TURN servers; empty where all players share a network
 * @param iceServersUrl where a player gets those with credentials of his own; null for nowhere
 * @param networkRelay what TURN servers are for
 * @param relays where the relay is, or all those are that a match may move between; none where
 *     there is none
 * @param clientVersion players of different versions do not meet
 * @param isDevelopment whether the address bar may name another version
 */
record ClientConfig(
    NakamaServer signalling,
    List<IceServer> iceServers,
    String iceServersUrl,
    NetworkRelay networkRelay,
    List<RelayDoors> relays,
    String clientVersion,
    boolean isDevelopment) {

  /** Changes whenever the rules of the game, or what players send each other, do. */
  private static final String VERSION = "1";

  private static final int MAX_LENGTH = 64 * 1024;
  private static final int MAX_ICE_SERVERS = 16;

  ClientConfig {
    iceServers = List.copyOf(iceServers);
  }

  /**
   * Reads it.
   *
   * @param origin where the page came from: scheme, host and port
   */
  static ClientConfig read(String json, String origin) throws MalformedException {
    JsonObject config = JsonReader.readObject(json, MAX_LENGTH);
    return new ClientConfig(
        signalling(config.objectOrEmpty("signalling"), origin),
        iceServers(config),
        config.text("iceServersUrl", null),
        networkRelay(config.text("networkRelay", "")),
        relays(config, origin),
        config.text("clientVersion", VERSION),
        config.bool("development", false));
  }

  private static NakamaServer signalling(JsonObject json, String origin) throws MalformedException {
    String url = origin;
    if (json.has("host")) {
      url = json.text("scheme", "https") + "://" + json.text("host");
      int port = json.integer("port", 0);
      url = port == 0 ? url : url + ":" + port;
    }
    try {
      return new NakamaServer(url, json.text("serverKey", NakamaServer.DEFAULT_KEY));
    } catch (IllegalArgumentException e) {
      throw new MalformedException("a signalling server that is not reached by http: or https:");
    }
  }

  private static NetworkRelay networkRelay(String name) {
    for (NetworkRelay relay : NetworkRelay.values()) {
      if (relay.name().equals(name)) {
        return relay;
      }
    }
    return NetworkRelay.AUTO;
  }

  /** The ICE servers of an answer, which has them where the configuration has its own. */
  static List<IceServer> readIceServers(String json) throws MalformedException {
    return iceServers(JsonReader.readObject(json, MAX_LENGTH));
  }

  private static List<IceServer> iceServers(JsonObject config) throws MalformedException {
    List<IceServer> servers = new ArrayList<>();
    for (JsonObject server : config.objects("iceServers")) {
      List<String> urls = urls(server);
      if (!urls.isEmpty() && servers.size() < MAX_ICE_SERVERS) {
        servers.add(
            new IceServer(urls, server.text("username", null), server.text("credential", null)));
      }
    }
    return servers;
  }

  private static List<RelayDoors> relays(JsonObject config, String origin)
      throws MalformedException {
    List<RelayDoors> relays = new ArrayList<>();
    for (JsonObject relay : config.objects("relays")) {
      relays.add(relay(relay, origin));
    }
    RelayDoors only = relay(config.objectOrEmpty("relay"), origin);
    if (relays.isEmpty() && only.isAny()) {
      relays.add(only);
    }
    return relays;
  }

  private static RelayDoors relay(JsonObject json, String origin) throws MalformedException {
    String socketUrl = json.text("webSocketUrl", null);
    if (socketUrl != null && socketUrl.startsWith("/")) {
      // "ws" in place of "http", with the s that may follow.
      socketUrl = "ws" + origin.substring(4) + socketUrl;
    }
    return new RelayDoors(json.text("offerUrl", null), socketUrl);
  }

  private static List<String> urls(JsonObject server) throws MalformedException {
    // W3C RTCIceServer: "urls, of type (DOMString or sequence<DOMString>)".
    if (server.get("urls") instanceof JsonText url) {
      return List.of(url.value());
    }
    List<String> urls = new ArrayList<>();
    for (JsonValue url : server.array("urls")) {
      if (url instanceof JsonText text) {
        urls.add(text.value());
      }
    }
    return urls;
  }
}
