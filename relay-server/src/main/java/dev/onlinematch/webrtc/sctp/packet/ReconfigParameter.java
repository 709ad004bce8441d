package dev.onlinematch.webrtc.sctp.packet;

import dev.onlinematch.wire.MalformedException;
import java.util.Optional;

/** A request or response about streams (RFC 6525, 4). */
public sealed interface ReconfigParameter {

  /**
   * "I reset these outgoing streams of mine" (4.1).
   *
   * <pre>
   * +-------------------------------+-------------------------------+
   * |     Parameter Type = 13       |  Parameter Length = 16 + 2 N  |
   * +-------------------------------+-------------------------------+
   * |           Re-configuration Request Sequence Number            |
   * +---------------------------------------------------------------+
   * |           Re-configuration Response Sequence Number           |
   * +---------------------------------------------------------------+
   * |                Sender's Last Assigned TSN                     |
   * +-------------------------------+-------------------------------+
   * |  Stream Number 1 (optional)   |    Stream Number 2 ...        |
   * +-------------------------------+-------------------------------+
   * </pre>
   *
   * @param requestNumber the sender's number of this request
   * @param responseNumber the number of the incoming reset request that this one answers, if any
   * @param lastAssignedTsn what was sent before the reset ends here
   * @param streamIds the streams; none means all
   */
  record OutgoingReset(
      int requestNumber, int responseNumber, int lastAssignedTsn, StreamIds streamIds)
      implements ReconfigParameter {}

  /**
   * "Please reset these outgoing streams of yours" (4.2).
   *
   * @param requestNumber the sender's number of this request
   * @param streamIds the streams; none means all
   */
  record IncomingReset(int requestNumber, StreamIds streamIds) implements ReconfigParameter {}

  /**
   * Any request that is understood and never granted: TSN reset (4.3), more streams (4.5, 4.6).
   *
   * @param requestNumber the sender's number of this request
   */
  record DeniedRequest(int requestNumber) implements ReconfigParameter {}

  /**
   * An answer (4.4).
   *
   * @param responseNumber the number of the request
   * @param result what became of it
   */
  record Response(int responseNumber, ReconfigResult result) implements ReconfigParameter {}

  /** Reads one; empty if its type is unknown. */
  static Optional<ReconfigParameter> parse(Tlv tlv) throws MalformedException {
    tlv.needValue(4);
    int number = tlv.i32(0);
    switch (tlv.type()) {
      case ParameterType.OUTGOING_RESET_REQUEST -> {
        tlv.needValue(12);
        return Optional.of(
            new OutgoingReset(number, tlv.i32(4), tlv.i32(8), StreamIds.parse(tlv, 12)));
      }
      case ParameterType.INCOMING_RESET_REQUEST -> {
        return Optional.of(new IncomingReset(number, StreamIds.parse(tlv, 4)));
      }
      case ParameterType.SSN_TSN_RESET_REQUEST,
          ParameterType.ADD_OUTGOING_STREAMS_REQUEST,
          ParameterType.ADD_INCOMING_STREAMS_REQUEST -> {
        return Optional.of(new DeniedRequest(number));
      }
      case ParameterType.RECONFIG_RESPONSE -> {
        tlv.needValue(8);
        return Optional.of(new Response(number, ReconfigResult.of(tlv.i32(4))));
      }
      default -> {
        return Optional.empty();
      }
    }
  }
}
