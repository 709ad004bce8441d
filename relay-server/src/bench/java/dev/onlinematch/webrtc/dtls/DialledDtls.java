package dev.onlinematch.webrtc.dtls;

import dev.onlinematch.wire.MalformedException;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;

/**
 * The client's end of a DTLS connection, for a peer that dials. Driven like {@link DtlsEndpoint}:
 * one thread owns it, the handshake runs elsewhere and calls {@code wakeUp}.
 */
public final class DialledDtls {

  private final DtlsIdentity identity;
  private final DatagramOutput output;
  private final Runnable wakeUp;
  private final RecordTransport transport;
  private volatile DTLSTransport handshaken;
  private volatile IOException failure;
  private DTLSTransport connection;

  /** A connection that has not begun. */
  public DialledDtls(DtlsIdentity identity, DatagramOutput output, Runnable wakeUp) {
    this.identity = identity;
    this.output = output;
    this.wakeUp = wakeUp;
    this.transport = new RecordTransport(wakeUp);
  }

  /** Begins the handshake; it occupies a thread until it is over. */
  public void start(Executor threads) {
    threads.execute(
        () -> {
          try {
            handshaken = new DTLSClientProtocol().connect(new DiallingClient(identity), transport);
          } catch (IOException e) {
            failure = e;
          }
          wakeUp.run();
        });
  }

  /**
   * Sends what the handshake has to send; call when woken up.
   *
   * @return whether the connection has come up with this call
   * @throws IOException if the handshake failed
   */
  public boolean handleProgress() throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (connection != null) {
      return false;
    }
    boolean isDone = handshaken != null;
    transport.flushTo(output);
    if (isDone) {
      connection = handshaken;
      transport.connect(output);
    }
    return isDone;
  }

  /** Takes a datagram; {@code onPacket} gets what was in it. */
  public void handleDatagram(byte[] bytes, int length, Consumer<byte[]> onPacket)
      throws IOException {
    try {
      for (int at = 0; at < length; ) {
        DtlsRecord record = DtlsRecord.at(bytes, at, length);
        if (connection == null) {
          transport.offer(record.copy());
        } else if (record.epoch() > 0) {
          receive(record, onPacket);
        }
        at = record.end();
      }
    } catch (MalformedException e) {
      throw new IOException(e);
    }
  }

  private void receive(DtlsRecord record, Consumer<byte[]> onPacket) throws IOException {
    byte[] packet = new byte[Math.max(1, record.length() - 37)];
    transport.setCurrent(record);
    try {
      int length = connection.receive(packet, 0, packet.length, 1);
      if (length == packet.length) {
        onPacket.accept(packet);
      }
    } catch (java.io.InterruptedIOException e) {
      // No application data.
    } finally {
      transport.setCurrent(null);
    }
  }

  /** Sends a packet; only when connected. */
  public void send(byte[] packet, int offset, int length) throws IOException {
    connection.send(packet, offset, length);
  }

  /** Says goodbye, if there is a connection. */
  public void close() throws IOException {
    transport.abort();
    if (connection != null) {
      connection.close();
    }
  }
}
