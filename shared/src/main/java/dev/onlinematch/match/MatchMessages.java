package dev.onlinematch.match;

import dev.onlinematch.link.PlayerLink;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.MessageTransport;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.transport.SendResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The messages of whatever match there is at the moment. */
final class MatchMessages implements MessageTransport {

  private final Supplier<Participation> current;
  private Receiver receiver;

  /** {@code current} gives null outside a match. */
  MatchMessages(Supplier<Participation> current) {
    this.current = current;
  }

  void deliver(PeerId from, Delivery delivery, byte[] payload) {
    if (receiver != null) {
      receiver.onMessage(from, delivery, payload);
    }
  }

  @Override
  public PeerId myPeerId() {
    Participation participation = current.get();
    Player me = participation == null ? null : participation.me();
    return me == null ? null : me.peerId();
  }

  @Override
  public PeerId hostPeerId() {
    Participation participation = current.get();
    if (participation == null || participation.hostSession() == null) {
      return null;
    }
    Player host = participation.roster().player(participation.hostSession());
    return host == null ? null : host.peerId();
  }

  @Override
  public List<PeerId> otherPeers() {
    List<PeerId> others = new ArrayList<>();
    Participation participation = current.get();
    if (participation != null) {
      for (Player player : participation.roster().players()) {
        if (!player.sessionId().equals(participation.mySession())) {
          others.add(player.peerId());
        }
      }
    }
    return others;
  }

  @Override
  public SendResult send(PeerId to, Delivery delivery, byte[] payload) {
    if (!otherPeers().contains(to)) {
      return SendResult.NO_SUCH_PEER;
    }
    PlayerLink link = link(to);
    if (link != null) {
      return link.send(delivery, payload);
    }
    // Matched and not yet come: there is nothing that could keep a message.
    return delivery == Delivery.RELIABLE ? SendResult.BUFFER_FULL : SendResult.DROPPED;
  }

  @Override
  public int bufferedAmount(PeerId to, Delivery delivery) {
    PlayerLink link = link(to);
    return link == null ? 0 : link.bufferedAmount(delivery);
  }

  @Override
  public void setReceiver(Receiver receiver) {
    this.receiver = receiver;
  }

  private PlayerLink link(PeerId peerId) {
    Participation participation = current.get();
    Player player = participation == null ? null : participation.roster().player(peerId);
    return player == null ? null : participation.link(player.sessionId());
  }
}
