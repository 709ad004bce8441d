package dev.onlinematch.relay.http;

import dev.onlinematch.relay.limits.Refusal;
import dev.onlinematch.relay.limits.Refusals;
import dev.onlinematch.relay.limits.Tally;
import dev.onlinematch.relay.session.Repeated;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.EventsHandler;

/**
 * Watches the TCP connections of the web server. Jetty's idle timeout begins anew with each byte,
 * so it does not end a client who brings, or takes, one byte at a time: this does. From any thread.
 *
 * <p>It is a handler, the outermost one, to see requests begin and end.
 */
final class ConnectionGuard extends EventsHandler implements Connection.Listener, AutoCloseable {

  private static final long LOOK_PERIOD_MS = 500;

  private final HttpLimits limits;
  private final TrustedProxies proxies;
  private final Refusals refusals;
  private final Tally<String> ofAddresses;
  private final Map<Connection, Watched> open = new ConcurrentHashMap<>();
  private final Repeated look;

  ConnectionGuard(HttpLimits limits, TrustedProxies proxies, Refusals refusals) {
    this.limits = limits;
    this.proxies = proxies;
    this.refusals = refusals;
    ofAddresses = new Tally<>(limits.connectionsPerAddress());
    look = new Repeated("http-guard", LOOK_PERIOD_MS, this::closeSlow);
  }

  /** One connection; the WebSocket that an HTTP connection becomes is another one in its place. */
  private static final class Watched {

    /** Null if it is not counted. */
    final String address;

    /** Requests that have begun and whose answers are not through. */
    int running;

    /**
     * When the running request began, or the first byte of the next one was seen; 0 for neither.
     */
    long sinceNs;

    /** Bytes that had come when the last answer was through. */
    long bytesInBefore;

    Watched(String address) {
      this.address = address;
    }
  }

  @Override
  public void onOpened(Connection connection) {
    String address = countedAddress(connection);
    if (address == null || ofAddresses.take(address)) {
      open.put(connection, new Watched(address));
    } else {
      refusals.count(Refusal.CONNECTIONS_OF_ADDRESS);
      connection.getEndPoint().close();
    }
  }

  private String countedAddress(Connection connection) {
    if (!(connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress remote)
        || proxies.areTrusted(remote.getAddress())) {
      return null;
    }
    return AddressRates.networkOf(remote.getAddress());
  }

  @Override
  public void onClosed(Connection connection) {
    Watched watched = open.remove(connection);
    if (watched != null && watched.address != null) {
      ofAddresses.giveBack(watched.address);
    }
  }

  @Override
  protected void onBeforeHandling(Request request) {
    Watched watched = open.get(request.getConnectionMetaData().getConnection());
    if (watched != null) {
      synchronized (watched) {
        watched.running++;
        watched.sinceNs = System.nanoTime();
      }
    }
  }

  @Override
  protected void onComplete(Request request, int status, HttpFields headers, Throwable failure) {
    Connection connection = request.getConnectionMetaData().getConnection();
    Watched watched = open.get(connection);
    if (watched != null) {
      synchronized (watched) {
        watched.running--;
        watched.sinceNs = 0;
        watched.bytesInBefore = connection.getBytesIn();
      }
    }
  }

  private void closeSlow() {
    long nowNs = System.nanoTime();
    open.forEach(
        (connection, watched) -> {
          Refusal reason = slowness(connection, watched, nowNs);
          if (reason != null) {
            refusals.count(reason);
            connection.getEndPoint().close(new SlowClientException());
          }
        });
  }

  /** Null for one that is not slow, or not the guard's business. */
  private Refusal slowness(Connection connection, Watched watched, long nowNs) {
    synchronized (watched) {
      if (!(connection instanceof ConnectionMetaData)) {
        // A WebSocket: its pings tell whether it is alive.
        return null;
      }
      if (watched.running > 0) {
        return isOver(watched.sinceNs, limits.requestMs(), nowNs) ? Refusal.SLOW_REQUEST : null;
      }
      if (connection.getBytesIn() == watched.bytesInBefore) {
        // Nothing has begun: that much waiting is Jetty's to end.
        return null;
      }
      if (watched.sinceNs == 0) {
        watched.sinceNs = nowNs;
      }
      return isOver(watched.sinceNs, limits.headerMs(), nowNs) ? Refusal.SLOW_HEADERS : null;
    }
  }

  private static boolean isOver(long sinceNs, int limitMs, long nowNs) {
    return nowNs - sinceNs > TimeUnit.MILLISECONDS.toNanos(limitMs);
  }

  @Override
  public void close() {
    look.close();
  }

  /** What those hear who still read or write on the connection; it happens all the time. */
  private static final class SlowClientException extends IOException {
    private static final long serialVersionUID = 1L;

    SlowClientException() {
      super("the client is too slow");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }
}
