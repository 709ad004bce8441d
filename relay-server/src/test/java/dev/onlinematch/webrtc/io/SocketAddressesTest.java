package dev.onlinematch.webrtc.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class SocketAddressesTest {

  private final ByteBuffer memory =
      ByteBuffer.allocateDirect(2 * SocketAddresses.BYTES).order(ByteOrder.nativeOrder());
  private final SocketAddresses inet = new SocketAddresses(memory, false);
  private final SocketAddresses inet6 = new SocketAddresses(memory, true);

  @Test
  void writesAndReadsIpv4InItsOwnForm() {
    InetSocketAddress address = new InetSocketAddress("203.0.113.7", 65_535);

    assertEquals(16, inet.write(0, address));

    assertEquals(address, inet.read(0));
    assertEquals((byte) 0xFF, memory.get(2));
    assertEquals((byte) 203, memory.get(4));
  }

  @Test
  void writesIpv4InTheFormOfIpv6AndReadsItAsIpv4() {
    InetSocketAddress address = new InetSocketAddress("203.0.113.7", 5_000);
    // What another address left behind.
    inet6.write(32, new InetSocketAddress("2001:db8:1:2:3:4:5:6", 7));

    assertEquals(28, inet6.write(32, address));

    assertEquals(address, inet6.read(32));
    assertEquals(Inet4Address.class, inet6.read(32).getAddress().getClass());
  }

  @Test
  void keepsTheScopeOfALinkLocalAddress() throws Exception {
    byte[] bytes = InetAddress.getByName("fe80::1").getAddress();
    for (int scope = 1; scope < 3; scope++) {
      InetAddress host = Inet6Address.getByAddress(null, bytes, scope);

      inet6.write(0, new InetSocketAddress(host, 9));

      assertEquals(scope, ((Inet6Address) inet6.read(0).getAddress()).getScopeId());
    }
  }

  @Test
  void givesTheSameObjectForTheSameSender() {
    inet6.write(0, new InetSocketAddress("10.0.0.1", 1));
    InetSocketAddress first = inet6.read(0);
    inet6.write(0, new InetSocketAddress("10.0.0.1", 2));
    assertEquals(2, inet6.read(0).getPort());

    inet6.write(0, new InetSocketAddress("10.0.0.1", 1));

    assertSame(first, inet6.read(0));
  }

  @Test
  void tellsManySendersApart() {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 20_000; i++) {
        InetSocketAddress address =
            new InetSocketAddress(i % 2 == 0 ? "10.0.0.1" : "2001:db8::1", 1 + i);
        inet6.write(0, address);
        assertEquals(address, inet6.read(0));
      }
    }
  }
}
