package dev.onlinematch.rpc;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.MessageTransport;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.transport.SendResult;
import dev.onlinematch.wire.ByteReader;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.DropCounter;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The calls that the players of a game make at each other. All declare the same ones, in the same
 * order, then open:
 *
 * <pre>{@code
 * Rpc rpc = new Rpc(match.messages(), "tanks 1");
 * RpcCall<Shot> shoot = rpc.declare("shoot", Shot.CODEC, Delivery.RELIABLE, Caller.ANYONE);
 * shoot.onReceive((from, shot) -> world.fire(from, shot.x(), shot.y()));
 * rpc.open();
 *
 * shoot.toAll(new Shot(160, 480));
 * }</pre>
 *
 * A message:
 *
 * <pre>
 *    0                   1                   2
 *   +-------------------+---------+-----------------
 *   |    fingerprint    |   id    |  arguments ...
 *   +-------------------+---------+-----------------
 * </pre>
 *
 * The fingerprint stands for all declarations and the game's version, so that two builds that do
 * not understand each other drop and count each other's calls instead of misreading them. The id is
 * the place of the call in the order of declaration.
 *
 * <p>Whatever comes in and is not such a call, well-formed and from somebody who may make it, is
 * dropped and counted.
 */
public final class Rpc {

  private static final int MOST_CALLS = 256;

  private final MessageTransport transport;
  private final Fingerprint declarations = new Fingerprint();
  private final List<RpcCall<?>> calls = new ArrayList<>();
  private final DropCounter<RpcDrop> drops = new DropCounter<>(RpcDrop.values());
  private final ArrayDeque<Runnable> callsToMyself = new ArrayDeque<>();
  private boolean isOpen;
  private boolean isReceiving;
  private int fingerprint;

  /**
   * Nothing declared yet.
   *
   * @param version name and version of the game's calls; change it when the meaning or the bytes of
   *     arguments change
   */
  public Rpc(MessageTransport transport, String version) {
    this.transport = transport;
    declarations.text(version);
  }

  /**
   * Declares a call.
   *
   * @param name unique among the calls
   * @throws IllegalStateException after {@link #open()}
   */
  public <T> RpcCall<T> declare(
      String name, ArgumentCodec<T> codec, Delivery delivery, Caller caller) {
    if (isOpen) {
      throw new IllegalStateException("too late to declare " + name + ": calls are open");
    }
    if (calls.size() == MOST_CALLS) {
      throw new IllegalStateException("more than " + MOST_CALLS + " calls");
    }
    for (RpcCall<?> call : calls) {
      if (call.name().equals(name)) {
        throw new IllegalArgumentException("declared twice: " + name);
      }
    }
    RpcCall<T> call = new RpcCall<>(this, calls.size(), name, codec, delivery, caller);
    calls.add(call);
    declarations.text(name).text(delivery.name()).text(caller.name());
    return call;
  }

  /**
   * Closes the declarations and begins to receive; from now on calls can be made. Takes the place
   * of the transport's receiver.
   *
   * @throws IllegalStateException if a call has no receiver, or when opened before
   */
  public void open() {
    if (isOpen) {
      throw new IllegalStateException("opened twice");
    }
    for (RpcCall<?> call : calls) {
      if (!call.hasReceiver()) {
        throw new IllegalStateException("nobody receives " + call.name());
      }
    }
    fingerprint = declarations.value();
    isOpen = true;
    transport.setReceiver(this::onMessage);
  }

  /** What came in and was no call, or not the sender's to make. */
  public DropCounter<RpcDrop> drops() {
    return drops;
  }

  PeerId myPeerId() {
    return transport.myPeerId();
  }

  PeerId hostPeerId() {
    return transport.hostPeerId();
  }

  List<PeerId> otherPeers() {
    return transport.otherPeers();
  }

  int bufferedAmount(PeerId peer, Delivery delivery) {
    return transport.bufferedAmount(peer, delivery);
  }

  SendResult send(PeerId to, Delivery delivery, byte[] message) {
    return transport.send(to, delivery, message);
  }

  <T> byte[] encode(RpcCall<T> call, T arguments) {
    requireMayCall(call);
    ByteWriter out = new ByteWriter(MessageTransport.MAX_MESSAGE_BYTES);
    out.u16(fingerprint).u8(call.id());
    call.codec().write(out, arguments);
    return out.toByteArray();
  }

  <T> void callMyself(RpcCall<T> call, T arguments) {
    requireMayCall(call);
    PeerId me = transport.myPeerId();
    callsToMyself.add(() -> call.receive(me, arguments));
    if (!isReceiving) {
      receiveInTurn(() -> {});
    }
  }

  private void requireMayCall(RpcCall<?> call) {
    PeerId me = transport.myPeerId();
    if (!isOpen || me == null) {
      throw new IllegalStateException(
          "cannot call " + call.name() + (isOpen ? ": not in a match" : ": calls are not open"));
    }
    if (!mayCall(call, me)) {
      throw new IllegalStateException(
          "only "
              + (call.caller() == Caller.HOST ? "the host" : "players")
              + " may call "
              + call.name());
    }
  }

  private boolean mayCall(RpcCall<?> call, PeerId peer) {
    return switch (call.caller()) {
      case ANYONE -> true;
      case PLAYERS -> !transport.isSpectator(peer);
      case HOST -> peer.equals(transport.hostPeerId());
    };
  }

  private void onMessage(PeerId from, Delivery delivery, byte[] message) {
    ByteReader in = new ByteReader(message);
    try {
      if (in.u16() != fingerprint) {
        drops.count(RpcDrop.OTHER_DECLARATION);
        return;
      }
      int id = in.u8();
      if (id >= calls.size()) {
        drops.count(RpcDrop.UNKNOWN_CALL);
        return;
      }
      receive(calls.get(id), from, delivery, in);
    } catch (MalformedException e) {
      drops.count(RpcDrop.UNKNOWN_CALL);
    }
  }

  private <T> void receive(RpcCall<T> call, PeerId from, Delivery delivery, ByteReader in) {
    if (delivery != call.delivery()) {
      drops.count(RpcDrop.WRONG_DELIVERY);
      return;
    }
    if (!mayCall(call, from)) {
      drops.count(RpcDrop.UNAUTHORISED);
      return;
    }
    T arguments;
    try {
      arguments = call.codec().read(in);
      in.expectEnd();
    } catch (MalformedException | IllegalArgumentException e) {
      drops.count(RpcDrop.MALFORMED);
      return;
    }
    receiveInTurn(() -> call.receive(from, arguments));
  }

  /** Runs a receiver, and after it those that it called at myself. */
  private void receiveInTurn(Runnable receiver) {
    isReceiving = true;
    try {
      receiver.run();
      for (Runnable next = callsToMyself.poll(); next != null; next = callsToMyself.poll()) {
        next.run();
      }
    } finally {
      isReceiving = false;
    }
  }
}
