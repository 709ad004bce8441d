package dev.onlinematch.relay;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.concurrent.atomic.LongAdder;

/**
 * The standard error, to which the log goes, where it does not matter whether that can be written:
 * a full disk costs lines of the log, which are counted, and nobody his match.
 */
final class LogOutput extends OutputStream {

  private static final LongAdder FAILURES = new LongAdder();

  private final OutputStream target;

  LogOutput(OutputStream target) {
    this.target = target;
  }

  /** From now on the process's standard error is one. */
  static void install() {
    System.setErr(
        new PrintStream(
            new LogOutput(new FileOutputStream(FileDescriptor.err)),
            true,
            Charset.defaultCharset()));
  }

  /** How often something could not be written. */
  static long failures() {
    return FAILURES.sum();
  }

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    try {
      target.write(bytes, offset, length);
    } catch (IOException e) {
      FAILURES.increment();
    }
  }
}
