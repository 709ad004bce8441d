package dev.onlinematch.relay.forwarding;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;

/**
 * One connection of one player to one room. Who he is was proven before he became a member and does
 * not change. Compared by identity.
 */
public final class Member {

  private final Room room;
  private final int number;
  private final SessionId session;
  private final OutboundQueue queue;

  /** His share of what the room may say. */
  private final CopyAllowance copies;

  /** The same object each time: it is said for almost every message. */
  private final ForwarderEvent.FramesWaiting framesWaiting = new ForwarderEvent.FramesWaiting(this);

  private boolean isAnnounced;
  private boolean isInRoom = true;

  Member(Room room, int number, SessionId session, OutboundQueue queue, long nowMs) {
    this.room = room;
    this.number = number;
    this.session = session;
    this.queue = queue;
    copies = new CopyAllowance(0, nowMs);
  }

  /** The match. */
  public MatchId match() {
    return room.match();
  }

  /** What the relay calls this member; never given to another one in this room. */
  public int number() {
    return number;
  }

  /** Who it is on the signalling server. */
  public SessionId session() {
    return session;
  }

  /** Whether he has not left and was not put out. */
  public boolean isInRoom() {
    return isInRoom;
  }

  /** Bytes that wait for this member. */
  public int waitingBytes() {
    return queue.bytes();
  }

  /** For logs: room, number. */
  @Override
  public String toString() {
    return room.match() + "#" + number;
  }

  Room room() {
    return room;
  }

  OutboundQueue queue() {
    return queue;
  }

  CopyAllowance copies() {
    return copies;
  }

  /** The event to tell, or null when it was told and what waits was not all fetched since. */
  ForwarderEvent announce() {
    if (isAnnounced) {
      return null;
    }
    isAnnounced = true;
    return framesWaiting;
  }

  OutboundFrame poll(long nowMs) {
    OutboundFrame frame = queue.poll(nowMs);
    if (frame == null) {
      isAnnounced = false;
    }
    return frame;
  }

  void leaveRoom() {
    isInRoom = false;
    queue.clear();
  }
}
