package dev.onlinematch.wire;

import java.util.List;

/**
 * What travels between a player and the relay. The relay reads who a message is for and nothing
 * else of it; what a payload means is between the players.
 *
 * <p>A <em>member</em> is one connection of one player to one room, and a room is a match. The
 * relay numbers members itself, from 1 on in order of arrival, and gives no number twice in a room.
 * It ties each number to the session id of the signalling server that the newcomer has proven to
 * be. When a player connects anew, another member joins and the old one leaves: whoever hears that
 * knows that messages on their way to the old one may be lost.
 *
 * <p>Contract:
 *
 * <ol>
 *   <li>The first frame from the relay on the reliable channel is a {@link Welcome}. Until it has
 *       come, a client sends nothing: it is not a member yet. Who has an older connection in the
 *       room is heard by that one until the first frame comes over the new one.
 *   <li>{@link From} names who sent the message: the relay knows it from the connection, and no
 *       client can say otherwise. It arrives on the kind of channel that it was sent on.
 *   <li>On the reliable channel, everything from a member comes after the frame that introduces it
 *       (Welcome or {@link MemberJoined}) and before its {@link MemberLeft}. On the other two
 *       channels a message may come earlier or later than those; it is dropped then.
 *   <li>A message to somebody who has left vanishes without a word: the MemberLeft is on its way.
 *   <li>All frames but data, {@link Ping} and {@link Pong} travel on the reliable channel. A Pong
 *       comes on the channel of its Ping.
 *   <li>After a {@link Leaving} everything goes on as before for some seconds, until everybody has
 *       left or is told a {@link Goodbye}.
 *   <li>After a {@link Goodbye} nothing follows but the end of the connection.
 * </ol>
 *
 * <p>The bytes are written down at {@link RelayFrameCodec}.
 */
public sealed interface RelayFrame {

  /**
   * The longest payload: a message of {@link dev.onlinematch.transport.MessageTransport} and room
   * for what a link writes before it.
   */
  int MAX_PAYLOAD_BYTES = 16 * 1024 + 64;

  /** The highest number that a member can have. */
  int MAX_MEMBER = 0xFFFF;

  /** The most members that a room can ever have, whatever a relay is configured to. */
  int MAX_MEMBERS = 128;

  /** From a player. */
  sealed interface ToRelay extends RelayFrame {}

  /** To a player. */
  sealed interface ToPlayer extends RelayFrame {}

  /** To one member. To oneself is allowed: that is an echo. */
  record ToOne(int member, byte[] payload) implements ToRelay {}

  /** To all other members. */
  record ToAll(byte[] payload) implements ToRelay {}

  /** To all other members except one. */
  record ToAllBut(int member, byte[] payload) implements ToRelay {}

  /** Asks for a {@link Pong} with the same number; any 32 bits. */
  record Ping(int number) implements ToRelay {}

  /** A message from another member. */
  record From(int member, byte[] payload) implements ToPlayer {}

  /**
   * The receiver is in the room now.
   *
   * @param myMember the receiver's own number
   * @param others who else is there, in ascending order of number
   */
  record Welcome(int myMember, List<Member> others) implements ToPlayer {

    /** Takes a copy of the list. */
    public Welcome {
      others = List.copyOf(others);
    }
  }

  /** Somebody else came. */
  record MemberJoined(Member member) implements ToPlayer {}

  /** Somebody else went, or connected anew and is about to come under another number. */
  record MemberLeft(int member) implements ToPlayer {}

  /** The relay will go down soon: whoever has another way to the others had better take it. */
  record Leaving() implements ToPlayer {}

  /** The relay is about to close this connection. */
  record Goodbye(GoodbyeReason reason) implements ToPlayer {}

  /** Answers a {@link Ping}. */
  record Pong(int number) implements ToPlayer {}

  /**
   * A member and who it is.
   *
   * @param number 1 to {@link #MAX_MEMBER}
   * @param sessionId of the signalling server, proven to the relay; text, because this floor knows
   *     no signalling
   */
  record Member(int number, String sessionId) {}
}
