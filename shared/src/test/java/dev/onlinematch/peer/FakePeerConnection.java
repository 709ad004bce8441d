package dev.onlinematch.peer;

import dev.onlinematch.time.Scheduler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One end of a connection in {@link FakePeerConnections}. Its descriptions are text that names the
 * connection and a credential ("ufrag"), enough for the other end to find it.
 */
public final class FakePeerConnection implements PeerConnection {

  final FakePeerConnections network;
  final FakeDevice device;
  private final int id;
  private final PeerConfiguration configuration;
  private final FakePeerConnections.PageEvents page;
  private final Map<Integer, FakeDataChannel> channels = new TreeMap<>();
  private final ArrayDeque<Consumer<Runnable>> operations = new ArrayDeque<>();
  private final Set<String> remoteCandidates = new LinkedHashSet<>();
  private final List<SessionDescription> localDescriptions = new ArrayList<>();
  private boolean isOperating;
  private boolean isRestartWanted;
  private boolean isPathBroken;
  private boolean isClosed;
  private boolean hasRemoteTurn;
  private int localUfrag;
  private int remoteUfrag;
  private boolean hasPendingOffer;
  private boolean isDescribed;
  private FakePeerConnection remote;
  private PeerConnectionState state = PeerConnectionState.NEW;
  private PeerConnectionState heardState = PeerConnectionState.NEW;
  private Scheduler.Timer silence;

  FakePeerConnection(
      FakePeerConnections network,
      int id,
      FakeDevice device,
      PeerConfiguration configuration,
      FakePeerConnections.PageEvents page) {
    this.network = network;
    this.id = id;
    this.device = device;
    this.configuration = configuration;
    this.page = page;
  }

  /** What it was made with. */
  public PeerConfiguration configuration() {
    return configuration;
  }

  /** Every local description so far. */
  public List<SessionDescription> localDescriptions() {
    return localDescriptions;
  }

  /** The candidate lines of the other side that were added, with TURN or without. */
  public Set<String> remoteCandidates() {
    return remoteCandidates;
  }

  /** The channels by id. */
  public Map<Integer, FakeDataChannel> channels() {
    return channels;
  }

  /** Whether it was closed from this side. */
  public boolean isClosed() {
    return isClosed;
  }

  @Override
  public DataChannel createDataChannel(DataChannelConfig config) {
    if (channels.containsKey(config.id())) {
      throw new IllegalArgumentException("channel id " + config.id() + " is taken");
    }
    DataChannelConfig real =
        network.ignoresMaxRetransmits()
            ? new DataChannelConfig(
                config.id(), config.label(), config.ordered(), DataChannelConfig.UNLIMITED)
            : config;
    FakeDataChannel channel = new FakeDataChannel(this, real);
    channels.put(config.id(), channel);
    return channel;
  }

  @Override
  public void setLocalDescription(Completion<SessionDescription> completion) {
    chain(
        done -> {
          boolean isAnswer = hasPendingOffer;
          if (localUfrag == 0 || isRestartWanted) {
            localUfrag++;
            isRestartWanted = false;
          }
          hasPendingOffer = false;
          isDescribed = isAnswer;
          SessionDescription description =
              new SessionDescription(
                  isAnswer ? SessionDescription.Type.ANSWER : SessionDescription.Type.OFFER,
                  "v=0\r\ns=" + id + "/" + localUfrag + "\r\n");
          localDescriptions.add(description);
          tellPage(() -> completion.onSuccess(description));
          gather();
          enter(PeerConnectionState.CONNECTING);
          network.scheduler.schedule(network.latencyMs(), this::maybeConnect);
          done.run();
        });
  }

  @Override
  public void setRemoteDescription(SessionDescription description, Completion<Void> completion) {
    chain(
        done -> {
          int[] named = parse(description.sdp());
          FakePeerConnection described = named == null ? null : network.byId(named[0]);
          boolean isWanted =
              description.type() == SessionDescription.Type.OFFER
                  || (localUfrag > 0 && !hasPendingOffer);
          if (described == null || !isWanted || (remote != null && remote != described)) {
            tellPage(() -> completion.onFailure("InvalidStateError or InvalidAccessError"));
          } else {
            remote = described;
            if (named[1] != remoteUfrag) {
              remoteUfrag = named[1];
              if (description.type() == SessionDescription.Type.OFFER && localUfrag > 0) {
                // The other side restarts ICE: so does the answer.
                isRestartWanted = true;
              }
              isPathBroken = false;
            }
            hasPendingOffer = description.type() == SessionDescription.Type.OFFER;
            isDescribed = !hasPendingOffer;
            tellPage(() -> completion.onSuccess(null));
            network.scheduler.schedule(network.latencyMs(), this::maybeConnect);
          }
          done.run();
        });
  }

  @Override
  public void addIceCandidate(IceCandidate candidate) {
    chain(
        done -> {
          remoteCandidates.add(candidate.candidate());
          hasRemoteTurn |= candidate.isTurnRelay();
          network.scheduler.schedule(network.latencyMs(), this::maybeConnect);
          done.run();
        });
  }

  @Override
  public void restartIce() {
    isRestartWanted = true;
  }

  @Override
  public PeerConnectionState connectionState() {
    return isClosed ? PeerConnectionState.CLOSED : heardState;
  }

  @Override
  public void getStats(Consumer<PeerStats> answer) {
    network.scheduler.schedule(
        1,
        () -> {
          PeerStats.Path path = state == PeerConnectionState.CONNECTED ? path() : null;
          PeerStats stats = new PeerStats(path, 2 * network.latencyMs(), 0, 0);
          tellPage(() -> answer.accept(stats));
        });
  }

  @Override
  public void close() {
    FakePeerConnection other = remote;
    boolean isHeard = other != null && canReach() && !isClosed;
    die();
    if (isHeard) {
      network.scheduler.schedule(network.latencyMs(), other::onRemoteClosed);
    }
  }

  /** Gone without a word. */
  void die() {
    isClosed = true;
    cancelSilence();
    operations.clear();
  }

  /** Lets the page hear of something, unless it has closed the connection by then. */
  void tellPage(Runnable event) {
    page.loop()
        .accept(
            () -> {
              if (!isClosed) {
                event.run();
              }
            });
  }

  boolean isBetween(FakeDevice one, FakeDevice other) {
    return remote != null
        && ((device == one && remote.device == other) || (device == other && remote.device == one));
  }

  boolean concerns(FakeDevice one) {
    return !isClosed && (device == one || (remote != null && remote.device == one));
  }

  /** Whether packets get through at this moment. */
  boolean canReach() {
    return remote != null
        && !isClosed
        && !remote.isClosed
        && !isPathBroken
        && !remote.isPathBroken
        && device.canReach(remote.device)
        && path() != null;
  }

  FakeDataChannel remoteChannel(int channelId) {
    return remote == null ? null : remote.channels.get(channelId);
  }

  void onPathChanged() {
    if (remote == null || device.canReach(remote.device)) {
      onPathHealed();
    } else {
      onPathCut();
    }
  }

  void onPathBroken() {
    isPathBroken = true;
    onPathCut();
  }

  private void onPathCut() {
    if (state == PeerConnectionState.CONNECTED && silence == null) {
      silence =
          network.scheduler.schedule(
              FakePeerConnections.DISCONNECTED_AFTER_MS,
              () -> {
                enter(PeerConnectionState.DISCONNECTED);
                silence =
                    network.scheduler.schedule(
                        FakePeerConnections.FAILED_AFTER_MS
                            - FakePeerConnections.DISCONNECTED_AFTER_MS,
                        () -> enter(PeerConnectionState.FAILED));
              });
    }
  }

  private void onPathHealed() {
    maybeConnect();
    if (canReach()) {
      cancelSilence();
      if (state == PeerConnectionState.DISCONNECTED) {
        enter(PeerConnectionState.CONNECTED);
      }
      channels.values().forEach(FakeDataChannel::flush);
    }
  }

  private void onRemoteClosed() {
    if (!isClosed) {
      channels.values().forEach(FakeDataChannel::onRemoteClosed);
      onPathCut();
    }
  }

  private PeerStats.Path path() {
    boolean isTurnOnly =
        configuration.iceTransportPolicy() == IceTransportPolicy.RELAY
            || remote.configuration.iceTransportPolicy() == IceTransportPolicy.RELAY;
    PeerStats.Path best = device.pathTo(remote.device);
    if (best == PeerStats.Path.DIRECT && !isTurnOnly) {
      return best;
    }
    return best != null && (hasRemoteTurn || remote.hasRemoteTurn) ? PeerStats.Path.TURN : null;
  }

  private void maybeConnect() {
    boolean isPaired =
        remote != null
            && remote.remote == this
            && isDescribed
            && remote.isDescribed
            && remoteUfrag == remote.localUfrag
            && remote.remoteUfrag == localUfrag;
    boolean hasCandidates =
        remote != null && !(remoteCandidates.isEmpty() && remote.remoteCandidates.isEmpty());
    if (isPaired && hasCandidates && canReach()) {
      connected();
      remote.connected();
    }
  }

  private void connected() {
    cancelSilence();
    isPathBroken = false;
    enter(PeerConnectionState.CONNECTED);
    // After a restart that nobody had noticed the need of, too: what was sent meanwhile comes
    // again.
    network.scheduler.schedule(
        network.latencyMs(),
        () -> {
          channels.values().forEach(FakeDataChannel::open);
          channels.values().forEach(FakeDataChannel::flush);
        });
  }

  private void gather() {
    if (configuration.iceTransportPolicy() == IceTransportPolicy.ALL) {
      candidate(1, "candidate:1 1 udp 2130706431 " + device.name + ".local 50000 typ host");
      candidate(20, "candidate:2 1 udp 1694498815 198.51.100." + id % 250 + " 50001 typ srflx");
    }
    for (IceServer server : configuration.iceServers()) {
      if (server.isTurn()) {
        candidate(25, "candidate:3 1 udp 16777215 203.0.113.9 50002 typ relay");
        return;
      }
    }
  }

  private void candidate(int afterMs, String line) {
    network.scheduler.schedule(
        afterMs,
        () -> tellPage(() -> page.listener().onIceCandidate(new IceCandidate(line, "0", 0))));
  }

  private void enter(PeerConnectionState next) {
    boolean isEstablished =
        state == PeerConnectionState.CONNECTED || state == PeerConnectionState.DISCONNECTED;
    if (isClosed || state == next || (next == PeerConnectionState.CONNECTING && isEstablished)) {
      return;
    }
    state = next;
    network.scheduler.schedule(
        0,
        () ->
            tellPage(
                () -> {
                  heardState = next;
                  page.listener().onConnectionStateChange(next);
                }));
  }

  private void cancelSilence() {
    if (silence != null) {
      silence.cancel();
      silence = null;
    }
  }

  // W3C "operations chain": one after the other, none inside the call.
  private void chain(Consumer<Runnable> operation) {
    operations.add(operation);
    if (!isOperating) {
      next();
    }
  }

  private void next() {
    Consumer<Runnable> operation = operations.poll();
    isOperating = operation != null && !isClosed;
    if (isOperating) {
      network.scheduler.schedule(
          0,
          () -> {
            if (!isClosed) {
              operation.accept(this::next);
            }
          });
    }
  }

  private static int[] parse(String sdp) {
    int start = sdp.indexOf("s=");
    int slash = sdp.indexOf('/', Math.max(start, 0));
    int end = sdp.indexOf('\r', Math.max(slash, 0));
    if (start < 0 || slash < 0 || end < 0) {
      return null;
    }
    try {
      return new int[] {
        Integer.parseInt(sdp.substring(start + 2, slash)),
        Integer.parseInt(sdp.substring(slash + 1, end))
      };
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
