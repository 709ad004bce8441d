package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.webrtc.sctp.packet.PacketWriter;
import dev.onlinematch.webrtc.sctp.packet.ReconfigChunk;
import dev.onlinematch.webrtc.sctp.packet.ReconfigParameter.OutgoingReset;
import dev.onlinematch.webrtc.sctp.packet.ReconfigParameter.Response;
import dev.onlinematch.webrtc.sctp.packet.StreamIds;
import dev.onlinematch.webrtc.sctp.timer.Alarm;
import dev.onlinematch.webrtc.sctp.timer.RetransmissionTimeout;
import dev.onlinematch.webrtc.sctp.tx.DataSender;
import java.util.Iterator;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Resets of our streams (RFC 6525, 5.1.2): one request at a time, repeated until it is answered. A
 * stream's turn comes when everything queued on it has a TSN.
 */
final class OutgoingResets {

  /** More wait for the next request, so that one always fits into a packet. */
  private static final int MAX_STREAMS_PER_REQUEST = 100;

  private final AssociationContext context;
  private final DataSender sender;
  private final RetransmissionTimeout rto;
  private final TreeSet<Integer> wanted = new TreeSet<>();
  private final Alarm alarm = new Alarm();
  private Optional<OutgoingReset> request = Optional.empty();
  private boolean isRequestDue;
  private boolean isPeerWorking;
  private int nextRequestNumber;

  OutgoingResets(
      AssociationContext context,
      DataSender sender,
      RetransmissionTimeout rto,
      int firstRequestNumber) {
    this.context = context;
    this.sender = sender;
    this.rto = rto;
    this.nextRequestNumber = firstRequestNumber;
  }

  /** Asks for a reset; nothing more is taken for this stream meanwhile. */
  void want(int streamId) {
    context.queue.startReset(streamId);
    boolean isInRequest = request.isPresent() && request.get().streamIds().covers(streamId);
    if (!isInRequest) {
      wanted.add(streamId);
    }
  }

  /** Makes the next request if it is time. */
  void maybeRequest() {
    if (request.isPresent() || wanted.isEmpty()) {
      return;
    }
    int[] ids = new int[Math.min(wanted.size(), MAX_STREAMS_PER_REQUEST)];
    int count = 0;
    Iterator<Integer> candidates = wanted.iterator();
    while (candidates.hasNext() && count < ids.length) {
      int id = candidates.next();
      if (context.queue.isDrained(id)) {
        ids[count++] = id;
        candidates.remove();
      }
    }
    if (count > 0) {
      StreamIds streamIds = StreamIds.of(java.util.Arrays.copyOf(ids, count));
      request =
          Optional.of(
              new OutgoingReset(
                  nextRequestNumber, nextRequestNumber - 1, sender.lastAssignedTsn(), streamIds));
      isRequestDue = true;
    }
  }

  boolean isRequestDue() {
    return isRequestDue;
  }

  int requestBytes() {
    return ReconfigChunk.lengthOf(request.orElseThrow());
  }

  void writeRequest(PacketWriter writer, long nowMs) {
    ReconfigChunk.write(writer, request.orElseThrow());
    isRequestDue = false;
    isPeerWorking = false;
    alarm.set(nowMs, rto.rtoMs());
  }

  /** An answer has come; returns whether it is one to our request. */
  boolean handleResponse(Response response) {
    if (request.isEmpty() || response.responseNumber() != request.get().requestNumber()) {
      return false;
    }
    switch (response.result()) {
      case SUCCESS_NOTHING_TO_DO, SUCCESS_PERFORMED -> finish(true);
      // The same request again after the timeout (5.2.7): by then the missing data may be there.
      case IN_PROGRESS, ERROR_REQUEST_ALREADY_IN_PROGRESS -> isPeerWorking = true;
      case DENIED, ERROR_WRONG_SSN, ERROR_BAD_SEQUENCE_NUMBER -> finish(false);
    }
    return true;
  }

  private void finish(boolean wasPerformed) {
    StreamIds ids = request.orElseThrow().streamIds();
    request = Optional.empty();
    isRequestDue = false;
    nextRequestNumber++;
    alarm.clear();
    for (int i = 0; i < ids.size(); i++) {
      context.queue.endReset(ids.get(i), wasPerformed);
    }
    context.events.add(
        wasPerformed
            ? new SctpEvent.OutgoingStreamsReset(ids)
            : new SctpEvent.OutgoingResetFailed(ids));
  }

  /**
   * Repeats the request if its time has come.
   *
   * @return whether it was left unanswered
   */
  boolean handleTimeout(long nowMs) {
    if (!alarm.isDue(nowMs)) {
      return false;
    }
    alarm.clear();
    isRequestDue = true;
    if (!isPeerWorking) {
      rto.backOff();
    }
    return !isPeerWorking;
  }

  long deadlineMs() {
    return alarm.deadlineMs();
  }
}
