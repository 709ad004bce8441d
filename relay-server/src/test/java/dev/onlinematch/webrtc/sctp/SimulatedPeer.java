package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.webrtc.sctp.SctpEvent.Closed;
import dev.onlinematch.webrtc.sctp.SctpEvent.Established;
import dev.onlinematch.webrtc.sctp.SctpEvent.IncomingStreamsReset;
import dev.onlinematch.webrtc.sctp.SctpEvent.MessageReceived;
import dev.onlinematch.webrtc.sctp.SctpEvent.OutgoingStreamsReset;
import dev.onlinematch.webrtc.sctp.SctpEvent.Restarted;
import dev.onlinematch.webrtc.sctp.packet.StreamIds;
import dev.onlinematch.webrtc.sctp.tx.SendOutcome;
import java.util.BitSet;
import java.util.Optional;

/**
 * One end in a simulation: sends numbered messages, and checks every message that it gets against
 * what the other end has sent. What must not happen is an {@link AssertionError}.
 */
final class SimulatedPeer {

  private static final int STREAMS = StreamKind.values().length;

  final String name;
  final SctpAssociation association;
  private SimulatedPeer other;

  boolean isEstablished;
  Optional<CloseReason> closed = Optional.empty();

  // What was sent, per stream.
  private final int[] sendEpoch = new int[STREAMS];
  private final int[] sentCount = new int[STREAMS];

  // What was received, per stream.
  private final int[] receiveEpoch = new int[STREAMS];
  private final int[] lastNumber = new int[STREAMS];
  private final BitSet[] received = new BitSet[STREAMS];
  private final int[] receivedCount = new int[STREAMS];

  SimulatedPeer(String name, SctpAssociation association) {
    this.name = name;
    this.association = association;
    for (int i = 0; i < STREAMS; i++) {
      startReceiveEpoch(i, 0);
    }
  }

  void connectTo(SimulatedPeer peer) {
    this.other = peer;
  }

  boolean send(StreamKind kind, int length, long nowMs) {
    int id = kind.streamId;
    byte[] message = NumberedMessage.encode(id, sendEpoch[id], sentCount[id], length);
    SendOutcome outcome = association.send(id, 51, message, kind.options(), nowMs);
    if (outcome == SendOutcome.QUEUED) {
      sentCount[id]++;
    }
    return outcome == SendOutcome.QUEUED;
  }

  void takeEvents() {
    for (SctpEvent event = association.pollEvent(); event != null; ) {
      take(event);
      event = association.pollEvent();
    }
  }

  private void take(SctpEvent event) {
    require(closed.isEmpty(), "event after the end: " + event);
    if (event instanceof Established) {
      require(!isEstablished, "established twice");
      isEstablished = true;
    } else if (event instanceof MessageReceived message) {
      takeMessage(message);
    } else if (event instanceof IncomingStreamsReset reset) {
      takeIncomingReset(reset.streamIds());
    } else if (event instanceof OutgoingStreamsReset reset) {
      for (int i = 0; i < reset.streamIds().size(); i++) {
        sendEpoch[reset.streamIds().get(i)]++;
        sentCount[reset.streamIds().get(i)] = 0;
      }
    } else if (event instanceof Restarted) {
      restart();
    } else if (event instanceof Closed end) {
      closed = Optional.of(end.reason());
    }
  }

  /** The other end has begun anew: what was queued is gone, and all streams begin at zero. */
  private void restart() {
    for (int id = 0; id < STREAMS; id++) {
      require(other.receivedCount[id] == 0, "the other end has not begun anew");
      sendEpoch[id] = 0;
      sentCount[id] = 0;
      startReceiveEpoch(id, 0);
    }
  }

  private void takeMessage(MessageReceived message) {
    byte[] payload = message.payload();
    int id = message.streamId();
    int number = NumberedMessage.number(payload);
    require(NumberedMessage.streamId(payload) == id, "message on a wrong stream");
    require(NumberedMessage.isIntact(payload), "bytes changed");
    require(NumberedMessage.epoch(payload) == receiveEpoch[id], "message across a reset");
    require(!received[id].get(number), "message " + number + " twice on " + StreamKind.of(id));
    if (StreamKind.of(id).isOrdered()) {
      require(number > lastNumber[id], "order lost on " + StreamKind.of(id));
    }
    if (StreamKind.of(id) == StreamKind.RELIABLE_ORDERED) {
      require(number == lastNumber[id] + 1, "reliable message missing");
    }
    lastNumber[id] = number;
    received[id].set(number);
    receivedCount[id]++;
  }

  private void takeIncomingReset(StreamIds ids) {
    for (int i = 0; i < ids.size(); i++) {
      int id = ids.get(i);
      if (StreamKind.of(id).isReliable()) {
        require(receivedCount[id] == other.sentCount[id], "stream reset before all was delivered");
      }
      startReceiveEpoch(id, receiveEpoch[id] + 1);
    }
  }

  private void startReceiveEpoch(int id, int epoch) {
    receiveEpoch[id] = epoch;
    lastNumber[id] = -1;
    received[id] = new BitSet();
    receivedCount[id] = 0;
  }

  /** Whether every reliable message of the other end has arrived. */
  boolean hasReceivedAllReliable() {
    for (StreamKind kind : StreamKind.values()) {
      int id = kind.streamId;
      if (kind.isReliable()
          && (receiveEpoch[id] != other.sendEpoch[id]
              || receivedCount[id] != other.sentCount[id])) {
        return false;
      }
    }
    return true;
  }

  String describe() {
    StringBuilder text = new StringBuilder(name).append(' ').append(association.status());
    for (StreamKind kind : StreamKind.values()) {
      int id = kind.streamId;
      text.append("\n    ")
          .append(kind)
          .append(" sent ")
          .append(sentCount[id])
          .append(" received ")
          .append(receivedCount[id]);
    }
    return text.toString();
  }

  void require(boolean isTrue, String what) {
    if (!isTrue) {
      throw new AssertionError(name + ": " + what);
    }
  }
}
