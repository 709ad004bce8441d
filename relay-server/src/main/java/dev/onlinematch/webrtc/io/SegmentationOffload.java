package dev.onlinematch.webrtc.io;

import com.sun.jna.Native;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Linux to cut what is sent on a socket into datagrams of one size ({@code UDP_SEGMENT},
 * udp(7), since 4.18): many datagrams to one peer then cost one system call and one way through the
 * network stack. Java has no name for this option, so the C library is asked.
 */
final class SegmentationOffload {

  private static final Logger LOG = LoggerFactory.getLogger(SegmentationOffload.class);

  // <netinet/udp.h>: the same on all processors.
  private static final int SOL_UDP = 17;
  private static final int UDP_SEGMENT = 103;

  private static final Path OWN_DESCRIPTORS = Path.of("/proc/self/fd");
  private static final List<Path> UDP_SOCKETS =
      List.of(Path.of("/proc/self/net/udp"), Path.of("/proc/self/net/udp6"));

  // Of a line in those files: the local address in hexadecimal, and the inode.
  private static final int LOCAL_ADDRESS = 1;
  private static final int INODE = 9;

  private SegmentationOffload() {}

  /** The C library's function. Registered on first use, so that other systems never look for it. */
  private static final class LibC {
    static {
      Native.register(LibC.class, "c");
    }

    private LibC() {}

    static native int setsockopt(
        int socket, int level, int name, IntByReference value, int valueBytes);
  }

  /**
   * Switches it on for the one UDP socket of this process that is bound to that port.
   *
   * @return whether it is on; if not, everything else works as ever
   */
  static boolean enable(int localPort, int segmentBytes) {
    try {
      int descriptor = descriptorOf(localPort);
      return descriptor >= 0
          && LibC.setsockopt(
                  descriptor, SOL_UDP, UDP_SEGMENT, new IntByReference(segmentBytes), Integer.BYTES)
              == 0;
    } catch (IOException | RuntimeException | LinkageError e) {
      // Another system, a container without /proc, a processor that the library was not built for.
      LOG.debug("no segmentation offload here", e);
      return false;
    }
  }

  // Java does not say which descriptor a channel has; the kernel does, by way of the inode.
  private static int descriptorOf(int localPort) throws IOException {
    Set<String> wanted = new HashSet<>();
    for (Path sockets : UDP_SOCKETS) {
      if (Files.exists(sockets)) {
        addInodes(Files.readAllLines(sockets), localPort, wanted);
      }
    }
    int found = -1;
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(OWN_DESCRIPTORS)) {
      for (Path descriptor : descriptors) {
        if (wanted.contains(targetOf(descriptor))) {
          if (found >= 0) {
            // Two sockets on one port, with different addresses: which is ours?
            return -1;
          }
          found = Integer.parseInt(descriptor.getFileName().toString());
        }
      }
    }
    return found;
  }

  private static void addInodes(List<String> lines, int localPort, Set<String> inodes) {
    for (String line : lines.subList(1, lines.size())) {
      String[] columns = line.trim().split("\\s+", -1);
      String port = columns[LOCAL_ADDRESS].substring(columns[LOCAL_ADDRESS].indexOf(':') + 1);
      if (Integer.parseInt(port, 16) == localPort) {
        inodes.add("socket:[" + columns[INODE] + "]");
      }
    }
  }

  private static String targetOf(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      // Closed since it was listed.
      return "";
    }
  }
}
