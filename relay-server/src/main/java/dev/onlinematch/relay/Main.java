package dev.onlinematch.relay;

import dev.onlinematch.relay.http.CannotListenException;
import dev.onlinematch.relay.http.ListenAddress;
import dev.onlinematch.relay.http.PageConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Serves until it is told to stop by Ctrl-C or SIGTERM. */
@Command(
    name = "relay-server",
    mixinStandardHelpOptions = true,
    description = "Serves the OnlineMatch demo, the relay and, for development, signalling.",
    footer =
        "Every option can also stand in the environment (--relay-udp-port as"
            + " ONLINEMATCH_RELAY_UDP_PORT) and in the file of --config (relay-udp-port=8081). The"
            + " command line counts first, then the environment, then the file.")
public final class Main implements Callable<Integer> {

  private static final int WRONG_OPTIONS = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A file with options, one a line, as port=9000.")
  private Path config;

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
      names = "--development",
      arity = "0..1",
      fallbackValue = "true",
      description =
          "Take keys that everybody knows, and let the page offer what only developers want. Always"
              + " so with the embedded signalling server.")
  private boolean development;

  @Option(
      names = "--ice-server",
      paramLabel = "URL",
      split = ",",
      description =
          "A STUN server for the players, as stun:stun.example.org:3478. May be given again; needed"
              + " where players are not in one network.")
  private List<String> iceServers = List.of();

  @Mixin private SignallingFlags signalling;
  @Mixin private RelayFlags relay;
  @Mixin private TurnFlags turn;
  @Mixin private ServerLimitFlags limits;

  private Main() {}

  /** Exit codes: 0 stopped, 1 could not start, 2 wrong options. */
  public static void main(String[] arguments) {
    LogOutput.install();
    int exitCode = run(System.getenv(), arguments);
    // Only when something went wrong: a normal end leaves the JVM to the hook that asked for it.
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  private static int run(Map<String, String> environment, String... arguments) {
    CommandLine command = commandLine();
    try {
      command.setDefaultValueProvider(OptionSources.of(command, environment, arguments));
    } catch (ParameterException e) {
      command.getErr().println(e.getMessage());
      return WRONG_OPTIONS;
    }
    return command.execute(arguments);
  }

  /** All options, without any values yet. */
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
    if (config != null) {
      // OptionSources has read it already.
      out.println("Configured by " + config + ".");
    }
    out.println("Ctrl-C stops the server.");
    out.flush();
    stopped.await();
    return 0;
  }

  /**
   * What the options say, wherever they stand.
   *
   * @throws ParameterException if they contradict each other
   */
  ServerOptions options() {
    boolean isDevelopment = development || signalling.isEmbedded();
    KnownKeys knownKeys = new KnownKeys(isDevelopment);
    try {
      SignallingServer server = signalling.signalling(knownKeys);
      RelayOptions relayed = relay.relay(host, server.tellsMembers(), limits.entries());
      TurnOptions turned = turn.turn(knownKeys, relay.entryRules(limits.entries()));
      if (turned != null && !turned.hasServer() && relayed == null) {
        throw new IllegalArgumentException(
            "--network-relay=forced needs a TURN server (--turn) or the relay: otherwise nobody"
                + " could play");
      }
      return new ServerOptions(
          new ListenAddress(host, port),
          server,
          iceServers.stream()
              .map(url -> new PageConfig.IceServer(List.of(url), null, null))
              .toList(),
          isDevelopment,
          relayed,
          turned,
          new ServerLimits(limits.http(), limits.signalling(), relay.proxies()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private static String nameOf(String host) {
    return host.equals("127.0.0.1") || host.equals("0.0.0.0") ? "localhost" : host;
  }
}
