package dev.onlinematch.link;

import dev.onlinematch.peer.IceCandidate;
import dev.onlinematch.peer.PeerConnection;
import dev.onlinematch.peer.PeerConnectionState;
import dev.onlinematch.peer.PeerConnectionUnavailableException;
import dev.onlinematch.peer.SessionDescription;
import dev.onlinematch.signalling.LinkAnswer;
import dev.onlinematch.signalling.LinkCandidates;
import dev.onlinematch.signalling.LinkOffer;
import dev.onlinematch.signalling.LinkSignal;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.DropCounter;
import java.util.ArrayList;
import java.util.List;

/**
 * One peer connection of a link, from its first offer to its close: descriptions, candidates,
 * channels. A repaired link may have several, one after the other; {@link #generation()} tells them
 * apart.
 */
final class LinkConnection implements PeerConnection.Listener, LinkChannels.Events {

  private final LinkSettings settings;
  private final Owner owner;
  private final DropCounter<LinkDrop> drops;
  private final PeerConnection connection;
  private final LinkChannels channels;
  private final CandidateBatch outgoing;
  private final List<IceCandidate> early = new ArrayList<>();
  private int generation;
  private int round;
  private String localSdp;
  private boolean hasRemoteDescription;
  private boolean isAnswered;
  private boolean isClosed;
  private Scheduler.Timer repeatTimer;

  /** Opens a connection; nothing is said yet. */
  LinkConnection(LinkSettings settings, int generation, Owner owner, DropCounter<LinkDrop> drops)
      throws PeerConnectionUnavailableException {
    this.settings = settings;
    this.generation = generation;
    this.owner = owner;
    this.drops = drops;
    this.outgoing =
        new CandidateBatch(
            settings.scheduler(),
            settings.timeouts().candidateBatchMs(),
            batch -> owner.signal(new LinkCandidates(this.generation, batch)));
    this.connection =
        settings
            .peerConnections()
            .create(settings.candidatePolicy().configure(settings.iceServers()), this);
    this.channels = new LinkChannels(connection, this);
  }

  int generation() {
    return generation;
  }

  PeerConnection peerConnection() {
    return connection;
  }

  LinkChannels channels() {
    return channels;
  }

  /** Whether messages can travel: connected, and all three channels open. */
  boolean isUsable() {
    return !isClosed
        && connection.connectionState() == PeerConnectionState.CONNECTED
        && channels.areOpen();
  }

  /**
   * Offers, for the first time or anew with an ICE restart, and repeats until there is an answer.
   */
  void offer() {
    round++;
    isAnswered = false;
    localSdp = null;
    cancelRepeat();
    if (round > 1) {
      connection.restartIce();
      outgoing.clear();
    }
    connection.setLocalDescription(new DescribeAs(round, true));
  }

  /** The other side offers: answers, or says the answer again when it was missed. */
  void handleOffer(LinkOffer offer) {
    if (generation == 0) {
      // Made before anybody knew which generation would come: it is this one.
      generation = offer.generation();
    }
    if (offer.round() == round && localSdp != null) {
      sendAnswer();
      outgoing.repeat();
    } else if (offer.round() > round) {
      round = offer.round();
      localSdp = null;
      outgoing.clear();
      setRemote(SessionDescription.Type.OFFER, offer.sdp());
      connection.setLocalDescription(new DescribeAs(round, false));
    } else {
      drops.count(LinkDrop.STALE_SIGNAL);
    }
  }

  void handleAnswer(LinkAnswer answer) {
    if (answer.round() != round || isAnswered || localSdp == null) {
      drops.count(LinkDrop.STALE_SIGNAL);
      return;
    }
    isAnswered = true;
    cancelRepeat();
    setRemote(SessionDescription.Type.ANSWER, answer.sdp());
  }

  void handleCandidates(LinkCandidates candidates) {
    for (IceCandidate candidate : candidates.candidates()) {
      if (!settings.candidatePolicy().allows(candidate)) {
        drops.count(LinkDrop.FORBIDDEN_CANDIDATE);
      } else if (hasRemoteDescription) {
        connection.addIceCandidate(candidate);
      } else if (early.size() < CandidateBatch.MOST_PER_CONNECTION) {
        early.add(candidate);
      } else {
        drops.count(LinkDrop.REFUSED_SIGNAL);
      }
    }
  }

  /** Closes it. Nothing is heard of it afterwards. */
  void close() {
    isClosed = true;
    cancelRepeat();
    outgoing.cancel();
    connection.close();
  }

  @Override
  public void onIceCandidate(IceCandidate candidate) {
    if (isClosed || candidate.isEndOfCandidates()) {
      return;
    }
    if (settings.candidatePolicy().allows(candidate)) {
      outgoing.add(candidate);
    } else {
      drops.count(LinkDrop.FORBIDDEN_CANDIDATE);
    }
  }

  @Override
  public void onConnectionStateChange(PeerConnectionState state) {
    if (!isClosed) {
      owner.onConnectionState(this, state);
    }
  }

  @Override
  public void onChannelOpen() {
    if (!isClosed) {
      owner.onConnectionState(this, connection.connectionState());
    }
  }

  @Override
  public void onChannelClosed() {
    if (!isClosed) {
      owner.onBroken(this, "a channel was closed");
    }
  }

  @Override
  public void onFrame(Delivery delivery, byte[] frame) {
    if (!isClosed) {
      owner.onFrame(this, delivery, frame);
    }
  }

  private void setRemote(SessionDescription.Type type, String sdp) {
    SessionDescription description =
        new SessionDescription(type, settings.candidatePolicy().filter(sdp));
    connection.setRemoteDescription(
        description,
        new PeerConnection.Completion<>() {
          @Override
          public void onSuccess(Void nothing) {
            if (!isClosed) {
              hasRemoteDescription = true;
              early.forEach(connection::addIceCandidate);
              early.clear();
            }
          }

          @Override
          public void onFailure(String reason) {
            refused(reason);
          }
        });
  }

  private void refused(String reason) {
    if (!isClosed) {
      drops.count(LinkDrop.REFUSED_SIGNAL);
      owner.onBroken(this, reason);
    }
  }

  private void sendOffer() {
    owner.signal(new LinkOffer(generation, round, localSdp));
    repeatTimer =
        settings
            .scheduler()
            .schedule(
                settings.timeouts().offerRepeatMs(),
                () -> {
                  sendOffer();
                  outgoing.repeat();
                });
  }

  private void sendAnswer() {
    owner.signal(new LinkAnswer(generation, round, localSdp));
  }

  private void cancelRepeat() {
    if (repeatTimer != null) {
      repeatTimer.cancel();
      repeatTimer = null;
    }
  }

  /** What becomes of a local description when the platform has made it. */
  private final class DescribeAs implements PeerConnection.Completion<SessionDescription> {

    private final int forRound;
    private final boolean isOffer;

    DescribeAs(int forRound, boolean isOffer) {
      this.forRound = forRound;
      this.isOffer = isOffer;
    }

    @Override
    public void onSuccess(SessionDescription description) {
      if (isClosed || forRound != round) {
        return;
      }
      localSdp = settings.candidatePolicy().filter(description.sdp());
      if (isOffer) {
        sendOffer();
      } else {
        sendAnswer();
      }
    }

    @Override
    public void onFailure(String reason) {
      if (forRound == round) {
        refused(reason);
      }
    }
  }

  /** The link that this connection serves. */
  interface Owner {

    /** Something to be said to the other side. */
    void signal(LinkSignal signal);

    /** The state changed, or a channel opened. */
    void onConnectionState(LinkConnection connection, PeerConnectionState state);

    /** It cannot be saved by an ICE restart. */
    void onBroken(LinkConnection connection, String reason);

    /** A frame arrived. */
    void onFrame(LinkConnection connection, Delivery delivery, byte[] frame);
  }
}
