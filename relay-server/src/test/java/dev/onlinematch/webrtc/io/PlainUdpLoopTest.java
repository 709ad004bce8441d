package dev.onlinematch.webrtc.io;

import java.io.IOException;
import java.net.InetSocketAddress;

/** The same where there is no Linux to talk to. */
class PlainUdpLoopTest extends UdpLoopTest {

  @Override
  UdpPort open(InetSocketAddress local, int fullBytes) throws IOException {
    return new UdpPort(local, fullBytes, false);
  }
}
