package dev.onlinematch.bench;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.webrtc.channel.ChannelConfig;
import dev.onlinematch.webrtc.channel.ChannelEvent;
import dev.onlinematch.webrtc.channel.ChannelOptions;
import dev.onlinematch.webrtc.channel.ChannelSendOutcome;
import dev.onlinematch.webrtc.channel.DataChannels;
import dev.onlinematch.webrtc.dtls.DialledDtls;
import dev.onlinematch.webrtc.sctp.SctpAssociation;
import dev.onlinematch.webrtc.sctp.SctpOptions;
import dev.onlinematch.webrtc.sctp.tx.SendOptions;
import dev.onlinematch.wire.RelayChannels;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Map;
import java.util.TreeMap;

/**
 * A WebRTC peer with a UDP socket and no thread: as much of a browser as a relay can tell. All
 * methods on the thread of its {@link LightPeers}.
 */
final class LightPeer {

  private static final long CHECK_EVERY_MS = 5_000;
  private static final long FIRST_CHECKS_MS = 20;
  private static final String PASSWORD = "theSamePasswordForAllOfThem";

  /** Hears what comes. */
  interface Listener {
    void onOpen(LightPeer peer);

    void onMessage(LightPeer peer, byte[] message);
  }

  private final LightPeers peers;
  private final Listener listener;
  private final String ufrag;
  private final DatagramChannel socket;
  private final DialledDtls dtls;
  private final DataChannels channels;
  private final byte[] packet = new byte[SctpOptions.defaults().mtuBytes()];
  private Map<String, String> remote = Map.of();
  private InetSocketAddress relay;
  private long nextCheckMs = Long.MAX_VALUE;
  private boolean isReachable;
  private boolean isConnected;
  private int openChannels;

  /** Set by {@link LightPeers}: it has to be asked for packets. */
  boolean isTouched;

  LightPeer(LightPeers peers, String ufrag, Selector selector, Listener listener)
      throws IOException {
    this.peers = peers;
    this.listener = listener;
    this.ufrag = ufrag;
    this.socket = DatagramChannel.open();
    socket.configureBlocking(false);
    socket.register(selector, SelectionKey.OP_READ, this);
    this.dtls = new DialledDtls(peers.identity(), this::write, () -> peers.wakeUp(this));
    this.channels =
        new DataChannels(
            new SctpAssociation(SctpOptions.defaults(), peers.random()),
            new ChannelOptions(true, 256 * 1024, 1024));
    for (Delivery delivery : Delivery.values()) {
      SendOptions options =
          delivery == Delivery.RELIABLE
              ? SendOptions.RELIABLE
              : new SendOptions(delivery == Delivery.UNRELIABLE, 0, SendOptions.UNLIMITED);
      channels.openNegotiated(RelayChannels.idOf(delivery), ChannelConfig.of("", options));
    }
  }

  String offer() {
    return String.join(
        "\r\n",
        "v=0",
        "o=- 1 1 IN IP4 127.0.0.1",
        "s=-",
        "t=0 0",
        "a=group:BUNDLE 0",
        "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
        "c=IN IP4 0.0.0.0",
        "a=mid:0",
        "a=ice-ufrag:" + ufrag,
        "a=ice-pwd:" + PASSWORD,
        "a=fingerprint:" + peers.identity().fingerprint(),
        "a=setup:actpass",
        "a=sctp-port:5000",
        "a=max-message-size:262144",
        "");
  }

  /** Connects to whom the answer names. */
  void answer(String sdp, long nowMs) throws IOException {
    remote = attributesOf(sdp);
    relay = addressIn(sdp);
    socket.connect(relay);
    check(nowMs);
  }

  /** Where the one who gave that answer is. */
  static InetSocketAddress addressIn(String answer) {
    String[] candidate = attributesOf(answer).get("candidate").split(" ", -1);
    return new InetSocketAddress(candidate[4], Integer.parseInt(candidate[5]));
  }

  private static Map<String, String> attributesOf(String sdp) {
    Map<String, String> attributes = new TreeMap<>();
    for (String line : sdp.split("\r\n", -1)) {
      int colon = line.indexOf(':');
      if (line.startsWith("a=") && colon > 0) {
        attributes.putIfAbsent(line.substring(2, colon), line.substring(colon + 1));
      }
    }
    return attributes;
  }

  private void check(long nowMs) {
    byte[] check = ConnectivityCheck.of(remote.get("ice-ufrag"), remote.get("ice-pwd"), ufrag);
    write(check, 0, check.length);
    nextCheckMs = nowMs + (isReachable ? CHECK_EVERY_MS : FIRST_CHECKS_MS);
  }

  private void write(byte[] bytes, int offset, int length) {
    try {
      socket.write(ByteBuffer.wrap(bytes, offset, length));
    } catch (IOException e) {
      // Lost, as UDP may.
    }
  }

  /** Takes all that has arrived. */
  void drain(ByteBuffer buffer, long nowMs) throws IOException {
    while (true) {
      buffer.clear();
      if (socket.read(buffer) <= 0) {
        return;
      }
      byte[] bytes = buffer.array();
      if (bytes[0] > 3) {
        dtls.handleDatagram(
            bytes, buffer.position(), data -> channels.handlePacket(data, 0, data.length, nowMs));
      } else if (ConnectivityCheck.isRequest(bytes, buffer.position())) {
        byte[] answer = ConnectivityCheck.answerTo(bytes, PASSWORD, relay);
        write(answer, 0, answer.length);
      } else if (!isReachable) {
        isReachable = true;
        nextCheckMs = nowMs + CHECK_EVERY_MS;
        dtls.start(peers.handshakes());
      }
    }
  }

  /** Tells what came, sends what there is. */
  void endRound(long nowMs) throws IOException {
    if (dtls.handleProgress()) {
      isConnected = true;
      channels.connect(nowMs);
    }
    for (ChannelEvent event = channels.pollEvent(nowMs);
        event != null;
        event = channels.pollEvent(nowMs)) {
      if (event instanceof ChannelEvent.Received received) {
        listener.onMessage(this, received.payload());
      } else if (event instanceof ChannelEvent.Opened
          && ++openChannels == Delivery.values().length) {
        listener.onOpen(this);
      }
    }
    flush(nowMs);
  }

  private void flush(long nowMs) throws IOException {
    if (!isConnected) {
      return;
    }
    for (int length = channels.pollPacket(packet, nowMs);
        length > 0;
        length = channels.pollPacket(packet, nowMs)) {
      dtls.send(packet, 0, length);
    }
  }

  /** Does what is due. */
  void handleTimeout(long nowMs) {
    if (nextCheckMs <= nowMs) {
      check(nowMs);
    }
    if (isConnected && channels.nextDeadlineMs() <= nowMs) {
      channels.handleTimeout(nowMs);
      peers.touch(this);
    }
  }

  /** Queues a message; returns whether there was room. */
  boolean send(Delivery delivery, byte[] message, long nowMs) {
    peers.touch(this);
    return channels.send(RelayChannels.idOf(delivery), false, message, nowMs)
        == ChannelSendOutcome.QUEUED;
  }

  boolean isOpen() {
    return socket.isOpen();
  }

  void close(long nowMs) throws IOException {
    channels.abort("closed");
    flush(nowMs);
    dtls.close();
    socket.close();
  }

  void vanish() throws IOException {
    socket.close();
  }
}
