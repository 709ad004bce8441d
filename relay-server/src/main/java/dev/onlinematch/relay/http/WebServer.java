package dev.onlinematch.relay.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running HTTP server. Its threads belong to Jetty and only hand over to the routes. */
public final class WebServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  /** Nakama's max_request_size_bytes; nothing here expects larger bodies. */
  private static final long MAX_REQUEST_BYTES = 262_144;

  private final Javalin javalin;

  private WebServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Starts listening. The server answers when this returns.
   *
   * @param routes asked in this order to add their paths
   * @throws CannotListenException when the port is taken or the host is not one of this computer's
   */
  public static WebServer start(ListenAddress address, List<HttpRoutes> routes)
      throws CannotListenException {
    Javalin javalin =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.startup.startupWatcherEnabled = false;
              config.http.maxRequestSize = MAX_REQUEST_BYTES;
              // Files come compressed from memory, everything else here is short.
              config.http.compressionStrategy = CompressionStrategy.NONE;
              config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
              // Waiting at the end would be waiting for idle connections: browsers keep theirs
              // open.
              config.jetty.modifyServer(server -> server.setStopTimeout(0));
              config.routes.exception(Exception.class, WebServer::answerFailure);
              routes.forEach(group -> group.addTo(config));
            });
    try {
      javalin.start(address.host(), address.port());
    } catch (JavalinBindException e) {
      javalin.stop();
      throw new CannotListenException(sentence(address, e), e);
    }
    return new WebServer(javalin);
  }

  private static void answerFailure(Exception failure, Context context) {
    LOG.error("cannot answer {} {}", context.method(), context.path(), failure);
    context.status(500).contentType("text/plain").result("The server made a mistake.");
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
  }
}
