package dev.onlinematch.rpc;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.transport.SendResult;
import java.util.List;

/**
 * One declared call: {@code to…} makes it at others, {@link #onReceive} says what happens when
 * another, or I, made it here.
 *
 * <p>A call that I make at myself is handled before the {@code to…} method returns, with my own
 * number as the sender; made from within a receiver, it is handled right after that receiver. The
 * arguments are then the very object that was given: use immutable ones.
 *
 * <p>All {@code to…} methods throw {@link IllegalStateException} before {@link Rpc#open()}, while I
 * have no number, when the arguments exceed {@link
 * dev.onlinematch.transport.MessageTransport#MAX_MESSAGE_BYTES}, and for a call that its {@link
 * Caller} does not let me make: nobody would accept it.
 *
 * @param <T> the arguments
 */
public final class RpcCall<T> {

  private final Rpc rpc;
  private final String name;
  private final ArgumentCodec<T> codec;
  private final Delivery delivery;
  private final Caller caller;
  private final int id;
  private Receiver<T> receiver;

  RpcCall(Rpc rpc, int id, String name, ArgumentCodec<T> codec, Delivery delivery, Caller caller) {
    this.rpc = rpc;
    this.id = id;
    this.name = name;
    this.codec = codec;
    this.delivery = delivery;
    this.caller = caller;
  }

  /** Takes the calls that arrive; replaces the receiver before. */
  public RpcCall<T> onReceive(Receiver<T> receiver) {
    this.receiver = receiver;
    return this;
  }

  /** To everyone, me included. The result is as of {@link #toOthers}. */
  public SendResult toAll(T arguments) {
    SendResult result = toOthers(arguments);
    rpc.callMyself(this, arguments);
    return result;
  }

  /**
   * To everyone but me.
   *
   * @return the worst that became of any of the copies, {@link SendResult#SENT} if there are none.
   *     To decide for each peer, loop over the peers and use {@link #to}
   */
  public SendResult toOthers(T arguments) {
    return send(rpc.otherPeers(), null, arguments);
  }

  /** To everyone but me and that one. The result is as of {@link #toOthers}. */
  public SendResult toOthersBut(PeerId except, T arguments) {
    return send(rpc.otherPeers(), except, arguments);
  }

  /** To one peer; to me, if it is mine. */
  public SendResult to(PeerId peer, T arguments) {
    if (peer.equals(rpc.myPeerId())) {
      rpc.callMyself(this, arguments);
      return SendResult.SENT;
    }
    return send(List.of(peer), null, arguments);
  }

  /** To whoever is host now; to me, if I am. {@link SendResult#NO_SUCH_PEER} if there is none. */
  public SendResult toHost(T arguments) {
    PeerId host = rpc.hostPeerId();
    return host == null ? SendResult.NO_SUCH_PEER : to(host, arguments);
  }

  /** Bytes that wait for the network on this call's way to a peer. */
  public int bufferedAmount(PeerId peer) {
    return rpc.bufferedAmount(peer, delivery);
  }

  /** The name that it was declared with. */
  public String name() {
    return name;
  }

  int id() {
    return id;
  }

  Delivery delivery() {
    return delivery;
  }

  Caller caller() {
    return caller;
  }

  ArgumentCodec<T> codec() {
    return codec;
  }

  boolean hasReceiver() {
    return receiver != null;
  }

  void receive(PeerId from, T arguments) {
    receiver.onCall(from, arguments);
  }

  private SendResult send(List<PeerId> peers, PeerId except, T arguments) {
    byte[] message = rpc.encode(this, arguments);
    SendResult worst = SendResult.SENT;
    for (PeerId peer : peers) {
      if (!peer.equals(except)) {
        // Each copy is given away: the transport owns what it is handed.
        SendResult result = rpc.send(peer, delivery, message.clone());
        worst = result.compareTo(worst) > 0 ? result : worst;
      }
    }
    return worst;
  }

  /**
   * Takes a call.
   *
   * @param <T> the arguments
   */
  @FunctionalInterface
  public interface Receiver<T> {

    /**
     * Somebody made the call.
     *
     * @param from who; proven by the link, not said by the message
     */
    void onCall(PeerId from, T arguments);
  }
}
