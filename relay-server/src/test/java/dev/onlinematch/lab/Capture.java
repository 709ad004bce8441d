package dev.onlinematch.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What passes a network interface, by tcpdump. */
public final class Capture implements AutoCloseable {

  private static final long START_SECONDS = 15;

  /** Of Ethernet, IP and what is within: more is not read. */
  private static final int HEADERS_BYTES = 128;

  private final Process process;
  private final Path file;
  private final Path log;

  private Capture(Process process, Path file, Path log) {
    this.process = process;
    this.file = file;
    this.log = log;
  }

  static Capture start(List<String> before, String device)
      throws IOException, InterruptedException {
    Path program = DebianProgram.find("tcpdump", "tcpdump");
    Path file = Files.createTempFile("capture", ".pcap");
    Path log = Files.createTempFile("capture", ".log");
    List<String> command = new ArrayList<>(before);
    command.addAll(
        List.of(
            program.toString(),
            "--interface=" + device,
            "--snapshot-length=" + HEADERS_BYTES,
            "--packet-buffered",
            "--relinquish-privileges=root",
            "-w",
            file.toString()));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Capture capture = new Capture(process, file, log);
    capture.awaitListening();
    return capture;
  }

  private void awaitListening() throws IOException, InterruptedException {
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!Files.readString(log).contains("listening on")) {
      if (!process.isAlive() || System.nanoTime() > deadlineNs) {
        String said = Files.readString(log);
        close();
        throw new IllegalStateException("tcpdump did not start: " + said);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** Ends it, and reads what has passed. */
  public List<CapturedPacket> stop() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("tcpdump does not end");
    }
    return CapturedPacket.readAll(Files.readAllBytes(file));
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(file);
    Files.deleteIfExists(log);
  }
}
