package dev.onlinematch.relay.http;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.onlinematch.relay.limits.Refusals;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running HTTP server. Its threads belong to Jetty and only hand over to the routes. */
public final class WebServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  /** For everything else that opens files: logs, the way to Nakama, UDP, a jar. */
  private static final long SPARE_FILES = 64;

  private final Javalin javalin;
  private final ConnectionGuard guard;

  private WebServer(Javalin javalin, ConnectionGuard guard) {
    this.javalin = javalin;
    this.guard = guard;
  }

  /** Starts listening, with the usual limits. */
  public static WebServer start(ListenAddress address, List<HttpRoutes> routes)
      throws CannotListenException {
    return start(address, routes, HttpLimits.usual(), TrustedProxies.none(), new Refusals());
  }

  /**
   * Starts listening. The server answers when this returns.
   *
   * @param routes asked in this order to add their paths
   * @param proxies may have as many connections as there are
   * @param refusals counts whom it hangs up on
   * @throws CannotListenException when the port is taken or the host is not one of this computer's
   */
  public static WebServer start(
      ListenAddress address,
      List<HttpRoutes> routes,
      HttpLimits limits,
      TrustedProxies proxies,
      Refusals refusals)
      throws CannotListenException {
    ConnectionGuard guard = new ConnectionGuard(limits, proxies, refusals);
    Javalin javalin =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.startup.startupWatcherEnabled = false;
              config.http.maxRequestSize = limits.bodyBytes();
              // Files come compressed from memory, everything else here is short.
              config.http.compressionStrategy = CompressionStrategy.NONE;
              config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
              config.jetty.modifyServer(server -> setUp(server, guard, limits));
              config.routes.exception(Exception.class, WebServer::answerFailure);
              config.routes.exception(IOException.class, WebServer::giveUp);
              routes.forEach(group -> group.addTo(config));
            });
    try {
      javalin.start(address.host(), address.port());
    } catch (JavalinBindException e) {
      javalin.stop();
      guard.close();
      throw new CannotListenException(sentence(address, e), e);
    }
    return new WebServer(javalin, guard);
  }

  private static void setUp(Server server, ConnectionGuard guard, HttpLimits limits) {
    // Waiting at the end would be waiting for idle connections: browsers keep theirs open.
    server.setStopTimeout(0);
    // Bodies are read before a thread is given to the request; who brings his slowly holds none.
    guard.setHandler(
        new EagerContentHandler(
            new EagerContentHandler.RetainedContentLoaderFactory(
                2L * limits.bodyBytes(), -1, true)));
    server.insertHandler(guard);
    server.addBean(
        new NetworkConnectionLimit((int) Math.min(limits.connections(), filesToSpare()), server));
    server.addEventListener(
        new LifeCycle.Listener() {
          @Override
          public void lifeCycleStarting(LifeCycle starting) {
            for (Connector connector : server.getConnectors()) {
              connector.addEventListener(guard);
            }
          }
        });
  }

  /**
   * How many connections there may be before the system has no more descriptors for this process.
   * Then nothing works that opens a file, so we rather let the last ones wait at the door.
   */
  private static long filesToSpare() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? Math.max(
            1,
            system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount() - SPARE_FILES)
        : Integer.MAX_VALUE;
  }

  private static void answerFailure(Exception failure, Context context) {
    LOG.error("cannot answer {} {}", context.method(), context.path(), failure);
    context.status(500).contentType("text/plain").result("The server made a mistake.");
  }

  // The client is gone, or was hung up on: his business, and no line in the log, which he would
  // fill.
  private static void giveUp(IOException failure, Context context) {
    LOG.debug("cannot answer {} {}", context.method(), context.path(), failure);
    context.status(500).contentType("text/plain").result("The connection broke.");
  }

  private static String sentence(ListenAddress address, Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String said = String.valueOf(root.getMessage());
    if (said.contains("already in use")) {
      return "Port "
          + address.port()
          + " is already taken by another program: stop that one, or choose another port with"
          + " --port=9000 (mvn -P play -Dport=9000).";
    }
    return "Cannot listen on port "
        + address.port()
        + " of "
        + address.host()
        + " ("
        + said
        + "): choose another with --port and --host.";
  }

  /** The TCP port: the one asked for, or the one that was free. */
  public int port() {
    return javalin.port();
  }

  /** Stops listening and closes every connection. */
  @Override
  public void close() {
    javalin.stop();
    guard.close();
  }
}
