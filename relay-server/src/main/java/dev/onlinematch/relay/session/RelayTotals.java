package dev.onlinematch.relay.session;

import dev.onlinematch.relay.forwarding.ForwardingCounters;
import dev.onlinematch.wire.GoodbyeReason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The relay in figures.
 *
 * @param rooms now
 * @param members in them, now
 * @param connections now, those included that are about to close
 * @param forwarding since the start
 * @param overRate messages since the start that were more than their sender may send
 * @param putOut since the start, by reason
 */
public record RelayTotals(
    int rooms,
    int members,
    int connections,
    ForwardingCounters forwarding,
    long overRate,
    Map<GoodbyeReason, Long> putOut) {

  /** The sums of several, as of now. */
  static RelayTotals sum(List<RelayTotals> several) {
    int rooms = 0;
    int members = 0;
    int connections = 0;
    long overRate = 0;
    List<ForwardingCounters> counters = new ArrayList<>();
    Map<GoodbyeReason, Long> putOut = new EnumMap<>(GoodbyeReason.class);
    for (RelayTotals one : several) {
      rooms += one.rooms;
      members += one.members;
      connections += one.connections;
      overRate += one.overRate;
      counters.add(one.forwarding);
      one.putOut.forEach((reason, count) -> putOut.merge(reason, count, Long::sum));
    }
    return new RelayTotals(
        rooms, members, connections, ForwardingCounters.sum(counters), overRate, putOut);
  }
}
