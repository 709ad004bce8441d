package dev.onlinematch.webrtc.dtls;

/** Where a {@link DtlsEndpoint} puts its datagrams, on the thread of whoever called it. */
@FunctionalInterface
public interface DatagramOutput {

  /** Sends {@code length} bytes from {@code offset} on; the array is not the receiver's to keep. */
  void send(byte[] bytes, int offset, int length);
}
