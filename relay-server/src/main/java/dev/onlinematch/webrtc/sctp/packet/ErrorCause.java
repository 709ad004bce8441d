package dev.onlinematch.webrtc.sctp.packet;

import dev.onlinematch.wire.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Why something was refused (RFC 9260, 3.3.10): part of an ERROR or ABORT. Drawn in {@link Tlv}.
 */
public final class ErrorCause {

  /** Code of {@link #invalidStream}. */
  public static final int INVALID_STREAM_IDENTIFIER = 1;

  /** Code of {@link #missingCookie}. */
  public static final int MISSING_MANDATORY_PARAMETER = 2;

  /** Code of {@link #staleCookie}. */
  public static final int STALE_COOKIE = 3;

  /** Code of {@link #unresolvableAddress}. */
  public static final int UNRESOLVABLE_ADDRESS = 5;

  /** Code of {@link #unrecognizedChunk}. */
  public static final int UNRECOGNIZED_CHUNK_TYPE = 6;

  /** Code of {@link #invalidMandatoryParameter}. */
  public static final int INVALID_MANDATORY_PARAMETER = 7;

  /** Code of {@link #unrecognizedParameters}. */
  public static final int UNRECOGNIZED_PARAMETERS = 8;

  /** Code of {@link #noUserData}. */
  public static final int NO_USER_DATA = 9;

  /** Code of {@link #cookieWhileShuttingDown}. */
  public static final int COOKIE_WHILE_SHUTTING_DOWN = 10;

  /** Code of {@link #userInitiatedAbort}. */
  public static final int USER_INITIATED_ABORT = 12;

  /** Code of {@link #protocolViolation}. */
  public static final int PROTOCOL_VIOLATION = 13;

  /** What we quote of the peer's bytes at most, so that an answer never needs a second packet. */
  private static final int MAX_QUOTE_BYTES = 256;

  private final int code;
  private final byte[] value;

  private ErrorCause(int code, byte[] value) {
    this.code = code;
    this.value = value;
  }

  /** DATA for a stream that does not exist (3.3.10.1). */
  public static ErrorCause invalidStream(int streamId) {
    byte[] value = new byte[4];
    NetworkBytes.putU16(value, 0, streamId);
    return new ErrorCause(INVALID_STREAM_IDENTIFIER, value);
  }

  /** An INIT-ACK without a state cookie (3.3.10.2). */
  public static ErrorCause missingCookie() {
    byte[] value = new byte[6];
    NetworkBytes.putI32(value, 0, 1);
    NetworkBytes.putU16(value, 4, ParameterType.STATE_COOKIE);
    return new ErrorCause(MISSING_MANDATORY_PARAMETER, value);
  }

  /** A cookie that came {@code latenessMs} after its life ended (3.3.10.3). */
  public static ErrorCause staleCookie(long latenessMs) {
    byte[] value = new byte[4];
    NetworkBytes.putI32(value, 0, (int) Math.min(latenessMs * 1000, 0xFFFF_FFFFL));
    return new ErrorCause(STALE_COOKIE, value);
  }

  /** An address that nobody will look up (3.3.10.5). */
  public static ErrorCause unresolvableAddress(byte[] parameter) {
    return new ErrorCause(UNRESOLVABLE_ADDRESS, quote(parameter));
  }

  /** A chunk of a type that means nothing here (3.3.10.6); quoted, but never at full length. */
  public static ErrorCause unrecognizedChunk(RawChunk chunk) {
    return new ErrorCause(UNRECOGNIZED_CHUNK_TYPE, chunk.copy(MAX_QUOTE_BYTES));
  }

  /** A mandatory field with an impossible value (3.3.10.7). */
  public static ErrorCause invalidMandatoryParameter() {
    return new ErrorCause(INVALID_MANDATORY_PARAMETER, new byte[0]);
  }

  /** A parameter of an INIT-ACK that means nothing here (3.3.10.8). */
  public static ErrorCause unrecognizedParameters(byte[] parameter) {
    return new ErrorCause(UNRECOGNIZED_PARAMETERS, quote(parameter));
  }

  /** DATA without any (3.3.10.9). */
  public static ErrorCause noUserData(int tsn) {
    byte[] value = new byte[4];
    NetworkBytes.putI32(value, 0, tsn);
    return new ErrorCause(NO_USER_DATA, value);
  }

  /** A COOKIE-ECHO while the association is ending (3.3.10.10). */
  public static ErrorCause cookieWhileShuttingDown() {
    return new ErrorCause(COOKIE_WHILE_SHUTTING_DOWN, new byte[0]);
  }

  /** The user wanted it so (3.3.10.12). */
  public static ErrorCause userInitiatedAbort(String reason) {
    return new ErrorCause(USER_INITIATED_ABORT, quote(reason.getBytes(StandardCharsets.UTF_8)));
  }

  /** What the peer did is against the protocol (3.3.10.13). */
  public static ErrorCause protocolViolation(String what) {
    return new ErrorCause(PROTOCOL_VIOLATION, quote(what.getBytes(StandardCharsets.UTF_8)));
  }

  /** All causes of an ERROR or ABORT. */
  public static List<ErrorCause> parseAll(RawChunk chunk) throws MalformedException {
    List<ErrorCause> causes = new ArrayList<>();
    for (Tlv cause : Tlv.parseAll(chunk, 0)) {
      causes.add(new ErrorCause(cause.type(), cause.copyValue()));
    }
    return causes;
  }

  /** The number of its kind. */
  public int code() {
    return code;
  }

  /** Whether it says that its sender does not know FORWARD-TSN (RFC 3758, 3.3.1). */
  public boolean deniesForwardTsn() {
    return switch (code) {
      case UNRECOGNIZED_CHUNK_TYPE ->
          value.length > 0 && NetworkBytes.u8(value, 0) == ChunkType.FORWARD_TSN.code();
      case UNRECOGNIZED_PARAMETERS -> namesParameter(ParameterType.FORWARD_TSN_SUPPORTED);
      default -> false;
    };
  }

  private boolean namesParameter(int type) {
    for (int at = 0; at + Tlv.HEADER_BYTES <= value.length; ) {
      if (NetworkBytes.u16(value, at) == type) {
        return true;
      }
      at += Math.max(Tlv.HEADER_BYTES, NetworkBytes.padded(NetworkBytes.u16(value, at + 2)));
    }
    return false;
  }

  /** For people: the code's name, and what text it carries. Never longer than a line. */
  public String describe() {
    return switch (code) {
      case USER_INITIATED_ABORT -> "user-initiated abort: " + text();
      case PROTOCOL_VIOLATION -> "protocol violation: " + text();
      case INVALID_STREAM_IDENTIFIER -> "invalid stream identifier";
      case STALE_COOKIE -> "stale cookie";
      case UNRECOGNIZED_CHUNK_TYPE -> "unrecognized chunk type";
      case UNRECOGNIZED_PARAMETERS -> "unrecognized parameters";
      case NO_USER_DATA -> "no user data";
      default -> "error cause " + code;
    };
  }

  int paddedLength() {
    return NetworkBytes.padded(Tlv.HEADER_BYTES + value.length);
  }

  void writeTo(PacketWriter writer) {
    int start = writer.beginTlv(code);
    writer.bytes(value);
    writer.endTlv(start);
  }

  // The peer's words are hostile until proven otherwise: printable ASCII only.
  private String text() {
    StringBuilder printable = new StringBuilder();
    for (byte b : Arrays.copyOf(value, Math.min(value.length, 80))) {
      printable.append(b >= 0x20 && b < 0x7F ? (char) b : '?');
    }
    return printable.toString();
  }

  private static byte[] quote(byte[] bytes) {
    return Arrays.copyOf(bytes, Math.min(bytes.length, MAX_QUOTE_BYTES));
  }
}
