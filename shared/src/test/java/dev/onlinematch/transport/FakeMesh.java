package dev.onlinematch.transport;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.time.VirtualTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Players who can send each other messages, in virtual time, over a network as bad as a test wants
 * it: reliable messages come once and in order whatever happens, the others come or do not.
 */
public final class FakeMesh {

  /** Moves only when the test says so. */
  public final VirtualTime time = new VirtualTime();

  /** Every message takes at least so long. */
  public int latencyMs = 40;

  /** Up to so much longer, at random; overtaking is allowed where the delivery allows it. */
  public int jitterMs;

  /** So many of a hundred are lost. */
  public int lossPercent;

  private final SeededRandom random;
  private final Map<PeerId, Node> nodes = new TreeMap<>();
  private final Set<PeerId> spectators = new HashSet<>();
  private PeerId host = PeerId.FIRST;

  /** Nobody there yet; the host will be the first. */
  public FakeMesh(int seed) {
    this.random = new SeededRandom(seed);
  }

  /** Adds a peer. */
  public Node join(int peerId) {
    Node node = new Node(new PeerId(peerId));
    nodes.put(node.me, node);
    return node;
  }

  /** Takes a peer away, and all that is under way to or from it. */
  public void remove(Node node) {
    nodes.remove(node.me);
  }

  /** Makes another peer host. */
  public void makeHost(Node node) {
    host = node.me;
  }

  /** Somebody only watches. */
  public void makeSpectator(Node node) {
    spectators.add(node.me);
  }

  /** One peer's end. */
  public final class Node implements MessageTransport {

    public final PeerId me;
    public int reliableSent;
    public int unreliableSent;
    public int bytesSent;

    /** Nothing more is taken: too much is waiting already. */
    public boolean isFull;

    /** Nothing goes out or comes in; reliable messages wait. */
    public boolean isCut;

    private Receiver receiver = (from, delivery, payload) -> {};
    private final Map<PeerId, Long> lastReliableMs = new HashMap<>();
    private final Map<PeerId, Integer> newestOrdered = new HashMap<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private int number;

    private Node(PeerId me) {
      this.me = me;
    }

    /** Ends a cut. */
    public void heal() {
      isCut = false;
      List<Runnable> all = List.copyOf(waiting);
      waiting.clear();
      all.forEach(Runnable::run);
    }

    @Override
    public PeerId myPeerId() {
      return me;
    }

    @Override
    public PeerId hostPeerId() {
      return host;
    }

    @Override
    public List<PeerId> otherPeers() {
      List<PeerId> others = new ArrayList<>(nodes.keySet());
      others.remove(me);
      return others;
    }

    @Override
    public boolean isSpectator(PeerId peer) {
      return spectators.contains(peer);
    }

    @Override
    public SendResult send(PeerId to, Delivery delivery, byte[] payload) {
      Node target = nodes.get(to);
      if (target == null || !nodes.containsKey(me)) {
        return SendResult.NO_SUCH_PEER;
      }
      if (isFull) {
        return delivery == Delivery.RELIABLE ? SendResult.BUFFER_FULL : SendResult.DROPPED;
      }
      bytesSent += payload.length;
      if (delivery == Delivery.RELIABLE) {
        reliableSent++;
        sendReliable(target, payload);
        return SendResult.SENT;
      }
      unreliableSent++;
      if (isCut || target.isCut || random.nextInt(100) < lossPercent) {
        return SendResult.DROPPED;
      }
      int order = number++;
      time.schedule(delayMs(), () -> target.arrives(me, delivery, order, payload));
      return SendResult.SENT;
    }

    @Override
    public int bufferedAmount(PeerId to, Delivery delivery) {
      return isFull ? 1_000_000 : 0;
    }

    @Override
    public void setReceiver(Receiver receiver) {
      this.receiver = receiver;
    }

    private void sendReliable(Node target, byte[] payload) {
      if (isCut || target.isCut) {
        (isCut ? this : target).waiting.add(() -> sendReliable(target, payload));
        return;
      }
      // A lost packet is sent again later and holds up those behind it.
      int delay = delayMs() + (random.nextInt(100) < lossPercent ? 200 : 0);
      long dueMs = Math.max(time.nowMs() + delay, lastReliableMs.getOrDefault(target.me, 0L));
      lastReliableMs.put(target.me, dueMs);
      time.schedule(dueMs - time.nowMs(), () -> target.arrives(me, Delivery.RELIABLE, 0, payload));
    }

    private void arrives(PeerId from, Delivery delivery, int order, byte[] payload) {
      if (!nodes.containsKey(me) || !nodes.containsKey(from)) {
        return;
      }
      if (delivery == Delivery.UNRELIABLE_ORDERED) {
        if (order < newestOrdered.getOrDefault(from, 0)) {
          return;
        }
        newestOrdered.put(from, order);
      }
      receiver.onMessage(from, delivery, payload);
    }

    private int delayMs() {
      return latencyMs + (jitterMs == 0 ? 0 : random.nextInt(jitterMs));
    }
  }
}
