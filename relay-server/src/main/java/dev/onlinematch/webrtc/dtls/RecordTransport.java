package dev.onlinematch.webrtc.dtls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.DatagramTransport;

/**
 * What Bouncy Castle believes to be its network.
 *
 * <p>While the handshake runs, its thread waits here for records and leaves its datagrams here, and
 * the owner brings and fetches them. Afterwards the owner calls Bouncy Castle itself: there is one
 * record or none, nobody waits, and output goes straight on.
 */
final class RecordTransport implements DatagramTransport {

  // IPv6's least MTU, 1280, less the headers of IPv6 and UDP: never fragmented. Three bytes less,
  // so
  // that a protected record that fills a datagram carries a multiple of four: full datagrams of a
  // handshake and of data are equally long.
  static final int MAX_DATAGRAM_BYTES = 1_229;

  // A record of a handshake, with room for a generous certificate.
  private static final int MAX_RECORD_BYTES = 4_096;

  // Two flights of a handshake are about ten records, doubled by repetition.
  private static final int MAX_QUEUED_RECORDS = 32;

  // All that a peer may send in one handshake, retransmissions included.
  private static final int MAX_HANDSHAKE_BYTES = 64 * 1024;
  private static final int MAX_HANDSHAKE_RECORDS = 256;

  private static final byte[] ABORT = {};

  private final BlockingQueue<byte[]> inbound = new ArrayBlockingQueue<>(MAX_QUEUED_RECORDS);
  private final BlockingQueue<byte[]> outbound = new ArrayBlockingQueue<>(MAX_QUEUED_RECORDS);
  private final ByteArrayOutputStream flight = new ByteArrayOutputStream(MAX_DATAGRAM_BYTES);
  private final Runnable wakeUp;
  private volatile boolean isAborted;
  private int bytesIn;
  private int recordsIn;

  // Set by the owner once the handshake's thread is done with this object.
  private DatagramOutput direct;
  private DtlsRecord current;
  private boolean isClosed;

  RecordTransport(Runnable wakeUp) {
    this.wakeUp = wakeUp;
  }

  // ---- the owner's side while the handshake runs

  /** Brings a record; it is dropped when the peer has sent more than a handshake can need. */
  void offer(byte[] record) {
    bytesIn += record.length;
    recordsIn++;
    if (bytesIn <= MAX_HANDSHAKE_BYTES
        && recordsIn <= MAX_HANDSHAKE_RECORDS
        && record.length <= MAX_RECORD_BYTES) {
      inbound.offer(record);
    }
  }

  /** Sends what the handshake has left here. */
  void flushTo(DatagramOutput output) {
    for (byte[] datagram = outbound.poll(); datagram != null; datagram = outbound.poll()) {
      output.send(datagram, 0, datagram.length);
    }
  }

  /** Makes the handshake fail as soon as it looks. */
  void abort() {
    isAborted = true;
    inbound.clear();
    inbound.offer(ABORT);
  }

  boolean isAborted() {
    return isAborted;
  }

  // ---- the owner's side afterwards

  /**
   * From now on the owner calls Bouncy Castle itself. Sends the last flight only now: what the
   * client says to it must not arrive before the owner knows of the success.
   */
  void connect(DatagramOutput output) {
    flushTo(output);
    output.send(flight.toByteArray(), 0, flight.size());
    direct = output;
    inbound.clear();
  }

  void setCurrent(DtlsRecord record) {
    current = record;
  }

  /** Whether Bouncy Castle has closed the connection. */
  boolean isClosed() {
    return isClosed;
  }

  // ---- Bouncy Castle's side

  @Override
  public int getReceiveLimit() {
    if (direct == null) {
      return MAX_RECORD_BYTES;
    }
    // Bouncy Castle makes a new array of this length for each record.
    return current == null ? 0 : current.length();
  }

  @Override
  public int getSendLimit() {
    return MAX_DATAGRAM_BYTES;
  }

  @Override
  public int receive(byte[] buf, int off, int len, int waitMillis) throws IOException {
    return direct == null ? receiveWaiting(buf, off, len, waitMillis) : receiveCurrent(buf, off);
  }

  private int receiveWaiting(byte[] buf, int off, int len, int waitMillis) throws IOException {
    flush();
    byte[] record;
    try {
      record = isAborted ? ABORT : inbound.poll(waitMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the pool is shutting down", e);
    }
    if (record == null) {
      return -1;
    }
    if (record.length == 0) {
      throw new IOException("given up");
    }
    int length = Math.min(record.length, len);
    System.arraycopy(record, 0, buf, off, length);
    return length;
  }

  private int receiveCurrent(byte[] buf, int off) throws IOException {
    if (current == null) {
      // Returning "nothing" would make Bouncy Castle ask again until a millisecond has passed.
      throw new NothingThere();
    }
    int length = current.length();
    System.arraycopy(current.bytes(), current.offset(), buf, off, length);
    current = null;
    return length;
  }

  @Override
  public void send(byte[] buf, int off, int len) {
    if (direct != null) {
      direct.send(buf, off, len);
    } else if (buf[off] != DtlsRecord.ALERT) {
      // No alert leaves before we know the peer: it would answer whoever forged a ClientHello, and
      // the browser, for whom it is as good as ours, would give up.
      if (flight.size() + len > MAX_DATAGRAM_BYTES) {
        flush();
      }
      flight.write(buf, off, len);
    }
  }

  // Passes on what has been collected: a whole flight in as few datagrams as it fits.
  private void flush() {
    if (flight.size() > 0) {
      outbound.offer(flight.toByteArray());
      flight.reset();
      wakeUp.run();
    }
  }

  @Override
  public void close() {
    isClosed = true;
  }

  /** Thrown for every record that is not application data, so it carries no stack trace. */
  private static final class NothingThere extends InterruptedIOException {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }
}
