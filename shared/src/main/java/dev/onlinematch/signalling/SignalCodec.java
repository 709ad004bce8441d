package dev.onlinematch.signalling;

import dev.onlinematch.peer.IceCandidate;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.wire.ByteReader;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a {@link SignalMessage}. This is the one place where the format is written down.
 *
 * <pre>
 *  0        1
 * +--------+----------------------------------------------------------------+
 * | version| body, by op code                                               |
 * +--------+----------------------------------------------------------------+
 *
 * op code 9001 (a link between two)    kind u8, generation varint, then
 *   kind 1 offer, 2 answer             round varint, sdp text
 *   kind 3 candidates                  count varint, each: line text, mid text, index varint
 *   kind 4 ice restart please, 5 new connection please
 * op code 9002 (join request)          clientVersion text, flags u8 (1 = spectator), entry varint
 * op code 9003 (join refusal)          reason varint
 * op code 9004 (roster)                term varint, version varint, flags u8 (1 = begun, 2 = client-server,
 *                                      4 = relay turn varint follows), next peer id varint, count varint,
 *                                      each: sessionId text, peerId varint, username text,
 *                                      flags u8 (1 = spectator, 2 = page text follows, 4 = current text
 *                                      follows, 8 = has led)
 * op code 9005 (link report)           sessionId text, flags u8 (1 = the host)
 * op code 9006 (return request)        member text, page text, token text, flags u8 (1 = asks)
 * op code 9007 (farewell)              -
 * op code 9008 (host notice)           sessionId text, term varint, flags u8 (1 = has missed)
 * op code 9009 (relay report)          turn varint
 * </pre>
 *
 * <p>{@code text} is a varint length in bytes and UTF-8. Whatever is longer than its bound, follows
 * the end, or sets a flag that is not known, is malformed. The op codes are the addon's for Godot;
 * the bodies are not.
 */
public final class SignalCodec {

  /** The version of everything above. Another one is not understood. */
  public static final int VERSION = 4;

  /** Between two players, about their link. */
  public static final int OP_WEBRTC_PEER_METHOD = 9001;

  /** From a joiner to the host. */
  public static final int OP_JOIN_REQUEST = 9002;

  /** From the host to a joiner. */
  public static final int OP_JOIN_ERROR = 9003;

  /** From the host to all: the addon's JOIN_SUCCESS, and every later change of the roster. */
  public static final int OP_JOIN_SUCCESS = 9004;

  /** From a member to all, about another of whom nothing is heard. */
  public static final int OP_LINK_REPORT = 9005;

  /** From a member who was away to all. */
  public static final int OP_RETURN_REQUEST = 9006;

  /** From a member who leaves to all. */
  public static final int OP_FAREWELL = 9007;

  /** From a member to one who was away. */
  public static final int OP_HOST_NOTICE = 9008;

  /** From a member to the host. */
  public static final int OP_RELAY_REPORT = 9009;

  /** What fits beside one receiver into Nakama's frames of 4096 bytes, base64 and JSON included. */
  public static final int MAX_BYTES = 2_800;

  private static final int MAX_SDP_BYTES = 2_700;
  private static final int MAX_CANDIDATE_BYTES = 512;
  private static final int MAX_MID_BYTES = 32;
  private static final int MAX_NAME_BYTES = RosterUpdate.LONGEST_USERNAME * 4;
  private static final int MAX_SESSION_ID_BYTES = 64;
  private static final int MAX_VERSION_BYTES = 256;

  private static final int KIND_OFFER = 1;
  private static final int KIND_ANSWER = 2;
  private static final int KIND_CANDIDATES = 3;
  private static final int KIND_ICE_RESTART = 4;
  private static final int KIND_NEW_CONNECTION = 5;

  private static final int FLAG_BEGUN = 1;
  private static final int FLAG_CLIENT_SERVER = 2;
  private static final int FLAG_RELAY_TURN = 4;

  private static final int FLAG_SPECTATOR = 1;
  private static final int FLAG_PAGE = 2;
  private static final int FLAG_CURRENT = 4;
  private static final int FLAG_HAS_LED = 8;

  private SignalCodec() {}

  /** The op code that a message travels under. */
  public static int opCode(SignalMessage message) {
    if (message instanceof LinkSignal) {
      return OP_WEBRTC_PEER_METHOD;
    } else if (message instanceof JoinRequest) {
      return OP_JOIN_REQUEST;
    } else if (message instanceof JoinRefusal) {
      return OP_JOIN_ERROR;
    } else if (message instanceof LinkReport) {
      return OP_LINK_REPORT;
    } else if (message instanceof ReturnRequest) {
      return OP_RETURN_REQUEST;
    } else if (message instanceof Farewell) {
      return OP_FAREWELL;
    } else if (message instanceof HostNotice) {
      return OP_HOST_NOTICE;
    } else if (message instanceof RelayReport) {
      return OP_RELAY_REPORT;
    }
    return OP_JOIN_SUCCESS;
  }

  /**
   * The bytes of a message.
   *
   * @throws IllegalStateException if it is longer than {@link #MAX_BYTES}
   */
  public static byte[] encode(SignalMessage message) {
    ByteWriter out = new ByteWriter(MAX_BYTES).u8(VERSION);
    if (message instanceof LinkSignal signal) {
      encodeLink(signal, out);
    } else if (message instanceof JoinRequest request) {
      out.text(request.clientVersion()).u8(request.isSpectator() ? 1 : 0).varint(request.entry());
    } else if (message instanceof JoinRefusal refusal) {
      out.varint(refusal.reason());
    } else if (message instanceof RosterUpdate roster) {
      encodeRoster(roster, out);
    } else if (message instanceof LinkReport report) {
      out.text(report.about().value()).u8(report.isHost() ? 1 : 0);
    } else if (message instanceof ReturnRequest request) {
      out.text(request.member().value())
          .text(request.page().value())
          .text(request.token())
          .u8(request.asks() ? 1 : 0);
    } else if (message instanceof HostNotice notice) {
      out.text(notice.host().value()).varint(notice.term()).u8(notice.hasMissed() ? 1 : 0);
    } else if (message instanceof RelayReport report) {
      out.varint(report.turn());
    }
    return out.toByteArray();
  }

  /** Reads a message that came under {@code opCode}. */
  public static SignalMessage decode(int opCode, byte[] bytes) throws MalformedException {
    ByteReader in = new ByteReader(bytes);
    if (in.u8() != VERSION) {
      throw new MalformedException("another version of the signalling format");
    }
    SignalMessage message =
        switch (opCode) {
          case OP_WEBRTC_PEER_METHOD -> decodeLink(in);
          case OP_JOIN_REQUEST ->
              new JoinRequest(in.text(MAX_VERSION_BYTES), flag(in), in.varint(Integer.MAX_VALUE));
          case OP_JOIN_ERROR -> new JoinRefusal(in.varint(0xFFFF));
          case OP_JOIN_SUCCESS -> decodeRoster(in);
          case OP_LINK_REPORT -> new LinkReport(sessionId(in), flag(in));
          case OP_RETURN_REQUEST ->
              new ReturnRequest(
                  sessionId(in), sessionId(in), in.text(ReturnRequest.TOKEN_LENGTH), flag(in));
          case OP_FAREWELL -> new Farewell();
          case OP_HOST_NOTICE ->
              new HostNotice(sessionId(in), in.varint(Integer.MAX_VALUE), flag(in));
          case OP_RELAY_REPORT -> new RelayReport(in.varint(Integer.MAX_VALUE));
          default -> throw new MalformedException("op code of something else");
        };
    in.expectEnd();
    return message;
  }

  private static void encodeLink(LinkSignal signal, ByteWriter out) {
    if (signal instanceof LinkOffer offer) {
      out.u8(KIND_OFFER).varint(offer.generation()).varint(offer.round()).text(offer.sdp());
    } else if (signal instanceof LinkAnswer answer) {
      out.u8(KIND_ANSWER).varint(answer.generation()).varint(answer.round()).text(answer.sdp());
    } else if (signal instanceof LinkCandidates candidates) {
      out.u8(KIND_CANDIDATES)
          .varint(candidates.generation())
          .varint(candidates.candidates().size());
      for (IceCandidate candidate : candidates.candidates()) {
        String mid = candidate.sdpMid() == null ? "" : candidate.sdpMid();
        out.text(candidate.candidate()).text(mid).varint(candidate.sdpMLineIndex());
      }
    } else if (signal instanceof RepairRequest request) {
      boolean isRestart = request.kind() == RepairRequest.Kind.ICE_RESTART;
      out.u8(isRestart ? KIND_ICE_RESTART : KIND_NEW_CONNECTION).varint(request.generation());
    }
  }

  private static LinkSignal decodeLink(ByteReader in) throws MalformedException {
    int kind = in.u8();
    int generation = in.varint(Integer.MAX_VALUE);
    return switch (kind) {
      case KIND_OFFER ->
          new LinkOffer(generation, in.varint(Integer.MAX_VALUE), in.text(MAX_SDP_BYTES));
      case KIND_ANSWER ->
          new LinkAnswer(generation, in.varint(Integer.MAX_VALUE), in.text(MAX_SDP_BYTES));
      case KIND_CANDIDATES -> new LinkCandidates(generation, decodeCandidates(in));
      case KIND_ICE_RESTART -> new RepairRequest(generation, RepairRequest.Kind.ICE_RESTART);
      case KIND_NEW_CONNECTION -> new RepairRequest(generation, RepairRequest.Kind.NEW_CONNECTION);
      default -> throw new MalformedException("unknown kind of link signal");
    };
  }

  private static List<IceCandidate> decodeCandidates(ByteReader in) throws MalformedException {
    int count = count(in, LinkCandidates.MOST);
    List<IceCandidate> candidates = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String line = in.text(MAX_CANDIDATE_BYTES);
      String mid = in.text(MAX_MID_BYTES);
      candidates.add(new IceCandidate(line, mid.isEmpty() ? null : mid, in.varint(0xFF)));
    }
    return candidates;
  }

  private static void encodeRoster(RosterUpdate roster, ByteWriter out) {
    out.varint(roster.term()).varint(roster.version());
    out.u8(
        (roster.hasBegun() ? FLAG_BEGUN : 0)
            | (roster.isClientServer() ? FLAG_CLIENT_SERVER : 0)
            | (roster.relayTurn() > 0 ? FLAG_RELAY_TURN : 0));
    if (roster.relayTurn() > 0) {
      out.varint(roster.relayTurn());
    }
    out.varint(roster.nextPeerId()).varint(roster.entries().size());
    for (RosterUpdate.Entry entry : roster.entries()) {
      out.text(entry.sessionId().value())
          .varint(entry.peerId().value())
          .text(cut(entry.username()));
      encodeSessions(entry, out);
    }
  }

  private static void encodeSessions(RosterUpdate.Entry entry, ByteWriter out) {
    boolean isOtherPage = !entry.page().equals(entry.sessionId());
    boolean isMoved = !entry.current().equals(entry.page());
    out.u8(
        (entry.isSpectator() ? FLAG_SPECTATOR : 0)
            | (isOtherPage ? FLAG_PAGE : 0)
            | (isMoved ? FLAG_CURRENT : 0)
            | (entry.hasLed() ? FLAG_HAS_LED : 0));
    if (isOtherPage) {
      out.text(entry.page().value());
    }
    if (isMoved) {
      out.text(entry.current().value());
    }
  }

  private static RosterUpdate.Entry decodeEntry(
      ByteReader in, SessionId sessionId, PeerId peerId, String username)
      throws MalformedException {
    int flags = in.u8();
    if (flags > (FLAG_SPECTATOR | FLAG_PAGE | FLAG_CURRENT | FLAG_HAS_LED)) {
      throw new MalformedException("unknown flag");
    }
    SessionId page = (flags & FLAG_PAGE) == 0 ? sessionId : sessionId(in);
    SessionId current = (flags & FLAG_CURRENT) == 0 ? page : sessionId(in);
    boolean isSpectator = (flags & FLAG_SPECTATOR) != 0;
    boolean hasLed = (flags & FLAG_HAS_LED) != 0;
    return new RosterUpdate.Entry(sessionId, peerId, username, isSpectator, page, current, hasLed);
  }

  private static RosterUpdate decodeRoster(ByteReader in) throws MalformedException {
    int term = in.varint(Integer.MAX_VALUE);
    int version = in.varint(Integer.MAX_VALUE);
    int flags = in.u8();
    if (flags > (FLAG_BEGUN | FLAG_CLIENT_SERVER | FLAG_RELAY_TURN)) {
      throw new MalformedException("unknown flag");
    }
    int relayTurn = (flags & FLAG_RELAY_TURN) == 0 ? 0 : in.varint(Integer.MAX_VALUE);
    int nextPeerId = in.varint(PeerId.MAX_VALUE + 1);
    int count = count(in, RosterUpdate.MOST);
    List<RosterUpdate.Entry> entries = new ArrayList<>(count);
    int lastPeerId = 0;
    for (int i = 0; i < count; i++) {
      SessionId sessionId = sessionId(in);
      int peerId = in.varint(PeerId.MAX_VALUE);
      // Ascending order also means that no number, and by the check of sessions no player, comes
      // twice.
      if (peerId <= lastPeerId || peerId >= nextPeerId || holds(entries, sessionId)) {
        throw new MalformedException("a roster lists each member once, in order");
      }
      lastPeerId = peerId;
      String username = in.text(MAX_NAME_BYTES);
      entries.add(decodeEntry(in, sessionId, new PeerId(peerId), username));
    }
    return new RosterUpdate(
        term,
        version,
        (flags & FLAG_BEGUN) != 0,
        (flags & FLAG_CLIENT_SERVER) != 0,
        relayTurn,
        nextPeerId,
        entries);
  }

  private static SessionId sessionId(ByteReader in) throws MalformedException {
    String value = in.text(MAX_SESSION_ID_BYTES);
    if (value.isEmpty()) {
      throw new MalformedException("a session without an id");
    }
    return new SessionId(value);
  }

  private static boolean holds(List<RosterUpdate.Entry> entries, SessionId sessionId) {
    for (RosterUpdate.Entry entry : entries) {
      if (entry.sessionId().equals(sessionId)) {
        return true;
      }
    }
    return false;
  }

  private static int count(ByteReader in, int most) throws MalformedException {
    int count = in.varint(most);
    if (count == 0) {
      throw new MalformedException("an empty list");
    }
    return count;
  }

  private static boolean flag(ByteReader in) throws MalformedException {
    int flags = in.u8();
    if (flags > 1) {
      throw new MalformedException("unknown flag");
    }
    return flags == 1;
  }

  private static String cut(String username) {
    if (username.length() <= RosterUpdate.LONGEST_USERNAME) {
      return username;
    }
    int end = RosterUpdate.LONGEST_USERNAME;
    // Half a surrogate pair would not be text any more.
    return username.substring(
        0, Character.isHighSurrogate(username.charAt(end - 1)) ? end - 1 : end);
  }
}
