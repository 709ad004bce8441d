package dev.onlinematch.relay;

import dev.onlinematch.relay.http.CannotListenException;
import dev.onlinematch.relay.http.DebugRoute;
import dev.onlinematch.relay.http.Doorkeeper;
import dev.onlinematch.relay.http.HttpRoutes;
import dev.onlinematch.relay.http.MetricsRoute;
import dev.onlinematch.relay.http.OfferRoute;
import dev.onlinematch.relay.http.PageConfig;
import dev.onlinematch.relay.http.RelaySocketRoute;
import dev.onlinematch.relay.limits.Refusals;
import dev.onlinematch.relay.nakama.Admission;
import dev.onlinematch.relay.nakama.OpenAdmission;
import dev.onlinematch.relay.session.OfferDesk;
import dev.onlinematch.relay.session.Relay;
import dev.onlinematch.relay.session.RelayLoop;
import dev.onlinematch.relay.session.ThreadLoop;
import dev.onlinematch.relay.session.UdpRelayLoop;
import dev.onlinematch.webrtc.AcceptorOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The relay, put together: loops, rooms and the ways in. */
final class RunningRelay {

  private static final Logger LOG = LoggerFactory.getLogger(RunningRelay.class);

  /** A handshake takes 2 ms of a processor and waits for its peer the rest of the time. */
  private static final int HANDSHAKE_THREADS = 32;

  private final Relay relay;
  private final RelaySocketRoute sockets;
  private final int drainMs;

  /** Null where there is no UDP. */
  private final OfferDesk desk;

  private final List<HttpRoutes> routes = new ArrayList<>();

  private RunningRelay(
      RelayOptions options,
      List<? extends RelayLoop> loops,
      List<UdpRelayLoop> udpLoops,
      Admission admission,
      Refusals refusals) {
    relay = new Relay(loops, options.limits(), admission, refusals);
    drainMs = options.drainMs();
    Doorkeeper doorkeeper = new Doorkeeper(relay, options.entryRules(), refusals);
    sockets = new RelaySocketRoute(relay, doorkeeper);
    routes.add(sockets);
    if (udpLoops.isEmpty()) {
      desk = null;
    } else {
      desk = new OfferDesk(relay, udpLoops);
      routes.add(new OfferRoute(desk, doorkeeper));
    }
    routes.add(new MetricsRoute(relay, desk, refusals, LogOutput::failures));
    if (options.hasDebugPage()) {
      routes.add(new DebugRoute(relay));
    }
  }

  /**
   * Starts the loops. Finding out the public address may take seconds.
   *
   * @param admission of the signalling server; asked unless everybody may enter
   * @param refusals of the whole server
   * @throws CannotListenException when a UDP port cannot be bound
   */
  static RunningRelay start(RelayOptions options, Admission admission, Refusals refusals)
      throws CannotListenException {
    Admission asked = admissionOf(options, admission);
    if (options.udp() == null) {
      List<RelayLoop> loops = new ArrayList<>();
      for (int i = 1; i <= options.loops(); i++) {
        loops.add(new ThreadLoop("relay-" + i));
      }
      return new RunningRelay(options, loops, List.of(), asked, refusals);
    }
    List<UdpRelayLoop> loops = udpLoops(options, options.udp());
    return new RunningRelay(options, loops, loops, asked, refusals);
  }

  private static List<UdpRelayLoop> udpLoops(RelayOptions options, RelayOptions.Udp udp)
      throws CannotListenException {
    List<UdpRelayLoop> loops = new ArrayList<>();
    int peersPerLoop = (options.maxPlayers() + options.loops() - 1) / options.loops();
    for (int i = 0; i < options.loops(); i++) {
      int port = udp.port() == 0 ? 0 : udp.port() + i;
      try {
        loops.add(
            new UdpRelayLoop(
                new AcceptorOptions(
                    new InetSocketAddress(udp.host(), port),
                    udp.publicAddresses(),
                    udp.findsPublicAddresses(),
                    peersPerLoop,
                    HANDSHAKE_THREADS,
                    Math.min(AcceptorOptions.USUAL_FIRST_CHECK_MS, options.limits().enterMs()))));
      } catch (IOException e) {
        loops.forEach(UdpRelayLoop::close);
        throw new CannotListenException(
            "Cannot listen on UDP port "
                + port
                + " of "
                + udp.host()
                + " ("
                + e.getMessage()
                + "): choose another with --relay-udp-port.",
            e);
      }
    }
    return loops;
  }

  private static Admission admissionOf(RelayOptions options, Admission admission) {
    return switch (options.entry()) {
      case MEMBERS_OF_THE_MATCH -> admission;
      case EVERYBODY -> {
        LOG.warn("The relay lets everybody in as whoever he says he is. For load tests only.");
        yield new OpenAdmission();
      }
    };
  }

  /** What the web server has to serve. */
  List<HttpRoutes> routes() {
    return routes;
  }

  /** What the page has to know. */
  PageConfig.RelayDoors doors() {
    return PageConfig.RelayDoors.besideThePage(desk != null);
  }

  /** Whether it is about to go down. */
  boolean isDraining() {
    return relay.isDraining();
  }

  /** Lets everybody leave, then says goodbye; called while the connections are still there. */
  void drain() {
    relay.drain(drainMs);
    stopWatching();
  }

  /** Ends; called after the web server. */
  void close() {
    stopWatching();
    relay.close();
  }

  private void stopWatching() {
    sockets.close();
    if (desk != null) {
      desk.close();
    }
  }
}
