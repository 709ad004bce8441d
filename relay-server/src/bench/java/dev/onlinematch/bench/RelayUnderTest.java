package dev.onlinematch.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The relay, as a process of its own, measured from outside. */
final class RelayUnderTest implements AutoCloseable {

  private static final int START_SECONDS = 120;

  /** Ticks of /proc/PID/stat. Linux has had this number on all of our platforms for decades. */
  private static final double TICKS_PER_SECOND = 100;

  private final Process process;
  private final URI base;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * What a process has used so far.
   *
   * @param userSeconds of processors
   * @param kernelSeconds the same, spent in the kernel
   */
  record Cpu(double userSeconds, double kernelSeconds) {
    double totalSeconds() {
      return userSeconds + kernelSeconds;
    }

    Cpu since(Cpu before) {
      return new Cpu(userSeconds - before.userSeconds, kernelSeconds - before.kernelSeconds);
    }
  }

  /** Starts one for everybody, without limits, and waits until it serves. */
  RelayUnderTest(int cpu, Jvm jvm) throws IOException, InterruptedException {
    this(cpu, jvm, "everybody");
  }

  /**
   * Starts one and waits until it serves.
   *
   * @param cpu pins it where the system can, -1 does not
   * @param entry who may use the relay: {@code everybody}, or {@code members}, with all limits
   */
  RelayUnderTest(int cpu, Jvm jvm, String entry) throws IOException, InterruptedException {
    int port = freePort();
    List<String> command = new ArrayList<>();
    if (cpu >= 0) {
      command.addAll(List.of("taskset", "-c", Integer.toString(cpu)));
    }
    command.add(jvm.java().toString());
    command.addAll(jvm.allOptions());
    command.addAll(
        List.of(
            "-jar",
            Jvm.jar().toString(),
            "--port=" + port,
            "--relay-udp-port=0",
            "--relay=" + entry));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(new File("target/bench-relay.log"))
            .start();
    base = URI.create("http://127.0.0.1:" + port);
    for (int i = 0; !isUp(); i++) {
      if (i > START_SECONDS * 10 || !process.isAlive()) {
        throw new IOException("the relay does not start");
      }
      Thread.sleep(100);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private boolean isUp() throws InterruptedException {
    try {
      return get("/health").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  URI uri() {
    return base;
  }

  long pid() {
    return process.pid();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(base.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Brings an offer to a room, and returns the answer. */
  String offer(Seat seat, String sdp) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(seat.offerPath()))
            .header("Content-Type", "application/sdp")
            .header("Authorization", "Bearer " + seat.token())
            .POST(HttpRequest.BodyPublishers.ofString(sdp))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IOException("offer: " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  /** Where a player gets in by a WebSocket. */
  URI socketUri(Seat seat) {
    return URI.create("ws://" + base.getAuthority() + seat.socketPath());
  }

  /** Everything that should be the same again when everybody has gone. */
  Vitals vitals() throws IOException, InterruptedException {
    long descriptors = 0;
    long sockets = 0;
    long heapKiB = heapKiB();
    try (DirectoryStream<Path> open = Files.newDirectoryStream(file("fd"))) {
      for (Path descriptor : open) {
        String what = target(descriptor);
        descriptors += what.isEmpty() ? 0 : 1;
        sockets += what.startsWith("socket:") ? 1 : 0;
      }
    }
    return new Vitals(heapKiB, rssKiB(), threads(), descriptors, sockets);
  }

  /** Nothing when it was closed since it was listed: the process goes on while it is counted. */
  private static String target(Path descriptor) throws IOException {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  /** The lines of {@code /metrics} whose figure is not 0, of names that begin so. */
  String metrics(String prefix) throws IOException, InterruptedException {
    return get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(prefix) && !line.endsWith(" 0.0"))
        .collect(Collectors.joining("\n"));
  }

  Cpu cpu() throws IOException {
    String stat = Files.readString(file("stat"), UTF_8);
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return new Cpu(
        Long.parseLong(fields[11]) / TICKS_PER_SECOND,
        Long.parseLong(fields[12]) / TICKS_PER_SECOND);
  }

  /** Resident memory. */
  long rssKiB() throws IOException {
    return status("VmRSS:");
  }

  long threads() throws IOException {
    return status("Threads:");
  }

  private long status(String name) throws IOException {
    for (String line : Files.readAllLines(file("status"))) {
      if (line.startsWith(name)) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("no " + name);
  }

  /** Live heap after a full collection. */
  long heapKiB() throws IOException, InterruptedException {
    jcmd("GC.run");
    double bytes = 0;
    for (String line : get("/metrics").body().split("\n", -1)) {
      if (line.startsWith("jvm_memory_used_bytes{area=\"heap\"")) {
        bytes += Double.parseDouble(line.substring(line.lastIndexOf(' ')));
      }
    }
    return (long) bytes / 1024;
  }

  private void jcmd(String command) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private Path file(String name) {
    return Path.of("/proc", Long.toString(process.pid()), name);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
