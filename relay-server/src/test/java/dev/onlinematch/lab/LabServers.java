package dev.onlinematch.lab;

import dev.onlinematch.live.NakamaPlace;
import dev.onlinematch.live.NakamaProcess;
import dev.onlinematch.live.RealNakama;
import dev.onlinematch.match.NetworkRelay;
import dev.onlinematch.relay.RelayProcess;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stands on the public side of a {@link Network}: relay-server with page and relay at port
 * 443, coturn, and a real Nakama, also at port 443, where one is to be had; else the embedded one.
 * All are reached by IPv4 and by IPv6.
 */
public final class LabServers implements AutoCloseable {

  /** Where the page is. */
  public static final String PAGE = "http://" + Network.SERVERS + ":443";

  /** Where coturn listens. */
  public static final int TURN_PORT = 3478;

  /** Where the relay listens for WebRTC. */
  public static final int RELAY_PORT = 8081;

  private final Network network;
  private final Coturn coturn;
  private final NakamaProcess nakama;
  private RelayProcess server;
  private NetworkRelay networkRelay;

  private LabServers(Network network, Coturn coturn, NakamaProcess nakama) {
    this.network = network;
    this.coturn = coturn;
    this.nakama = nakama;
  }

  /**
   * Starts coturn and Nakama; the page's server follows when it is known how it is to run.
   *
   * @param nakama which knows how to start one; null where there is none
   */
  public static LabServers start(Network network, RealNakama nakama)
      throws IOException, InterruptedException {
    NakamaProcess process =
        nakama != null
            ? nakama.startAt(
                new NakamaPlace(
                    network.atNakama(), "", URI.create("http://" + Network.NAKAMA + ":443")))
            : null;
    Coturn coturn =
        Coturn.start(
            network.atServers(),
            Network.SERVERS_IPV4,
            TURN_PORT,
            List.of(
                "--listening-ip=" + Network.SERVERS_IPV6, "--relay-ip=" + Network.SERVERS_IPV6));
    return new LabServers(network, coturn, process);
  }

  /** Has the page's server run with that setting. */
  public void use(NetworkRelay wanted) throws IOException, InterruptedException {
    if (wanted == networkRelay) {
      return;
    }
    if (server != null) {
      server.close();
      server.exitCode();
    }
    List<String> command = new ArrayList<>(network.atServers());
    command.addAll(RelayProcess.command());
    server = RelayProcess.start(command, environment(wanted));
    if (server.port() != 443) {
      throw new IllegalStateException("the server is at port " + server.port());
    }
    networkRelay = wanted;
  }

  private Map<String, String> environment(NetworkRelay wanted) {
    String turn = Network.SERVERS + ":" + TURN_PORT;
    Map<String, String> environment = new TreeMap<>();
    environment.put("ONLINEMATCH_HOST", "0.0.0.0");
    environment.put("ONLINEMATCH_PORT", "443");
    environment.put("ONLINEMATCH_ICE_SERVER", "stun:" + turn);
    environment.put(
        "ONLINEMATCH_TURN", "turn:" + turn + "?transport=udp,turn:" + turn + "?transport=tcp");
    environment.put("ONLINEMATCH_TURN_SECRET", Coturn.SECRET);
    environment.put("ONLINEMATCH_NETWORK_RELAY", wanted.name());
    if (nakama != null) {
      environment.put("ONLINEMATCH_DEVELOPMENT", "true");
      environment.put("ONLINEMATCH_NAKAMA", nakama.uri().toString());
      environment.put("ONLINEMATCH_SERVER_KEY", nakama.keys().server());
      environment.put("ONLINEMATCH_NAKAMA_HTTP_KEY", nakama.keys().http());
      environment.put("ONLINEMATCH_SESSION_KEY", nakama.keys().session());
    }
    return environment;
  }

  @Override
  public void close() throws IOException {
    if (server != null) {
      server.close();
    }
    coturn.close();
    if (nakama != null) {
      nakama.close();
    }
  }
}
