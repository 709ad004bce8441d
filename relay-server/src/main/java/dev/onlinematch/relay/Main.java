package dev.onlinematch.relay;

import dev.onlinematch.nakama.engine.EngineOptions;
import dev.onlinematch.relay.http.CannotListenException;
import dev.onlinematch.relay.http.ListenAddress;
import dev.onlinematch.relay.http.PageConfig;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Serves until it is told to stop by Ctrl-C or SIGTERM. */
@Command(
    name = "relay-server",
    mixinStandardHelpOptions = true,
    description = "Serves the OnlineMatch demo and, for development, the signalling server.")
public final class Main implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "TCP port for page and signalling; 0 for any free one (default: 8080).")
  private int port;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen on (default: 127.0.0.1, this computer alone). 0.0.0.0 lets other"
              + " devices of your network in.")
  private String host;

  @Option(
      names = "--nakama",
      paramLabel = "URL",
      description =
          "A Nakama server for the page to use, as http://localhost:7350. Without it an embedded"
              + " one is started, which is for development and keeps nothing.")
  private URI nakama;

  @Option(
      names = "--server-key",
      defaultValue = "defaultkey",
      description = "socket.server_key of that Nakama (default: defaultkey).")
  private String serverKey;

  @Option(
      names = "--ice-server",
      paramLabel = "URL",
      description =
          "A STUN server for the players, as stun:stun.example.org:3478. May be given again; needed"
              + " where players are not in one network.")
  private List<String> iceServers = List.of();

  @Option(
      names = "--relay",
      paramLabel = "ENTRY",
      defaultValue = "members",
      description =
          "Who may use the relay: members (of a match of the embedded signalling server; the"
              + " default there, elsewhere the relay is off), off, or everybody (for load tests on"
              + " this computer).")
  private RelayEntry relay;

  @Option(
      names = "--relay-udp-port",
      paramLabel = "PORT",
      defaultValue = "8081",
      description =
          "UDP port of the relay, at the same address; 0 for any free one (default: 8081).")
  private int relayUdpPort;

  @Option(
      names = "--relay-public-address",
      paramLabel = "IP",
      description =
          "An address under which players reach the relay, where it is not this computer's own (as"
              + " in a cloud). May be given again.")
  private List<InetAddress> relayPublicAddresses = List.of();

  @Option(
      names = "--relay-find-public-address",
      description =
          "Ask the cloud, or the STUN servers of ice4j's configuration, for that address.")
  private boolean relayFindsPublicAddress;

  @Option(
      names = "--debug-page",
      description = "Serve /debug, the relay's rooms and connections as JSON, to this computer.")
  private boolean hasDebugPage;

  /** The words of {@code --relay}. */
  private enum RelayEntry {
    MEMBERS,
    OFF,
    EVERYBODY
  }

  private Main() {}

  /** Exit codes: 0 stopped, 1 could not start, 2 wrong options. */
  public static void main(String[] arguments) {
    int exitCode = commandLine().execute(arguments);
    // Only when something went wrong: a normal end leaves the JVM to the hook that asked for it.
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    OnlineMatchServer server;
    try {
      server = OnlineMatchServer.start(options());
    } catch (CannotListenException e) {
      err.println(e.getMessage());
      return 1;
    }
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  stopped.countDown();
                },
                "stop"));
    out.println("Play at http://" + nameOf(host) + ":" + server.port() + " — open it in two tabs");
    out.println("Ctrl-C stops the server.");
    out.flush();
    stopped.await();
    return 0;
  }

  private ServerOptions options() {
    try {
      return new ServerOptions(
          new ListenAddress(host, port),
          nakama == null
              ? new SignallingServer.Embedded(EngineOptions.development())
              : new SignallingServer.Elsewhere(nakama, serverKey),
          iceServers.stream()
              .map(url -> new PageConfig.IceServer(List.of(url), null, null))
              .toList(),
          nakama == null,
          relay());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private RelayOptions relay() {
    RelayOptions.Udp udp =
        new RelayOptions.Udp(host, relayUdpPort, relayPublicAddresses, relayFindsPublicAddress);
    RelayOptions options =
        switch (relay) {
          case MEMBERS -> nakama == null ? RelayOptions.usual(udp) : null;
          case OFF -> null;
          case EVERYBODY -> RelayOptions.openToEverybody(udp);
        };
    return options != null && hasDebugPage ? options.withDebugPage() : options;
  }

  private static String nameOf(String host) {
    return host.equals("127.0.0.1") || host.equals("0.0.0.0") ? "localhost" : host;
  }
}
