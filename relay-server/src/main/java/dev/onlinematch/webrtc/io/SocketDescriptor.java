package dev.onlinematch.webrtc.io;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What Linux calls a socket of this process. Java does not say; the kernel does, by way of the
 * inode.
 *
 * @param number the file descriptor
 * @param isInet6 whether addresses are given to it in IPv6's form, those of IPv4 too
 */
record SocketDescriptor(int number, boolean isInet6) {

  private static final Path OWN_DESCRIPTORS = Path.of("/proc/self/fd");
  private static final Path UDP = Path.of("/proc/self/net/udp");
  private static final Path UDP_6 = Path.of("/proc/self/net/udp6");

  // Of a line in those files: the local address in hexadecimal, and the inode.
  private static final int LOCAL_ADDRESS = 1;
  private static final int INODE = 9;

  /**
   * The one UDP socket of this process that is bound to that port, or null.
   *
   * @throws IOException where there is no such file system
   */
  static SocketDescriptor find(int localPort) throws IOException {
    Set<String> inet = inodes(UDP, localPort);
    Set<String> inet6 = inodes(UDP_6, localPort);
    SocketDescriptor found = null;
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(OWN_DESCRIPTORS)) {
      for (Path descriptor : descriptors) {
        String target = targetOf(descriptor);
        if (inet.contains(target) || inet6.contains(target)) {
          if (found != null) {
            // Two sockets on one port, with different addresses: which is ours?
            return null;
          }
          int number = Integer.parseInt(descriptor.getFileName().toString());
          found = new SocketDescriptor(number, inet6.contains(target));
        }
      }
    }
    return found;
  }

  private static Set<String> inodes(Path sockets, int localPort) throws IOException {
    Set<String> inodes = new HashSet<>();
    if (!Files.exists(sockets)) {
      return inodes;
    }
    List<String> lines = Files.readAllLines(sockets);
    for (String line : lines.subList(1, lines.size())) {
      String[] columns = line.trim().split("\\s+", -1);
      String port = columns[LOCAL_ADDRESS].substring(columns[LOCAL_ADDRESS].indexOf(':') + 1);
      if (Integer.parseInt(port, 16) == localPort) {
        inodes.add("socket:[" + columns[INODE] + "]");
      }
    }
    return inodes;
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
