package dev.onlinematch.simulation;

import static dev.onlinematch.simulation.Violation.unless;
import static dev.onlinematch.simulation.Violation.unlessSame;

import dev.onlinematch.game.AvatarView;
import dev.onlinematch.game.GamePhase;
import dev.onlinematch.game.GameView;
import dev.onlinematch.match.MatchMode;
import dev.onlinematch.match.MatchState;
import dev.onlinematch.match.Player;
import dev.onlinematch.match.PlayerStatus;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.transport.PeerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks whether everything is as it must be when faults have ended for a while. */
final class Inspection {

  private final World world;
  private final Plan plan;

  Inspection(World world, Plan plan) {
    this.world = world;
    this.plan = plan;
  }

  void afterQuiet() {
    for (Page page : world.pages()) {
      checkWaits(page);
    }
    for (MatchId match : world.matches()) {
      List<Page> members = world.membersOf(match);
      // Who leads a match can tell everyone something else, and nobody could know.
      if (!members.isEmpty() && !world.isLedByVillain(match)) {
        checkMatch(match, members);
      }
    }
    for (Page page : world.pages()) {
      if (page.isIn() && !page.person.isVillain()) {
        page.heard().check();
        checkMessages(page);
      }
    }
    Queues.checkEmpty(world);
    if (plan.isHarmless()) {
      for (Page page : world.pages()) {
        String outcome = page.heard().outcome();
        unless(
            outcome == null || outcome.equals("left"),
            Invariant.NOTHING_FAILS_BY_ITSELF,
            page + ": " + outcome);
      }
    }
  }

  /** All have left and closed their connections: nothing goes on. */
  void afterAllLeft() {
    for (Person person : world.people) {
      int open = world.network.openConnectionsOf(person.name).size();
      unless(open == 0, Invariant.NOTHING_GOES_ON, person + " has open connections: " + open);
    }
    int relayed = world.relay.memberCount();
    unless(relayed == 0, Invariant.NOTHING_GOES_ON, "open at the relay: " + relayed);
    int sockets = world.nakama.openSockets();
    unless(sockets == 0, Invariant.SERVER_HAS_WHO_IS_IN, "open at the server: " + sockets);
    for (MatchId match : world.matches()) {
      List<Presence> left = world.presences(match);
      unless(left.isEmpty(), Invariant.SERVER_HAS_WHO_IS_IN, "still in: " + left);
    }
    for (Page page : world.pages()) {
      int waiting = page.tab.waiting();
      // The session is kept fresh, whether there is a match or not.
      unless(waiting <= 1, Invariant.NOTHING_GOES_ON, page + " has timers: " + waiting);
    }
  }

  private void checkWaits(Page page) {
    unless(!page.isSigningIn(), Invariant.EVERY_WAIT_ENDS, page + " still signs in");
    boolean isInPool = page.match.mode() == MatchMode.MATCHMAKER && page.match.me() == null;
    if (isInPool) {
      unless(
          page.match.matchmakerTicket() != null,
          Invariant.EVERY_WAIT_ENDS,
          page + " waits for a ticket");
    } else if (page.isOut()) {
      boolean hasGameEnded = page.game() != null && phase(page) == GamePhase.ENDED;
      unless(
          !page.heard().waits() || hasGameEnded,
          Invariant.EVERY_WAIT_ENDS,
          page + " is out, and was not told why");
    } else {
      unless(page.isIn(), Invariant.EVERY_WAIT_ENDS, page + " waits for the host");
      MatchState state = page.match.state();
      unless(
          state != MatchState.CONNECTING && state != MatchState.MATCHING,
          Invariant.EVERY_WAIT_ENDS,
          page + " is " + state);
    }
  }

  private void checkMatch(MatchId match, List<Page> members) {
    Page first = members.get(0);
    Set<String> expected = new TreeSet<>();
    for (Page page : members) {
      expected.add(page.match.mySessionId().value());
    }
    Set<String> listed = new TreeSet<>();
    for (Player player : first.match.players()) {
      if (!world.isVillain(player.sessionId())) {
        listed.add(player.sessionId().value());
      }
    }
    unlessSame(Invariant.SAME_ROSTER, first, expected, listed);
    unless(
        first.match.host() != null, Invariant.SAME_HOST, first + " is in a match without a host");
    for (Page page : members) {
      unlessSame(Invariant.SAME_ROSTER, page, first.match.players(), page.match.players());
      unlessSame(Invariant.SAME_HOST, page, first.match.host(), page.match.host());
      unlessSame(Invariant.SAME_MODE, page, first.match.pathPolicy(), page.match.pathPolicy());
      unlessSame(Invariant.SAME_STATE, page, first.match.state(), page.match.state());
      checkLinks(page);
      checkGame(first, page);
      unless(
          !page.heard().lacksState() || page.match.isHost(),
          Invariant.STATE_FIRST,
          page + " was not told how the game stands");
      checkInvited(page, members);
    }
    checkServer(match);
  }

  private void checkLinks(Page page) {
    int others = page.match.players().size() - 1;
    int open = world.network.openConnectionsOf(page.person.name).size();
    unless(
        open <= others,
        Invariant.NOTHING_GOES_ON,
        page + " has " + open + " connections to " + others + " others");
    for (Player player : page.match.players()) {
      boolean isOther = !player.equals(page.match.me()) && !world.isVillain(player.sessionId());
      if (isOther) {
        PlayerStatus status = page.match.link(player.peerId()).status();
        unless(
            status == PlayerStatus.CONNECTED,
            Invariant.SAME_STATE,
            page + " is not linked to " + player.username());
      }
    }
  }

  private void checkInvited(Page page, List<Page> members) {
    unless(
        page.person.isStranger() == members.get(0).person.isStranger(),
        Invariant.NOBODY_UNINVITED,
        page + " has another version");
    unless(
        page.match.activePlayers().size() <= world.setup.maxPlayers(),
        Invariant.NOBODY_UNINVITED,
        page + " is in a match of too many");
    for (Player player : page.match.players()) {
      Person owner = world.owner(player.sessionId());
      unless(
          owner != null && (!owner.isVillain() || owner.page() != null),
          Invariant.NOBODY_UNINVITED,
          player + " is on the roster of " + page);
    }
  }

  private void checkServer(MatchId match) {
    for (Presence presence : world.presences(match)) {
      Person owner = world.owner(presence.sessionId());
      boolean isIn =
          owner != null
              && (owner.isVillain()
                  || (owner.page() != null
                      && presence.sessionId().equals(owner.page().currentSession())));
      unless(isIn, Invariant.SERVER_HAS_WHO_IS_IN, presence + " is not in " + match);
    }
  }

  private void checkMessages(Page page) {
    for (Ledger.Stream stream : page.reliableStreams()) {
      if (isIn(stream.to, page.match.matchId())) {
        stream.checkComplete();
      }
    }
  }

  private boolean isIn(SessionId session, MatchId match) {
    for (Page member : world.membersOf(match)) {
      if (session.equals(member.match.mySessionId())) {
        return true;
      }
    }
    return false;
  }

  private void checkGame(Page first, Page page) {
    if (page.game() != null && first.game() != null) {
      unlessSame(Invariant.REPLICAS_AGREE, page, replica(first), replica(page));
    }
  }

  private boolean isVillains(Page page, AvatarView avatar) {
    return world.isVillain(page.match.sessionId(new PeerId(avatar.peerId())));
  }

  private static GamePhase phase(Page page) {
    return page.game().view().phase();
  }

  /** What must be the same at everybody's when nobody moves. */
  private List<String> replica(Page page) {
    GameView view = page.game().view();
    List<String> replica = new ArrayList<>();
    replica.add(view.phase() + " of round " + page.game().rounds());
    for (AvatarView avatar : view.avatars()) {
      if (isVillains(page, avatar)) {
        // By rubbish on a link he drowns what he says about himself there.
        continue;
      }
      // Where the dead lie, and who stands where after the round, is for the eye alone.
      boolean counts = avatar.isAlive() && view.phase() == GamePhase.ROUND;
      String place = counts ? avatar.x() + "," + avatar.y() : "alive " + avatar.isAlive();
      replica.add(avatar.peerId() + " has " + avatar.score() + ", is at " + place);
    }
    return replica;
  }
}
