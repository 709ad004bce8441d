package dev.onlinematch.relay.session;

import dev.onlinematch.relay.forwarding.Forwarder;
import dev.onlinematch.relay.forwarding.ForwarderEvent;
import dev.onlinematch.relay.forwarding.ForwardingCounters;
import dev.onlinematch.relay.forwarding.ForwardingLimits;
import dev.onlinematch.relay.forwarding.JoinOutcome;
import dev.onlinematch.relay.forwarding.Member;
import dev.onlinematch.relay.nakama.Entrant;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.GoodbyeReason;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rooms of one loop and the sessions in them. All methods on the loop. */
final class Switchboard {

  private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);

  private final RelayLoop loop;
  private final Forwarder forwarder;
  private final MessageRate messageRate;
  private final Map<Member, PlayerSession> sessions = new HashMap<>();
  private final Map<GoodbyeReason, Long> putOut = new EnumMap<>(GoodbyeReason.class);
  private long overRate;

  Switchboard(RelayLoop loop, ForwardingLimits limits, MessageRate messageRate) {
    this.loop = loop;
    this.messageRate = messageRate;
    this.forwarder = new Forwarder(limits);
  }

  RelayLoop loop() {
    return loop;
  }

  Forwarder forwarder() {
    return forwarder;
  }

  MessageRate messageRate() {
    return messageRate;
  }

  void countOverRate() {
    overRate++;
  }

  long nowMs() {
    return loop.nowMs();
  }

  /** Lets somebody in whose connection is up; null when there is no place, and he was told. */
  PlayerSession enter(Entrant entrant, FrameCarrier carrier) {
    JoinOutcome outcome = forwarder.join(entrant.match(), entrant.session(), nowMs());
    if (outcome instanceof JoinOutcome.Joined joined) {
      PlayerSession session = new PlayerSession(this, entrant, carrier, joined.member());
      sessions.put(joined.member(), session);
      LOG.atDebug().addKeyValue("member", joined.member()).log("joined");
      drainEvents();
      return session;
    }
    GoodbyeReason reason = ((JoinOutcome.Refused) outcome).reason();
    LOG.atInfo().addKeyValue("room", entrant.match()).addKeyValue("reason", reason).log("refused");
    carrier.send(Delivery.RELIABLE, RelayFrameCodec.encode(new RelayFrame.Goodbye(reason)));
    carrier.close();
    drainEvents();
    return null;
  }

  void forget(PlayerSession session) {
    if (sessions.remove(session.member()) != null) {
      LOG.atDebug().addKeyValue("member", session.member()).log("connection closed");
    }
    forwarder.leave(session.member(), nowMs());
    drainEvents();
  }

  void putOut(PlayerSession session, GoodbyeReason reason) {
    forwarder.putOut(session.member(), reason, nowMs());
    drainEvents();
  }

  /** Those who are in a room. */
  List<Entrant> entrants() {
    List<Entrant> entrants = new ArrayList<>();
    for (PlayerSession session : sessions.values()) {
      if (session.member().isInRoom()) {
        entrants.add(session.entrant());
      }
    }
    return entrants;
  }

  /** Puts out those who have left their match. */
  void putOutDeparted(Collection<Entrant> departed) {
    Set<Entrant> gone = new HashSet<>(departed);
    for (PlayerSession session : List.copyOf(sessions.values())) {
      if (gone.contains(session.entrant())) {
        putOut(session, GoodbyeReason.NOT_A_MEMBER_ANY_MORE);
      }
    }
  }

  void announceDrain() {
    forwarder.announceDrain(nowMs());
    drainEvents();
  }

  void drain() {
    forwarder.drain(nowMs());
    drainEvents();
  }

  /** How many connections there are, those included that are about to close. */
  int sessionCount() {
    return sessions.size();
  }

  RelayTotals totals() {
    List<MatchId> rooms = forwarder.rooms();
    int members = 0;
    for (MatchId match : rooms) {
      members += forwarder.members(match).size();
    }
    return new RelayTotals(
        rooms.size(),
        members,
        sessions.size(),
        ForwardingCounters.sum(List.of(forwarder.counters())),
        overRate,
        new EnumMap<>(putOut));
  }

  List<RoomStatus> rooms() {
    List<RoomStatus> rooms = new ArrayList<>();
    for (MatchId match : forwarder.rooms()) {
      List<RoomStatus.MemberStatus> members = new ArrayList<>();
      for (Member member : forwarder.members(match)) {
        members.add(
            new RoomStatus.MemberStatus(
                member.number(),
                member.session().value(),
                member.waitingBytes(),
                sessions.get(member).connection()));
      }
      rooms.add(new RoomStatus(match.value(), members));
    }
    return rooms;
  }

  void drainEvents() {
    for (ForwarderEvent event = forwarder.pollEvent();
        event != null;
        event = forwarder.pollEvent()) {
      if (event instanceof ForwarderEvent.FramesWaiting waiting) {
        PlayerSession session = sessions.get(waiting.member());
        // Not there: its connection closed while frames were on their way to it.
        if (session != null && waiting.member().isInRoom()) {
          session.sendWaiting();
        }
      } else if (event instanceof ForwarderEvent.PutOut out) {
        handlePutOut(out);
      }
    }
  }

  private void handlePutOut(ForwarderEvent.PutOut out) {
    LOG.atInfo()
        .addKeyValue("member", out.member())
        .addKeyValue("reason", out.reason())
        .log("put out");
    putOut.merge(out.reason(), 1L, Long::sum);
    PlayerSession session = sessions.get(out.member());
    if (session != null) {
      session.end();
    }
  }
}
