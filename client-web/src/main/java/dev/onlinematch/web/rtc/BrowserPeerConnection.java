package dev.onlinematch.web.rtc;

import dev.onlinematch.peer.DataChannel;
import dev.onlinematch.peer.DataChannelConfig;
import dev.onlinematch.peer.IceCandidate;
import dev.onlinematch.peer.PeerConnection;
import dev.onlinematch.peer.PeerConnectionState;
import dev.onlinematch.peer.PeerStats;
import dev.onlinematch.peer.SessionDescription;
import dev.onlinematch.web.w3c.Promise;
import dev.onlinematch.web.w3c.RTCIceCandidateInit;
import dev.onlinematch.web.w3c.RTCPeerConnection;
import dev.onlinematch.web.w3c.RTCPeerConnectionIceEvent;
import dev.onlinematch.web.w3c.RTCSessionDescriptionInit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.core.JSUndefined;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;

/** One {@code RTCPeerConnection}. The browser itself keeps operations in order. */
final class BrowserPeerConnection implements PeerConnection {

  private static final PeerStats UNKNOWN = new PeerStats(null, -1, 0, 0);

  private final RTCPeerConnection connection;
  private final Listener listener;
  // What the browser calls is held here too, for as long as it may call.
  private final EventListener<RTCPeerConnectionIceEvent> iceListener = this::handleIceCandidate;
  private final EventListener<Event> stateListener = event -> handleConnectionState();
  private final List<BrowserDataChannel> channels = new ArrayList<>();

  private PeerConnectionState state = PeerConnectionState.NEW;
  private boolean isClosed;

  BrowserPeerConnection(RTCPeerConnection connection, Listener listener) {
    this.connection = connection;
    this.listener = listener;
    connection.setOnIceCandidate(iceListener);
    connection.setOnConnectionStateChange(stateListener);
  }

  @Override
  public DataChannel createDataChannel(DataChannelConfig config) {
    try {
      BrowserDataChannel channel =
          new BrowserDataChannel(
              connection.createDataChannel(config.label(), Dictionaries.of(config)));
      channels.add(channel);
      return channel;
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("channel " + config.id() + " is refused", e);
    }
  }

  @Override
  public void setLocalDescription(Completion<SessionDescription> completion) {
    whenSettled(
        connection.setLocalDescription(),
        () -> completion.onSuccess(localDescription()),
        completion);
  }

  private SessionDescription localDescription() {
    RTCSessionDescriptionInit local = connection.getLocalDescription();
    return new SessionDescription(
        local.getType().equals("offer")
            ? SessionDescription.Type.OFFER
            : SessionDescription.Type.ANSWER,
        local.getSdp());
  }

  @Override
  public void setRemoteDescription(SessionDescription description, Completion<Void> completion) {
    whenSettled(
        connection.setRemoteDescription(Dictionaries.of(description)),
        () -> completion.onSuccess(null),
        completion);
  }

  /** A promise that is rejected, not an exception, is what the W3C gives for every refusal. */
  private void whenSettled(
      Promise<JSUndefined> promise, Runnable success, Completion<?> completion) {
    promise.then(
        nothing -> {
          if (!isClosed) {
            success.run();
          }
        },
        reason -> {
          if (!isClosed) {
            completion.onFailure(JSObjects.toString(reason));
          }
        });
  }

  @Override
  public void addIceCandidate(IceCandidate candidate) {
    connection.addIceCandidate(Dictionaries.of(candidate)).whenRejected(unusable -> {});
  }

  @Override
  public void restartIce() {
    connection.restartIce();
  }

  @Override
  public PeerConnectionState connectionState() {
    return state;
  }

  @Override
  public void getStats(Consumer<PeerStats> answer) {
    connection
        .getStats()
        .then(
            report -> answerUnlessClosed(answer, SelectedPair.read(report)),
            reason -> answerUnlessClosed(answer, UNKNOWN));
  }

  private void answerUnlessClosed(Consumer<PeerStats> answer, PeerStats stats) {
    if (!isClosed) {
      answer.accept(stats);
    }
  }

  @Override
  public void close() {
    isClosed = true;
    state = PeerConnectionState.CLOSED;
    connection.setOnIceCandidate(null);
    connection.setOnConnectionStateChange(null);
    for (BrowserDataChannel channel : channels) {
      channel.silence();
    }
    connection.close();
  }

  private void handleIceCandidate(RTCPeerConnectionIceEvent event) {
    if (isClosed) {
      return;
    }
    RTCIceCandidateInit candidate = event.getCandidate();
    if (candidate == null) {
      listener.onIceCandidate(new IceCandidate("", null, 0));
    } else if (!candidate.getCandidate().isEmpty()) {
      // An empty one ends one generation of candidates; null, which always follows, ends them all.
      listener.onIceCandidate(
          new IceCandidate(
              candidate.getCandidate(), candidate.getSdpMid(), candidate.getSdpMLineIndex()));
    }
  }

  private void handleConnectionState() {
    if (!isClosed) {
      state = stateOf(connection.getConnectionState());
      listener.onConnectionStateChange(state);
    }
  }

  private static PeerConnectionState stateOf(String name) {
    return switch (name) {
      case "new" -> PeerConnectionState.NEW;
      case "connecting" -> PeerConnectionState.CONNECTING;
      case "connected" -> PeerConnectionState.CONNECTED;
      case "disconnected" -> PeerConnectionState.DISCONNECTED;
      case "failed" -> PeerConnectionState.FAILED;
      default -> PeerConnectionState.CLOSED;
    };
  }
}
