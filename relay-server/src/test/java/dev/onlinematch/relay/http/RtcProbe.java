package dev.onlinematch.relay.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.webrtc.LibChannel;
import dev.onlinematch.webrtc.LibWebRtcPeer;
import dev.onlinematch.wire.MalformedException;
import dev.onlinematch.wire.RelayChannels;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import dev.onvoid.webrtc.RTCDataChannelInit;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.Map;

/** A player who comes over data channels, with libwebrtc in place of a browser. */
final class RtcProbe implements AutoCloseable {

  private final LibWebRtcPeer peer = new LibWebRtcPeer();
  private final Map<Delivery, LibChannel> channels = new EnumMap<>(Delivery.class);
  private final HttpProbe http;
  private HttpResponse<byte[]> answered;

  RtcProbe(int port) {
    http = new HttpProbe(port);
    for (Delivery channel : Delivery.values()) {
      RTCDataChannelInit init = new RTCDataChannelInit();
      init.negotiated = true;
      init.id = RelayChannels.idOf(channel);
      init.ordered = channel != Delivery.UNRELIABLE;
      init.maxRetransmits = channel == Delivery.RELIABLE ? -1 : 0;
      channels.put(channel, new LibChannel(peer.createDataChannel(channel.name(), init)));
    }
  }

  /** A complete offer. */
  String offer() {
    return peer.offer();
  }

  /** Connects, and waits for the channels. */
  RtcProbe enters(String token, String match, String session) throws InterruptedException {
    answered =
        http.send(
            "POST",
            "/relay/offer?match=" + match + "&session=" + session,
            peer.offer(),
            "Authorization",
            "Bearer " + token,
            "Content-Type",
            "application/sdp");
    if (answered.statusCode() != 201) {
      throw new AssertionError(answered + " " + new String(answered.body(), UTF_8));
    }
    peer.answer(new String(answered.body(), UTF_8));
    for (LibChannel channel : channels.values()) {
      channel.awaitOpen();
    }
    return this;
  }

  /** Path of the connection, as the server named it. */
  String location() {
    return answered.headers().firstValue("Location").orElseThrow();
  }

  /** Restarts ICE, and returns the status. */
  int restartsIce() {
    HttpResponse<byte[]> restarted =
        http.send("PATCH", location(), peer.restartOffer(), "Content-Type", "application/sdp");
    peer.answer(new String(restarted.body(), UTF_8));
    return restarted.statusCode();
  }

  void says(Delivery channel, RelayFrame.ToRelay frame) throws Exception {
    saysBytes(channel, RelayFrameCodec.encode(frame));
  }

  void saysBytes(Delivery channel, byte[] bytes) throws Exception {
    channels.get(channel).send(bytes, true);
  }

  /** The next frame on a channel. */
  RelayFrame.ToPlayer hears(Delivery channel) throws InterruptedException {
    try {
      return RelayFrameCodec.decodeToPlayer(channels.get(channel).next().bytes());
    } catch (MalformedException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits until the relay has closed the reliable channel. */
  void isHungUpOn() throws InterruptedException {
    channels.get(Delivery.RELIABLE).awaitClosed();
  }

  @Override
  public void close() {
    peer.close();
  }
}
