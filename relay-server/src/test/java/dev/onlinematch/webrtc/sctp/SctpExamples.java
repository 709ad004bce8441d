package dev.onlinematch.webrtc.sctp;

import java.util.List;
import java.util.stream.Stream;

/** Packets written by hand, one at least for each kind of chunk: where fuzzers begin. */
public final class SctpExamples {

  private SctpExamples() {}

  /** As a browser might say them to the association of a {@link ScriptedPeer}. */
  public static Stream<byte[]> packets() {
    byte[] cookie = Wire.hex("c00c1e00 01020304");
    int aTsn = ScriptedPeer.A_TSN;
    int zTsn = ScriptedPeer.Z_TSN;
    return List.of(
            Wire.init(Wire.INIT, ScriptedPeer.A_TAG, 64, aTsn, Wire.extensions()),
            Wire.init(
                Wire.INIT_ACK,
                ScriptedPeer.A_TAG,
                64,
                aTsn,
                Wire.parameter(7, cookie),
                Wire.parameter(8, Wire.parameter(0xC123, cookie)),
                Wire.parameter(11, cookie),
                Wire.extensions()),
            Wire.chunk(Wire.COOKIE_ECHO, 0, cookie),
            Wire.chunk(Wire.COOKIE_ACK, 0),
            Wire.data(aTsn, 1, 0, Wire.B | Wire.E, "hello"),
            Wire.concat(
                Wire.data(aTsn, 1, 0, Wire.B, "hel"),
                Wire.data(aTsn + 2, 1, 0, Wire.E | Wire.I, "o"),
                Wire.data(aTsn + 1, 1, 0, 0, "l")),
            Wire.data(aTsn, 3, 0, Wire.B | Wire.E | Wire.U, "hello"),
            Wire.sack(zTsn, 100_000, 2, 3, 5, 5),
            Wire.chunk(Wire.HEARTBEAT, 0, Wire.parameter(1, cookie)),
            Wire.chunk(Wire.HEARTBEAT_ACK, 0, Wire.parameter(1, cookie)),
            Wire.chunk(Wire.ABORT, 0, Wire.parameter(12, cookie)),
            Wire.chunk(Wire.ERROR, 0, Wire.parameter(3, new byte[4]), Wire.parameter(6, cookie)),
            Wire.chunk(Wire.SHUTDOWN, 0, Wire.u32(zTsn)),
            Wire.chunk(Wire.SHUTDOWN_ACK, 0),
            Wire.chunk(Wire.SHUTDOWN_COMPLETE, 1),
            Wire.forwardTsn(aTsn + 3, 1, 2, 3, 4),
            Wire.resetRequest(aTsn, aTsn - 1, 1, 3),
            Wire.chunk(Wire.RE_CONFIG, 0, Wire.parameter(14, Wire.u32(aTsn), Wire.u16(5))),
            Wire.chunk(Wire.RE_CONFIG, 0, Wire.parameter(17, Wire.u32(aTsn), Wire.u32(5))),
            Wire.reconfigResponse(zTsn, 1),
            Wire.chunk(0xEF, 0, cookie))
        .stream()
        .map(chunks -> Wire.packet(ScriptedPeer.Z_TAG, chunks));
  }
}
