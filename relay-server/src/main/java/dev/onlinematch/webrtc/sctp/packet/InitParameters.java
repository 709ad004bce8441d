package dev.onlinematch.webrtc.sctp.packet;

import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The optional parameters of an INIT or INIT-ACK (RFC 9260, 3.3.2.1 and 3.3.3.1; RFC 3758, 3.1; RFC
 * 5061, 4.2.7), as far as they matter here.
 *
 * @param stateCookie only in an INIT-ACK, where it is mandatory
 * @param supportsForwardTsn whether the sender understands FORWARD-TSN
 * @param supportsReconfig whether the sender understands RE-CONFIG
 * @param hostName the address parameter by name, whole, if there was one; nobody looks it up
 * @param unrecognized unknown parameters, whole, that ask to be reported
 */
public record InitParameters(
    Optional<byte[]> stateCookie,
    boolean supportsForwardTsn,
    boolean supportsReconfig,
    Optional<byte[]> hostName,
    List<byte[]> unrecognized) {

  /** What we say of ourselves: both extensions, no cookie. */
  public static final InitParameters OURS =
      new InitParameters(Optional.empty(), true, true, Optional.empty(), List.of());

  /** The same with a cookie and a report of what was not understood: for an INIT-ACK. */
  public InitParameters withCookie(byte[] cookie, List<byte[]> notUnderstood) {
    return new InitParameters(
        Optional.of(cookie), supportsForwardTsn, supportsReconfig, Optional.empty(), notUnderstood);
  }

  static InitParameters parse(RawChunk chunk, int skip) throws MalformedException {
    Reading reading = new Reading();
    for (Tlv parameter : Tlv.parseAll(chunk, skip)) {
      if (!reading.take(parameter)) {
        break;
      }
    }
    return reading.result();
  }

  void writeTo(PacketWriter writer) {
    if (stateCookie.isPresent()) {
      writeOne(writer, ParameterType.STATE_COOKIE, stateCookie.get());
    }
    if (supportsForwardTsn) {
      writer.endTlv(writer.beginTlv(ParameterType.FORWARD_TSN_SUPPORTED));
    }
    int extensions = writer.beginTlv(ParameterType.SUPPORTED_EXTENSIONS);
    if (supportsReconfig) {
      writer.u8(ChunkType.RE_CONFIG.code());
    }
    if (supportsForwardTsn) {
      writer.u8(ChunkType.FORWARD_TSN.code());
    }
    writer.endTlv(extensions);
    for (byte[] parameter : unrecognized) {
      // Four for its header, and the chunk is padded in the end: what does not fit is not told.
      if (writer.room() >= NetworkBytes.padded(parameter.length) + 8) {
        writeOne(writer, ParameterType.UNRECOGNIZED_PARAMETER, parameter);
      }
    }
  }

  private static void writeOne(PacketWriter writer, int type, byte[] value) {
    int start = writer.beginTlv(type);
    writer.bytes(value);
    writer.endTlv(start);
  }

  /** Parameters seen so far. */
  private static final class Reading {

    private Optional<byte[]> stateCookie = Optional.empty();
    private Optional<byte[]> hostName = Optional.empty();
    private boolean supportsForwardTsn;
    private boolean supportsReconfig;
    private final List<byte[]> unrecognized = new ArrayList<>();

    /** Returns whether the parameters after this one count. */
    boolean take(Tlv parameter) {
      switch (parameter.type()) {
        case ParameterType.STATE_COOKIE -> stateCookie = Optional.of(parameter.copyValue());
        case ParameterType.FORWARD_TSN_SUPPORTED -> supportsForwardTsn = true;
        case ParameterType.SUPPORTED_EXTENSIONS -> takeExtensions(parameter);
        case ParameterType.HOST_NAME_ADDRESS -> hostName = Optional.of(parameter.copy());
        // RFC 8261, 6.1: one path, and DTLS owns it. Addresses and ECN have no meaning here; nor
        // has a report that ours are unknown: the abilities listed say it as well.
        case ParameterType.UNRECOGNIZED_PARAMETER,
            ParameterType.IPV4_ADDRESS,
            ParameterType.IPV6_ADDRESS,
            ParameterType.COOKIE_PRESERVATIVE,
            ParameterType.SUPPORTED_ADDRESS_TYPES,
            ParameterType.ECN_CAPABLE -> {}
        default -> {
          UnrecognizedRule rule = UnrecognizedRule.ofParameter(parameter.type());
          if (rule.reports()) {
            unrecognized.add(parameter.copy());
          }
          return rule.goesOn();
        }
      }
      return true;
    }

    private void takeExtensions(Tlv parameter) {
      for (int i = 0; i < parameter.valueLength(); i++) {
        int type = NetworkBytes.u8(parameter.bytes, parameter.valueOffset() + i);
        supportsForwardTsn |= type == ChunkType.FORWARD_TSN.code();
        supportsReconfig |= type == ChunkType.RE_CONFIG.code();
      }
    }

    InitParameters result() {
      return new InitParameters(
          stateCookie, supportsForwardTsn, supportsReconfig, hostName, unrecognized);
    }
  }
}
