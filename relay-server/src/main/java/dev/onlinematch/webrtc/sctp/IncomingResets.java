package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.webrtc.sctp.packet.ReconfigChunk;
import dev.onlinematch.webrtc.sctp.packet.ReconfigParameter;
import dev.onlinematch.webrtc.sctp.packet.ReconfigParameter.DeniedRequest;
import dev.onlinematch.webrtc.sctp.packet.ReconfigParameter.IncomingReset;
import dev.onlinematch.webrtc.sctp.packet.ReconfigParameter.OutgoingReset;
import dev.onlinematch.webrtc.sctp.packet.ReconfigParameter.Response;
import dev.onlinematch.webrtc.sctp.packet.ReconfigResult;
import dev.onlinematch.webrtc.sctp.packet.SerialNumbers;
import dev.onlinematch.webrtc.sctp.packet.StreamIds;
import dev.onlinematch.webrtc.sctp.rx.DataReceiver;
import java.util.Optional;

/**
 * The peer's requests (RFC 6525, 5.2). They are numbered and come one at a time, so remembering the
 * last answer is enough to give it again.
 */
final class IncomingResets {

  private final AssociationContext context;
  private final DataReceiver receiver;
  private final OutgoingResets outgoingResets;
  private int nextRequestNumber;
  private ReconfigResult lastResult = ReconfigResult.ERROR_BAD_SEQUENCE_NUMBER;

  /** A reset that waits for data sent before it (5.2.2 E). */
  private Optional<OutgoingReset> deferred = Optional.empty();

  IncomingResets(
      AssociationContext context,
      DataReceiver receiver,
      OutgoingResets outgoingResets,
      int firstRequestNumber) {
    this.context = context;
    this.receiver = receiver;
    this.outgoingResets = outgoingResets;
    this.nextRequestNumber = firstRequestNumber;
  }

  /** Handles a request, and answers it; a response is not for here. */
  void handleRequest(ReconfigParameter parameter) {
    if (parameter instanceof OutgoingReset request) {
      answer(request.requestNumber(), resultOf(request));
    } else if (parameter instanceof IncomingReset request) {
      answer(request.requestNumber(), resultOf(request));
    } else if (parameter instanceof DeniedRequest request) {
      boolean isNew = isNext(request.requestNumber());
      answer(
          request.requestNumber(),
          isNew ? finish(ReconfigResult.DENIED) : replay(request.requestNumber()));
    }
  }

  private ReconfigResult resultOf(OutgoingReset request) {
    if (!isNext(request.requestNumber())) {
      return replay(request.requestNumber());
    }
    if (!receiver.hasStreams(request.streamIds())) {
      return finish(ReconfigResult.ERROR_WRONG_SSN);
    }
    if (deferred.isEmpty()) {
      deferred = Optional.of(request);
      receiver.expectReset(request.streamIds(), request.lastAssignedTsn());
    }
    return maybePerform() ? lastResult : ReconfigResult.IN_PROGRESS;
  }

  // The reset itself follows as a request of our own, when what is queued has been sent (5.2.3).
  private ReconfigResult resultOf(IncomingReset request) {
    if (!isNext(request.requestNumber())) {
      return replay(request.requestNumber());
    }
    StreamIds ids = request.streamIds();
    // "All streams" would be thousands that nobody uses; whoever means it can list them.
    if (ids.isAll() || !allBelow(ids, context.queue.streamLimit())) {
      return finish(ids.isAll() ? ReconfigResult.DENIED : ReconfigResult.ERROR_WRONG_SSN);
    }
    for (int i = 0; i < ids.size(); i++) {
      outgoingResets.want(ids.get(i));
    }
    return finish(ReconfigResult.SUCCESS_PERFORMED);
  }

  /** Data has arrived: perhaps what a deferred reset waits for. The peer is told unasked. */
  void onDataReceived() {
    if (deferred.isPresent()) {
      int number = deferred.get().requestNumber();
      if (maybePerform()) {
        answer(number, lastResult);
      }
    }
  }

  private boolean maybePerform() {
    OutgoingReset request = deferred.orElseThrow();
    if (SerialNumbers.isNewer(request.lastAssignedTsn(), receiver.cumulativeTsn())) {
      return false;
    }
    deferred = Optional.empty();
    // The event comes first: messages that were held back until now belong to after the reset.
    context.events.add(new SctpEvent.IncomingStreamsReset(request.streamIds()));
    receiver.reset(request.streamIds(), request.lastAssignedTsn());
    finish(ReconfigResult.SUCCESS_PERFORMED);
    return true;
  }

  private boolean isNext(int requestNumber) {
    return requestNumber == nextRequestNumber;
  }

  // 5.2.1: the last request is answered as before; any other number is a mistake.
  private ReconfigResult replay(int requestNumber) {
    return requestNumber == nextRequestNumber - 1
        ? lastResult
        : ReconfigResult.ERROR_BAD_SEQUENCE_NUMBER;
  }

  private ReconfigResult finish(ReconfigResult result) {
    nextRequestNumber++;
    lastResult = result;
    return result;
  }

  private void answer(int requestNumber, ReconfigResult result) {
    Response response = new Response(requestNumber, result);
    context.outbox.addChunk(
        ReconfigChunk.lengthOfResponse(), writer -> ReconfigChunk.write(writer, response));
  }

  private static boolean allBelow(StreamIds ids, int limit) {
    for (int i = 0; i < ids.size(); i++) {
      if (ids.get(i) >= limit) {
        return false;
      }
    }
    return true;
  }
}
