package dev.onlinematch.simulation;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.MessageTransport;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.transport.SendResult;
import java.util.List;

/** The messages of a match as the game sees them, while the {@link Ledger} has its own there. */
final class SharedTransport implements MessageTransport, MessageTransport.Receiver {

  private final Page page;
  private final MessageTransport real;
  private final Receiver ledger;
  private Receiver game = (from, delivery, payload) -> {};

  SharedTransport(Page page, Receiver ledger) {
    this.page = page;
    this.real = page.match.messages();
    this.ledger = ledger;
    real.setReceiver(page.world.sabotage.receiver(page, this));
  }

  @Override
  public void onMessage(PeerId from, Delivery delivery, byte[] payload) {
    (Ledger.isMessage(payload) ? ledger : game).onMessage(from, delivery, payload);
  }

  @Override
  public void setReceiver(Receiver receiver) {
    game = receiver;
  }

  @Override
  public PeerId myPeerId() {
    return real.myPeerId();
  }

  @Override
  public PeerId hostPeerId() {
    return real.hostPeerId();
  }

  @Override
  public List<PeerId> otherPeers() {
    return real.otherPeers();
  }

  @Override
  public boolean isSpectator(PeerId peer) {
    return real.isSpectator(peer);
  }

  @Override
  public SendResult send(PeerId to, Delivery delivery, byte[] payload) {
    return real.send(to, delivery, payload);
  }

  @Override
  public int bufferedAmount(PeerId to, Delivery delivery) {
    return real.bufferedAmount(to, delivery);
  }

  @Override
  public String toString() {
    return "messages of " + page;
  }
}
