package dev.onlinematch.signalling;

import dev.onlinematch.peer.IceCandidate;
import dev.onlinematch.transport.PeerId;
import java.util.ArrayList;
import java.util.List;

/** One signal of each kind. */
final class SignalExamples {

  static final List<SignalMessage> ALL =
      List.of(
          new LinkOffer(1, 1, "v=0\r\ns=-\r\n"),
          new LinkAnswer(300, 2, "v=0\r\n"),
          new LinkCandidates(
              2,
              List.of(
                  new IceCandidate("candidate:1 1 udp 1 a.local 5 typ host", "0", 0),
                  new IceCandidate("candidate:2 1 udp 1 b.local 5 typ host", null, 1))),
          new RepairRequest(4, RepairRequest.Kind.ICE_RESTART),
          new RepairRequest(5, RepairRequest.Kind.NEW_CONNECTION),
          new JoinRequest("1.0-β", true, 77_000),
          new JoinRefusal(2),
          new LinkReport(new SessionId("2e9153c0-e699-11f1-93d1-40b3eab63f11"), true),
          new ReturnRequest(new SessionId("s1"), new SessionId("s2"), "0123".repeat(8), true),
          new Farewell(),
          new RelayReport(3),
          new RosterUpdate(
              1,
              2,
              true,
              true,
              300,
              2,
              List.of(
                  new RosterUpdate.Entry(new SessionId("a"), new PeerId(1), "moved on", false))),
          new HostNotice(new SessionId("2e9153c0-e699-11f1-93d1-40b3eab63f11"), 4, true),
          new RosterUpdate(
              1,
              2,
              true,
              false,
              3,
              List.of(
                  new RosterUpdate.Entry(
                      new SessionId("a"),
                      new PeerId(1),
                      "reloaded",
                      true,
                      new SessionId("b"),
                      new SessionId("b"),
                      true),
                  new RosterUpdate.Entry(
                      new SessionId("c"),
                      new PeerId(2),
                      "moved",
                      false,
                      new SessionId("c"),
                      new SessionId("d"),
                      false))),
          roster(3));

  private SignalExamples() {}

  static RosterUpdate roster(int members) {
    List<RosterUpdate.Entry> entries = new ArrayList<>();
    for (int i = 1; i <= members; i++) {
      String session = "2e9153c0-e699-11f1-93d1-40b3eab63f" + (10 + i);
      entries.add(
          new RosterUpdate.Entry(
              new SessionId(session), new PeerId(i), "ä".repeat(40), i % 2 == 0));
    }
    return new RosterUpdate(3, 7, true, true, members + 1, entries);
  }
}
