package dev.onlinematch.relay.forwarding;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.GoodbyeReason;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;

/** The members of one match, and what they say to each other. */
final class Room {

  private final MatchId match;
  private final ForwardingLimits limits;
  private final ForwardingCounters counters;
  private final Queue<ForwarderEvent> events;

  /** In ascending order of number. */
  private final List<Member> members = new ArrayList<>();

  /** Connections of members who are heard by an older one still; at most one for each. */
  private final List<Member> successors = new ArrayList<>();

  /** Of the whole room. */
  private final CopyAllowance copies;

  private int lastNumber;

  /** Whether a queue has outgrown its bound since somebody was last put out for it. */
  private boolean isSomebodyOverfull;

  Room(
      MatchId match,
      ForwardingLimits limits,
      ForwardingCounters counters,
      Queue<ForwarderEvent> events,
      long nowMs) {
    this.match = match;
    this.limits = limits;
    this.counters = counters;
    this.events = events;
    copies = new CopyAllowance(limits.copiesPerSecond(), nowMs);
  }

  MatchId match() {
    return match;
  }

  List<Member> members() {
    return List.copyOf(members);
  }

  /** The members and their successors. */
  List<Member> everybody() {
    List<Member> all = new ArrayList<>(members);
    all.addAll(successors);
    return all;
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  boolean hasPlaceFor(SessionId session) {
    int others = memberOf(session) == null ? members.size() : members.size() - 1;
    return others < limits.membersPerRoom() && lastNumber < RelayFrame.MAX_MEMBER;
  }

  /** The member that is this session's, or null. */
  Member memberOf(SessionId session) {
    return ofSession(session, members);
  }

  private static Member ofSession(SessionId session, List<Member> among) {
    for (Member member : among) {
      if (member.session().equals(session)) {
        return member;
      }
    }
    return null;
  }

  /**
   * Takes in a session. If an older connection of it is there, the new one is welcomed and waits:
   * whoever dials by two ways may have given this one up by now. It takes over with the first frame
   * that comes over it, or when the older one goes.
   */
  Member join(SessionId session, long nowMs) {
    Member before = memberOf(session);
    Member newcomer =
        new Member(this, ++lastNumber, session, new OutboundQueue(limits.queue(), counters), nowMs);
    List<RelayFrame.Member> others = new ArrayList<>();
    for (Member member : members) {
      if (!member.equals(before)) {
        others.add(introduction(member));
      }
    }
    say(newcomer, new RelayFrame.Welcome(newcomer.number(), others), nowMs);
    if (before == null) {
      sayToAll(new RelayFrame.MemberJoined(introduction(newcomer)), nowMs);
      members.add(newcomer);
    } else {
      Member earlier = ofSession(session, successors);
      if (earlier != null) {
        removeOne(earlier, GoodbyeReason.REPLACED, nowMs);
      }
      successors.add(newcomer);
    }
    putOutOverfull(nowMs);
    return newcomer;
  }

  void handle(Member sender, Delivery channel, RelayFrame.ToRelay frame, long nowMs) {
    if (successors.contains(sender)) {
      removeOne(memberOf(sender.session()), GoodbyeReason.REPLACED, nowMs);
    }
    if (!mayCopy(sender, channel, copiesOf(frame), nowMs)) {
      counters.countDrop(ForwardingDrop.ROOM_RATE);
    } else if (frame instanceof RelayFrame.ToAll toAll) {
      sendToAllBut(null, message(sender, channel, toAll.payload(), nowMs), nowMs);
    } else if (frame instanceof RelayFrame.ToOne toOne) {
      Member receiver = memberOf(toOne.member());
      if (receiver == null) {
        counters.countDrop(ForwardingDrop.UNKNOWN_RECEIVER);
      } else {
        queue(receiver, message(sender, channel, toOne.payload(), nowMs), nowMs);
      }
    } else if (frame instanceof RelayFrame.ToAllBut toAllBut) {
      Member leftOut = memberOf(toAllBut.member());
      sendToAllBut(leftOut, message(sender, channel, toAllBut.payload(), nowMs), nowMs);
    } else if (frame instanceof RelayFrame.Ping ping) {
      byte[] pong = RelayFrameCodec.encode(new RelayFrame.Pong(ping.number()));
      queue(sender, new OutboundFrame(channel, pong, null, nowMs), nowMs);
    }
    putOutOverfull(nowMs);
  }

  private int copiesOf(RelayFrame.ToRelay frame) {
    boolean isForMany = frame instanceof RelayFrame.ToAll || frame instanceof RelayFrame.ToAllBut;
    return isForMany ? members.size() - 1 : 1;
  }

  /**
   * A room that says more than a room may keeps other rooms of the same thread waiting. Whoever
   * says no more than his share of it is heard all the same; and what is reliable must not be
   * dropped, so it uses up what the others would have.
   */
  private boolean mayCopy(Member sender, Delivery channel, int count, long nowMs) {
    int perSecond = limits.copiesPerSecond();
    if (perSecond == 0) {
      return true;
    }
    double share = (double) perSecond / members.size();
    boolean hasRoom = copies.has(count, perSecond, nowMs);
    boolean hasShare = sender.copies().has(count, share, nowMs);
    if (!hasRoom && !hasShare && channel != Delivery.RELIABLE) {
      return false;
    }
    copies.take(count, perSecond);
    sender.copies().take(count, share);
    return true;
  }

  /** Ends a membership; {@code reason} null when the connection is gone and hears nothing more. */
  void remove(Member member, GoodbyeReason reason, long nowMs) {
    removeOne(member, reason, nowMs);
    putOutOverfull(nowMs);
  }

  /** Tells a member that the relay goes down soon. */
  void sayLeaving(Member member, long nowMs) {
    say(member, new RelayFrame.Leaving(), nowMs);
  }

  // The stamp: the number is the one of the connection that the message came over.
  private static OutboundFrame message(
      Member sender, Delivery channel, byte[] payload, long nowMs) {
    byte[] stamped = RelayFrameCodec.encode(new RelayFrame.From(sender.number(), payload));
    return new OutboundFrame(channel, stamped, sender, nowMs);
  }

  private void sendToAllBut(Member leftOut, OutboundFrame message, long nowMs) {
    for (Member member : members) {
      if (!member.equals(message.sender()) && !member.equals(leftOut)) {
        queue(member, message, nowMs);
      }
    }
  }

  private void removeOne(Member member, GoodbyeReason reason, long nowMs) {
    members.remove(member);
    member.leaveRoom();
    if (reason != null) {
      say(member, new RelayFrame.Goodbye(reason), nowMs);
      events.add(new ForwarderEvent.PutOut(member, reason));
    }
    if (successors.remove(member)) {
      // Nobody has heard of it.
      return;
    }
    Member successor = ofSession(member.session(), successors);
    if (successor != null) {
      // The others hear of it first: to them the player is not away for a moment.
      successors.remove(successor);
      sayToAll(new RelayFrame.MemberJoined(introduction(successor)), nowMs);
    }
    sayToAll(new RelayFrame.MemberLeft(member.number()), nowMs);
    if (successor != null) {
      members.add(successor);
      members.sort(Comparator.comparingInt(Member::number));
    }
  }

  /**
   * Reliable frames are never dropped, so where too many of them wait somebody has to go. It is the
   * receiver, unless one sender alone has filled half of the queue: no honest one can (a link waits
   * for acknowledgements long before), and nobody may push others out by shouting at them.
   *
   * <p>Who goes is announced to the rest, which may fill the next queue: hence the loop. It ends,
   * because each round removes a member.
   */
  void putOutOverfull(long nowMs) {
    while (isSomebodyOverfull) {
      Member full = overfull();
      if (full == null) {
        isSomebodyOverfull = false;
        return;
      }
      Member flooder = full.queue().mainSender();
      if (flooder == null) {
        removeOne(full, GoodbyeReason.TOO_SLOW, nowMs);
        continue;
      }
      full.queue().dropReliableOf(flooder);
      if (flooder.isInRoom()) {
        removeOne(flooder, GoodbyeReason.PROTOCOL_ERROR, nowMs);
      }
    }
  }

  private Member overfull() {
    for (Member member : everybody()) {
      if (member.queue().isOverfull()) {
        return member;
      }
    }
    return null;
  }

  private Member memberOf(int number) {
    for (Member member : members) {
      if (member.number() == number) {
        return member;
      }
    }
    return null;
  }

  private void sayToAll(RelayFrame.ToPlayer frame, long nowMs) {
    OutboundFrame said = said(frame, nowMs);
    for (Member member : everybody()) {
      queue(member, said, nowMs);
    }
  }

  private void say(Member member, RelayFrame.ToPlayer frame, long nowMs) {
    queue(member, said(frame, nowMs), nowMs);
  }

  private static OutboundFrame said(RelayFrame.ToPlayer frame, long nowMs) {
    return new OutboundFrame(Delivery.RELIABLE, RelayFrameCodec.encode(frame), null, nowMs);
  }

  private void queue(Member member, OutboundFrame frame, long nowMs) {
    member.queue().add(frame, nowMs);
    isSomebodyOverfull |= member.queue().isOverfull();
    ForwarderEvent event = member.announce();
    if (event != null) {
      events.add(event);
    }
  }

  private static RelayFrame.Member introduction(Member member) {
    return new RelayFrame.Member(member.number(), member.session().value());
  }
}
