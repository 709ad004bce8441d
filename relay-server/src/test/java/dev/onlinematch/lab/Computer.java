package dev.onlinematch.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A player's computer. */
public final class Computer {

  private final Namespace namespace;
  private final Path scripts;

  /**
   * A namespace as a computer.
   *
   * @param scripts where to keep scripts that start programs
   */
  public Computer(Namespace namespace, Path scripts) {
    this.namespace = namespace;
    this.scripts = scripts;
  }

  /** A script that runs a program there, with the script's own arguments. */
  public Path program(Path program) throws IOException {
    Path script = scripts.resolve(namespace.name() + "-" + program.getFileName());
    Files.writeString(
        script,
        "#!/bin/sh\nexec " + String.join(" ", namespace.exec()) + " " + program + " \"$@\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }

  /** Leaves the network where it is for another one, as a telephone does that leaves the house. */
  public void moveTo(Lan lan) {
    namespace.ip("link del " + Lan.DEVICE);
    lan.plug(namespace);
  }

  /** All addresses that it has now. */
  public List<InetAddress> addresses() throws IOException {
    return namespace.addresses(Lan.DEVICE);
  }

  /** What passes its network interface from now on. */
  public Capture capture() throws IOException, InterruptedException {
    return Capture.start(namespace.exec(), Lan.DEVICE);
  }
}
