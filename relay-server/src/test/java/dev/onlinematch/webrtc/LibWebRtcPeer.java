package dev.onlinematch.webrtc;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsType;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The peer connection of a browser without the browser: libwebrtc, in this process. */
public final class LibWebRtcPeer implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 20;

  // One for all tests: each has threads of its own, and none of them ends cleanly.
  private static final PeerConnectionFactory FACTORY =
      new PeerConnectionFactory(new AudioDeviceModule(AudioLayer.kDummyAudio));

  private final CountDownLatch gathered = new CountDownLatch(1);
  private final CountDownLatch connected = new CountDownLatch(1);
  private final BlockingQueue<RTCDataChannel> incoming = new LinkedBlockingQueue<>();
  private final RTCPeerConnection connection;

  /** A peer connection without servers. */
  public LibWebRtcPeer() {
    this(new RTCConfiguration());
  }

  /** A peer connection. */
  public LibWebRtcPeer(RTCConfiguration configuration) {
    connection = FACTORY.createPeerConnection(configuration, new Observer());
  }

  /** Whether libwebrtc's native part exists for this machine. */
  public static boolean isAvailable() {
    return System.getProperty("os.arch").matches("amd64|x86_64|aarch64");
  }

  /** The W3C method. */
  public RTCDataChannel createDataChannel(String label, RTCDataChannelInit init) {
    return connection.createDataChannel(label, init);
  }

  /** Makes an offer, sets it, and waits until it holds all candidates. */
  public String offer() {
    return offer(new RTCOfferOptions());
  }

  /** The same, for an ICE restart. */
  public String restartOffer() {
    connection.restartIce();
    return offer(new RTCOfferOptions());
  }

  private String offer(RTCOfferOptions options) {
    CompletableFuture<RTCSessionDescription> made = new CompletableFuture<>();
    connection.createOffer(options, completingDescription(made));
    return setLocal(made);
  }

  /** Sets an offer, and makes an answer that holds all candidates. */
  public String answerTo(String offer) {
    CompletableFuture<Void> set = new CompletableFuture<>();
    connection.setRemoteDescription(
        new RTCSessionDescription(RTCSdpType.OFFER, offer), completing(set));
    await(set);
    CompletableFuture<RTCSessionDescription> made = new CompletableFuture<>();
    connection.createAnswer(new RTCAnswerOptions(), completingDescription(made));
    return setLocal(made);
  }

  private static CreateSessionDescriptionObserver completingDescription(
      CompletableFuture<RTCSessionDescription> made) {
    return new CreateSessionDescriptionObserver() {
      @Override
      public void onSuccess(RTCSessionDescription description) {
        made.complete(description);
      }

      @Override
      public void onFailure(String error) {
        made.completeExceptionally(new IllegalStateException(error));
      }
    };
  }

  /** The kinds of candidates in the local description, each once. */
  public List<String> candidateTypes() {
    TreeSet<String> types = new TreeSet<>();
    for (String line : connection.getLocalDescription().sdp.split("\r\n", -1)) {
      int at = line.indexOf(" typ ");
      if (at >= 0) {
        types.add(line.substring(at + 5).split(" ", 2)[0]);
      }
    }
    return List.copyOf(types);
  }

  /** The kind of our candidate of the pair that is in use. */
  public String usedCandidateType() {
    CompletableFuture<String> found = new CompletableFuture<>();
    connection.getStats(
        report -> {
          Map<String, RTCStats> stats = report.getStats();
          String type = "none";
          for (RTCStats one : stats.values()) {
            if (one.getType() == RTCStatsType.TRANSPORT) {
              Object pair = one.getAttributes().get("selectedCandidatePairId");
              Object local = stats.get(pair).getAttributes().get("localCandidateId");
              type = String.valueOf(stats.get(local).getAttributes().get("candidateType"));
            }
          }
          found.complete(type);
        });
    return await(found);
  }

  private String setLocal(CompletableFuture<RTCSessionDescription> made) {
    CompletableFuture<Void> set = new CompletableFuture<>();
    connection.setLocalDescription(await(made), completing(set));
    await(set);
    await(gathered, "all candidates");
    return connection.getLocalDescription().sdp;
  }

  /** Sets an answer, or throws with what libwebrtc says of it. */
  public void answer(String sdp) {
    CompletableFuture<Void> set = new CompletableFuture<>();
    connection.setRemoteDescription(
        new RTCSessionDescription(RTCSdpType.ANSWER, sdp), completing(set));
    await(set);
  }

  /** Waits for a channel that the other side opens. */
  public RTCDataChannel nextDataChannel() {
    try {
      RTCDataChannel channel = incoming.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (channel == null) {
        throw new AssertionError("waited in vain for a channel");
      }
      return channel;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until ICE and DTLS are up. */
  public void awaitConnected() {
    await(connected, "the connection");
  }

  /** The W3C attribute. */
  public RTCPeerConnectionState connectionState() {
    return connection.getConnectionState();
  }

  @Override
  public void close() {
    connection.close();
  }

  private static SetSessionDescriptionObserver completing(CompletableFuture<Void> set) {
    return new SetSessionDescriptionObserver() {
      @Override
      public void onSuccess() {
        set.complete(null);
      }

      @Override
      public void onFailure(String error) {
        set.completeExceptionally(new IllegalStateException(error));
      }
    };
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch, String what) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("waited in vain for " + what);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Observer implements PeerConnectionObserver {

    @Override
    public void onIceCandidate(RTCIceCandidate candidate) {
      // They stand in the local description too.
    }

    @Override
    public void onDataChannel(RTCDataChannel channel) {
      incoming.add(channel);
    }

    @Override
    public void onIceGatheringChange(RTCIceGatheringState state) {
      if (state == RTCIceGatheringState.COMPLETE) {
        gathered.countDown();
      }
    }

    @Override
    public void onConnectionChange(RTCPeerConnectionState state) {
      if (state == RTCPeerConnectionState.CONNECTED) {
        connected.countDown();
      }
    }
  }
}
