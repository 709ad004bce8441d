package dev.onlinematch.webrtc.sctp.packet;

import dev.onlinematch.webrtc.sctp.packet.ReconfigParameter.OutgoingReset;
import dev.onlinematch.webrtc.sctp.packet.ReconfigParameter.Response;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;

/**
 * RE-CONFIG (RFC 6525, 3.1): one or two requests or responses about streams.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |  Type = 130   |  Chunk Flags  |          Chunk Length         |
 * +---------------+---------------+-------------------------------+
 * /                  Re-configuration Parameter                   /
 * +---------------------------------------------------------------+
 * /             Re-configuration Parameter (optional)             /
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class ReconfigChunk {

  private static final int MAX_PARAMETERS = 2;

  private ReconfigChunk() {}

  /** What it asks and answers, in its order. Parameters of unknown types are left out. */
  public static List<ReconfigParameter> parse(RawChunk chunk) throws MalformedException {
    List<Tlv> tlvs = Tlv.parseAll(chunk, 0);
    if (tlvs.isEmpty() || tlvs.size() > MAX_PARAMETERS) {
      throw new MalformedException("RE-CONFIG needs one or two parameters");
    }
    List<ReconfigParameter> parameters = new ArrayList<>(MAX_PARAMETERS);
    for (Tlv tlv : tlvs) {
      ReconfigParameter.parse(tlv).ifPresent(parameters::add);
    }
    return parameters;
  }

  /** How long a chunk with this outgoing reset request is. */
  public static int lengthOf(OutgoingReset request) {
    return NetworkBytes.padded(
        RawChunk.HEADER_BYTES + Tlv.HEADER_BYTES + 12 + 2 * request.streamIds().size());
  }

  /** How long a chunk with one response is. */
  public static int lengthOfResponse() {
    return RawChunk.HEADER_BYTES + Tlv.HEADER_BYTES + 8;
  }

  /** Writes a chunk that asks for the reset of our streams. */
  public static void write(PacketWriter writer, OutgoingReset request) {
    writer.beginChunk(ChunkType.RE_CONFIG, 0);
    int start = writer.beginTlv(ParameterType.OUTGOING_RESET_REQUEST);
    writer
        .i32(request.requestNumber())
        .i32(request.responseNumber())
        .i32(request.lastAssignedTsn());
    writeStreamIds(writer, request.streamIds());
    writer.endTlv(start);
    writer.endChunk();
  }

  /** Writes a chunk with an answer. */
  public static void write(PacketWriter writer, Response response) {
    writer.beginChunk(ChunkType.RE_CONFIG, 0);
    int start = writer.beginTlv(ParameterType.RECONFIG_RESPONSE);
    writer.i32(response.responseNumber()).i32(response.result().code());
    writer.endTlv(start);
    writer.endChunk();
  }

  private static void writeStreamIds(PacketWriter writer, StreamIds ids) {
    for (int i = 0; i < ids.size(); i++) {
      writer.u16(ids.get(i));
    }
  }
}
