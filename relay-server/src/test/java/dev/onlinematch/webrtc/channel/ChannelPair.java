package dev.onlinematch.webrtc.channel;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.webrtc.sctp.BufferLimits;
import dev.onlinematch.webrtc.sctp.SctpAssociation;
import dev.onlinematch.webrtc.sctp.SctpOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Two ends of a connection and a perfect network: "client" and "server" as in DTLS. */
final class ChannelPair {

  final DataChannels client;
  final DataChannels server;

  /** The associations, for what a well-behaved peer would never send. */
  final SctpAssociation clientAssociation;

  final SctpAssociation serverAssociation;

  final List<ChannelEvent> clientEvents = new ArrayList<>();
  final List<ChannelEvent> serverEvents = new ArrayList<>();

  /** {@link ChannelEvent.BufferedAmountLow} of both sides; kept apart because they come often. */
  int lowEvents;

  long nowMs = 1000;
  private final byte[] packet = new byte[1200];

  ChannelPair() {
    this(256 * 1024, 256 * 1024);
  }

  /** What each side takes; each is told the other's. */
  ChannelPair(int clientTakes, int serverTakes) {
    clientAssociation = association(1, clientTakes);
    serverAssociation = association(2, serverTakes);
    client = new DataChannels(clientAssociation, new ChannelOptions(true, serverTakes, 64));
    server = new DataChannels(serverAssociation, new ChannelOptions(false, clientTakes, 64));
  }

  private static SctpAssociation association(int seed, int maxMessageBytes) {
    BufferLimits limits = new BufferLimits(1 << 20, 1 << 20, maxMessageBytes, 64);
    return new SctpAssociation(SctpOptions.defaults().withBuffers(limits), new SeededRandom(seed));
  }

  ChannelPair connected() {
    client.connect(nowMs);
    server.connect(nowMs);
    settle();
    return this;
  }

  /** Carries packets to and fro until nobody has any more. */
  void settle() {
    boolean isBusy = true;
    while (isBusy) {
      isBusy = carry(client, server, clientEvents);
      isBusy |= carry(server, client, serverEvents);
    }
  }

  /** Lets time pass in small steps. */
  void advance(long ms) {
    for (long end = nowMs + ms; nowMs < end; nowMs += 10) {
      client.handleTimeout(nowMs);
      server.handleTimeout(nowMs);
      settle();
    }
  }

  private boolean carry(DataChannels from, DataChannels to, List<ChannelEvent> events) {
    for (ChannelEvent e = from.pollEvent(nowMs); e != null; e = from.pollEvent(nowMs)) {
      if (e instanceof ChannelEvent.BufferedAmountLow) {
        lowEvents++;
      } else {
        events.add(e);
      }
    }
    boolean isBusy = false;
    int length = from.pollPacket(packet, nowMs);
    while (length > 0) {
      isBusy = true;
      to.handlePacket(Arrays.copyOf(packet, length), 0, length, nowMs);
      length = from.pollPacket(packet, nowMs);
    }
    return isBusy;
  }

  /** What the server received, as text. */
  List<String> serverReceived() {
    return received(serverEvents);
  }

  List<String> clientReceived() {
    return received(clientEvents);
  }

  private static List<String> received(List<ChannelEvent> events) {
    List<String> texts = new ArrayList<>();
    for (ChannelEvent event : events) {
      if (event instanceof ChannelEvent.Received message) {
        texts.add(
            message.id()
                + (message.isText() ? " text " : " binary ")
                + new String(message.payload(), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }
}
