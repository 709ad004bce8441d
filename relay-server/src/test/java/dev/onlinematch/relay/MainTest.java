package dev.onlinematch.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class MainTest {

  private final StringWriter err = new StringWriter();

  @Test
  void aTakenPortEndsInOneSentenceAndExitCode1() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertEquals(1, run("--port=" + taken.getLocalPort()));
      assertTrue(
          err.toString().startsWith("Port " + taken.getLocalPort() + " is already taken"),
          err.toString());
      assertFalse(err.toString().contains("Exception"), err.toString());
    }
  }

  @Test
  void optionsThatMakeNoSenseEndInTheUsageAndExitCode2() {
    for (String option :
        new String[] {"--port=70000", "--port=many", "--nakama=localhost:7350", "--what"}) {
      assertEquals(2, run(option), option);
      assertTrue(err.toString().contains("Usage: relay-server"), err.toString());
    }
  }

  private int run(String... arguments) {
    err.getBuffer().setLength(0);
    return Main.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
  }
}
