package dev.onlinematch.relay.forwarding;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.GoodbyeReason;
import dev.onlinematch.wire.MalformedException;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Passes messages between the members of rooms.
 *
 * <p>Contract:
 *
 * <ol>
 *   <li>One change (join, handleFrame, leave, putOut, announceDrain, drain), or several, then
 *       {@link #pollEvent} until it returns null. Nothing here waits for a time, so there is no
 *       deadline to ask for.
 *   <li>Frames are fetched, not pushed: what a connection does not fetch waits here, within {@link
 *       QueueLimits}, and delays nobody else.
 *   <li>One thread. {@code nowMs} never goes backwards.
 *   <li>Whoever calls {@link #join} has proven that the newcomer is that session and that the
 *       session is in that match. Nothing that a member says later changes it.
 * </ol>
 */
public final class Forwarder {

  private final ForwardingLimits limits;
  private final ForwardingCounters counters = new ForwardingCounters();
  private final Queue<ForwarderEvent> events = new ArrayDeque<>();
  private final Map<MatchId, Room> rooms = new LinkedHashMap<>();
  private boolean isLeaving;
  private boolean isDraining;

  /** Without a room. */
  public Forwarder(ForwardingLimits limits) {
    this.limits = limits;
  }

  /**
   * Lets somebody in. An older connection of the same session is put out ({@code REPLACED}) when
   * the first frame comes over the new one: a player is in a room once.
   */
  public JoinOutcome join(MatchId match, SessionId session, long nowMs) {
    if (isDraining) {
      return new JoinOutcome.Refused(GoodbyeReason.DRAINING);
    }
    Room room = rooms.get(match);
    if (room == null && isLeaving) {
      return new JoinOutcome.Refused(GoodbyeReason.DRAINING);
    }
    if (room == null) {
      if (rooms.size() >= limits.rooms()) {
        return new JoinOutcome.Refused(GoodbyeReason.FULL);
      }
      room = new Room(match, limits, counters, events, nowMs);
      rooms.put(match, room);
    }
    if (room.hasPlaceFor(session)) {
      Member member = room.join(session, nowMs);
      if (isLeaving) {
        room.sayLeaving(member, nowMs);
      }
      return new JoinOutcome.Joined(member);
    }
    forgetIfEmpty(room);
    return new JoinOutcome.Refused(GoodbyeReason.FULL);
  }

  /**
   * Takes a frame from a member. One that is none puts the member out ({@code PROTOCOL_ERROR});
   * from one who is out already it is ignored.
   */
  public void handleFrame(Member sender, Delivery channel, byte[] bytes, long nowMs) {
    if (!sender.isInRoom()) {
      return;
    }
    counters.countFrame(bytes.length);
    RelayFrame.ToRelay frame;
    try {
      frame = RelayFrameCodec.decodeToRelay(bytes);
    } catch (MalformedException e) {
      counters.countDrop(ForwardingDrop.MALFORMED_FRAME);
      remove(sender, GoodbyeReason.PROTOCOL_ERROR, nowMs);
      return;
    }
    sender.room().handle(sender, channel, frame, nowMs);
    forgetIfEmpty(sender.room());
  }

  /** The next frame to send to a member, or null. */
  public OutboundFrame pollFrame(Member receiver, long nowMs) {
    return receiver.poll(nowMs);
  }

  /** The connection of a member is gone. Nothing when he was out before. */
  public void leave(Member member, long nowMs) {
    if (member.isInRoom()) {
      remove(member, null, nowMs);
    } else {
      member.leaveRoom();
    }
  }

  /** Puts a member out; he is told why. Nothing when he is out. */
  public void putOut(Member member, GoodbyeReason reason, long nowMs) {
    if (member.isInRoom()) {
      remove(member, reason, nowMs);
    }
  }

  /** Tells everybody to leave soon, and opens no room any more. Those that there are go on. */
  public void announceDrain(long nowMs) {
    isLeaving = true;
    for (Room room : new ArrayList<>(rooms.values())) {
      for (Member member : room.everybody()) {
        room.sayLeaving(member, nowMs);
      }
      room.putOutOverfull(nowMs);
      forgetIfEmpty(room);
    }
  }

  /** Puts everybody out ({@code DRAINING}) and lets nobody in any more. */
  public void drain(long nowMs) {
    isDraining = true;
    for (Room room : new ArrayList<>(rooms.values())) {
      for (Member member : room.everybody()) {
        putOut(member, GoodbyeReason.DRAINING, nowMs);
      }
    }
  }

  /** The next thing to do, or null. */
  public ForwarderEvent pollEvent() {
    return events.poll();
  }

  /** The rooms that there are. */
  public List<MatchId> rooms() {
    return List.copyOf(rooms.keySet());
  }

  /** Who is in a room, in ascending order of number; nobody where there is no such room. */
  public List<Member> members(MatchId match) {
    Room room = rooms.get(match);
    return room == null ? List.of() : room.members();
  }

  /** What went through. */
  public ForwardingCounters counters() {
    return counters;
  }

  private void remove(Member member, GoodbyeReason reason, long nowMs) {
    member.room().remove(member, reason, nowMs);
    forgetIfEmpty(member.room());
  }

  private void forgetIfEmpty(Room room) {
    if (room.isEmpty()) {
      rooms.remove(room.match(), room);
    }
  }
}
