package dev.onlinematch.bench;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.webrtc.LibWebRtcPeer;
import dev.onlinematch.wire.RelayChannels;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A player with a real libwebrtc, behind a {@link DelayedPath}. */
final class DistantPlayer implements AutoCloseable {

  private static final int DEADLINE_SECONDS = 30;
  private static final Pattern CANDIDATE =
      Pattern.compile("(a=candidate:\\S+ 1 udp \\d+ )(\\S+) (\\d+)", Pattern.CASE_INSENSITIVE);

  private final LibWebRtcPeer peer = new LibWebRtcPeer();
  private final CountDownLatch welcome = new CountDownLatch(1);
  private DelayedPath path;

  /** Hears frames of the relay, on a thread of libwebrtc. */
  @FunctionalInterface
  interface Listener {
    void onFrame(byte[] frame);
  }

  /** Enters a room; returns when the relay has welcomed him. */
  DistantPlayer(RelayUnderTest relay, String room, int roundTripMs, double loss, Listener listener)
      throws IOException, InterruptedException {
    for (Delivery delivery : Delivery.values()) {
      RTCDataChannelInit init = new RTCDataChannelInit();
      init.negotiated = true;
      init.id = RelayChannels.idOf(delivery);
      init.ordered = delivery != Delivery.UNRELIABLE;
      init.maxRetransmits = delivery == Delivery.RELIABLE ? -1 : 0;
      RTCDataChannel channel = peer.createDataChannel(delivery.toString(), init);
      channel.registerObserver(new Frames(listener));
    }
    String answer = relay.offer(Seat.open(room, "distant"), peer.offer());
    Matcher candidate = CANDIDATE.matcher(answer);
    if (!candidate.find()) {
      throw new IOException("no candidate in the answer:\n" + answer);
    }
    InetSocketAddress address =
        new InetSocketAddress(
            InetAddress.getLoopbackAddress(), Integer.parseInt(candidate.group(3)));
    path = new DelayedPath(address, roundTripMs, loss);
    peer.answer(candidate.replaceFirst("$1127.0.0.1 " + path.port()));
    if (!welcome.await(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("the distant player was not welcomed");
    }
  }

  DelayedPath path() {
    return path;
  }

  private final class Frames implements RTCDataChannelObserver {

    private final Listener listener;

    Frames(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void onBufferedAmountChange(long previousAmount) {
      // He only listens.
    }

    @Override
    public void onStateChange() {
      // The welcome says it.
    }

    @Override
    public void onMessage(RTCDataChannelBuffer buffer) {
      welcome.countDown();
      byte[] frame = new byte[buffer.data.remaining()];
      buffer.data.get(frame);
      listener.onFrame(frame);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    peer.close();
    if (path != null) {
      path.close();
    }
  }
}
