package dev.onlinematch.webrtc.sctp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onlinematch.webrtc.sctp.SctpEvent.MessageReceived;
import dev.onlinematch.webrtc.sctp.tx.SendOptions;
import dev.onlinematch.webrtc.sctp.tx.SendOutcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A peer played by a test, byte by byte, against a real association: "Z" is the association, "A"
 * the script. Time moves only by {@link #advance}.
 */
final class ScriptedPeer {

  static final int A_TAG = 0x0A0A0A0A;
  static final int Z_TAG = 0x5A5A5A5A;
  static final int A_TSN = 1000;
  static final int Z_TSN = 7000;

  final SctpAssociation z;
  final List<SctpEvent> events = new ArrayList<>();
  int zTag = Z_TAG;
  long nowMs = 1_000_000;
  private final byte[] buffer = new byte[65_535];

  ScriptedPeer(SctpOptions options, int zTag, int zTsn) {
    this.z = new SctpAssociation(options, new ScriptedRandom(1, zTag, zTsn));
  }

  /** An association that nobody has begun. */
  static ScriptedPeer closed() {
    return new ScriptedPeer(SctpOptions.defaults(), Z_TAG, Z_TSN);
  }

  /** An association that has sent its INIT. */
  static ScriptedPeer cookieWait() {
    ScriptedPeer a = closed();
    a.z.connect(a.nowMs);
    assertEquals("[INIT]", a.receive().toString());
    return a;
  }

  /** An association that has sent its COOKIE-ECHO. */
  static ScriptedPeer cookieEchoed() {
    ScriptedPeer a = cookieWait();
    a.send(a.initAck());
    assertEquals("[COOKIE_ECHO]", a.receive().toString());
    return a;
  }

  /** An association that A has set up. */
  static ScriptedPeer established() {
    return closed().establish(64, Wire.extensions());
  }

  static ScriptedPeer established(SctpOptions options) {
    return new ScriptedPeer(options, Z_TAG, Z_TSN).establish(64, Wire.extensions());
  }

  ScriptedPeer establish(int streams, byte[] extensions) {
    return establish(streams, A_TSN, extensions);
  }

  ScriptedPeer establish(int streams, int aTsn, byte[] extensions) {
    // A -> INIT -> Z, A <- INIT-ACK <- Z, A -> COOKIE-ECHO -> Z, A <- COOKIE-ACK <- Z
    byte[] cookie = cookieFor(Wire.init(Wire.INIT, A_TAG, streams, aTsn, extensions));
    sendWithTag(zTag, Wire.chunk(Wire.COOKIE_ECHO, 0, cookie));
    assertEquals("[COOKIE_ACK]", receive().toString());
    events.clear();
    return this;
  }

  /** Sends an INIT, and takes the cookie out of the answer. */
  byte[] cookieFor(byte[] init) {
    sendWithTag(0, init);
    SeenChunk initAck = receiveOnly("INIT_ACK");
    zTag = initAck.u32(0);
    return initAck.parameter(7, 16);
  }

  byte[] initAck(byte[]... more) {
    return Wire.init(
        Wire.INIT_ACK,
        A_TAG,
        64,
        A_TSN,
        Wire.parameter(7, Wire.hex("c00c1e00 01020304")),
        Wire.extensions(),
        Wire.concat(more));
  }

  /** A packet of A with these chunks. */
  void send(byte[]... chunks) {
    sendWithTag(zTag, chunks);
  }

  void sendWithTag(int tag, byte[]... chunks) {
    sendBytes(Wire.packet(tag, chunks));
  }

  void sendBytes(byte[] packet) {
    z.handlePacket(packet, 0, packet.length, nowMs);
    takeEvents();
  }

  /** Z's user sends a message. */
  SendOutcome zSends(int streamId, int length, SendOptions options) {
    byte[] payload = new byte[length];
    Arrays.fill(payload, (byte) 'z');
    return z.send(streamId, 51, payload, options, nowMs);
  }

  /** Everything that Z sends now, chunk by chunk. */
  List<SeenChunk> receive() {
    List<SeenChunk> chunks = new ArrayList<>();
    for (List<SeenChunk> packet : receivePackets()) {
      chunks.addAll(packet);
    }
    return chunks;
  }

  /** Everything that Z sends now, packet by packet. */
  List<List<SeenChunk>> receivePackets() {
    List<List<SeenChunk>> packets = new ArrayList<>();
    int length = z.pollPacket(buffer, nowMs);
    while (length > 0) {
      packets.add(read(Arrays.copyOf(buffer, length)));
      length = z.pollPacket(buffer, nowMs);
    }
    takeEvents();
    return packets;
  }

  /** The only chunk that Z sends now. */
  SeenChunk receiveOnly(String type) {
    List<SeenChunk> chunks = receive();
    assertEquals("[" + type + "]", chunks.toString());
    return chunks.get(0);
  }

  /** Lets time pass, and everything happen that is due; returns what Z sends meanwhile. */
  List<SeenChunk> advance(long ms) {
    long untilMs = nowMs + ms;
    List<SeenChunk> sent = new ArrayList<>(receive());
    while (z.nextDeadlineMs() <= untilMs) {
      nowMs = z.nextDeadlineMs();
      z.handleTimeout(nowMs);
      sent.addAll(receive());
    }
    nowMs = untilMs;
    return sent;
  }

  /** Texts of the messages that Z's user got, each once. */
  List<String> takeMessages() {
    List<String> texts = new ArrayList<>();
    for (SctpEvent event : events) {
      if (event instanceof MessageReceived message) {
        texts.add(new String(message.payload(), StandardCharsets.UTF_8));
      }
    }
    events.removeIf(event -> event instanceof MessageReceived);
    return texts;
  }

  String state() {
    return z.status().state();
  }

  private static List<SeenChunk> read(byte[] packet) {
    int tag = java.nio.ByteBuffer.wrap(packet).getInt(4);
    List<SeenChunk> chunks = new ArrayList<>();
    for (int at = 12; at < packet.length; at += (SeenChunk.lengthAt(packet, at) + 3) & ~3) {
      chunks.add(new SeenChunk(tag, packet, at));
    }
    return chunks;
  }

  private void takeEvents() {
    for (SctpEvent event = z.pollEvent(); event != null; event = z.pollEvent()) {
      events.add(event);
    }
  }
}
