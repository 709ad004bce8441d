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
    Membership members = members();
    Player me = members == null ? null : members.me();
    return me == null ? null : me.peerId();
  }

  @Override
  public PeerId hostPeerId() {
    Membership members = members();
    if (members == null || members.hostSession() == null) {
      return null;
    }
    Player host = members.roster().player(members.hostSession());
    return host == null ? null : host.peerId();
  }

  @Override
  public List<PeerId> otherPeers() {
    List<PeerId> others = new ArrayList<>();
    Membership members = members();
    if (members != null) {
      for (Player player : members.roster().players()) {
        if (!members.isMe(player.sessionId())) {
          others.add(player.peerId());
        }
      }
    }
    return others;
  }

  @Override
  public boolean isSpectator(PeerId peer) {
    Membership members = members();
    Player player = members == null ? null : members.roster().player(peer);
    return player != null && player.isSpectator();
  }

  @Override
  public SendResult send(PeerId to, Delivery delivery, byte[] payload) {
    if (!isOther(to)) {
      return SendResult.NO_SUCH_PEER;
    }
    PlayerLink link = link(to);
    if (link != null) {
      if (delivery == Delivery.RELIABLE) {
        members().stateShare().settle(to);
      }
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

  private boolean isOther(PeerId peerId) {
    Membership members = members();
    Player player = members == null ? null : members.roster().player(peerId);
    return player != null && !members.isMe(player.sessionId());
  }

  private PlayerLink link(PeerId peerId) {
    Membership members = members();
    Player player = members == null ? null : members.roster().player(peerId);
    return player == null ? null : members.link(player.sessionId());
  }

  private Membership members() {
    Participation participation = current.get();
    return participation == null ? null : participation.members();
  }
}
