package dev.onlinematch.relay;

import dev.onlinematch.relay.http.Doorkeeper;
import dev.onlinematch.relay.http.HttpRoutes;
import dev.onlinematch.relay.http.PageConfig;
import dev.onlinematch.relay.http.RelaySocketRoute;
import dev.onlinematch.relay.nakama.Admission;
import dev.onlinematch.relay.nakama.OpenAdmission;
import dev.onlinematch.relay.session.Relay;
import dev.onlinematch.relay.session.RelayLoop;
import dev.onlinematch.relay.session.ThreadLoop;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The relay, put together: loops, rooms and the ways in. */
final class RunningRelay {

  private static final Logger LOG = LoggerFactory.getLogger(RunningRelay.class);

  private final Relay relay;
  private final RelaySocketRoute sockets;

  /**
   * @param admission of the signalling server; asked unless everybody may enter
   */
  RunningRelay(RelayOptions options, Admission admission) {
    List<RelayLoop> loops = new ArrayList<>();
    for (int i = 1; i <= options.loops(); i++) {
      loops.add(new ThreadLoop("relay-" + i));
    }
    relay = new Relay(loops, options.forwarding(), admissionOf(options, admission));
    sockets = new RelaySocketRoute(relay, new Doorkeeper(relay, options.entryLimits()));
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
    return List.of(sockets);
  }

  /** What the page has to know. */
  PageConfig.RelayDoors doors() {
    return PageConfig.RelayDoors.webSocketBesideThePage();
  }

  /** Says goodbye to everybody; called while the connections are still there. */
  void drain() {
    sockets.close();
    relay.drain();
  }

  /** Ends; called after the web server. */
  void close() {
    sockets.close();
    relay.close();
  }
}
