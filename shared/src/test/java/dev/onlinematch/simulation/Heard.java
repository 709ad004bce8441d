package dev.onlinematch.simulation;

import static dev.onlinematch.simulation.Violation.unless;

import dev.onlinematch.link.PathPolicy;
import dev.onlinematch.match.ErrorCode;
import dev.onlinematch.match.LeaveReason;
import dev.onlinematch.match.MatchMode;
import dev.onlinematch.match.MatchState;
import dev.onlinematch.match.OnlineMatchListener;
import dev.onlinematch.match.Player;
import dev.onlinematch.match.PlayerStatus;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.transport.PeerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a page has heard of its match: by it alone the game must know how the match stands. */
final class Heard implements OnlineMatchListener {

  private final Page page;
  private final World world;
  private final Map<PeerId, Player> players = new TreeMap<>();
  private final Map<PeerId, PlayerStatus> statuses = new TreeMap<>();
  private final Set<PeerId> reconnecting = new TreeSet<>();
  private Player newHost;
  private PathPolicy newPolicy;
  private boolean isReady;
  private boolean hasStarted;
  private boolean hasEntered;
  private boolean lacksState;
  private String outcome;

  Heard(Page page) {
    this.page = page;
    this.world = page.world;
  }

  /** Another match, or the wish for one. */
  void enter() {
    players.clear();
    statuses.clear();
    reconnecting.clear();
    newHost = null;
    newPolicy = null;
    isReady = false;
    hasStarted = false;
    lacksState = false;
    hasEntered = true;
    outcome = null;
  }

  /** The page leaves by itself: it hears nothing of that. */
  void leave() {
    enter();
    outcome = "left";
  }

  /** As if it had not been said. */
  void forgetStart() {
    hasStarted = false;
  }

  /** How the game stands was said. */
  void beTold() {
    note("told");
    lacksState = false;
  }

  /** As if it had not been said. */
  void forgetState() {
    lacksState = true;
  }

  /** Whether the page came while the match was played and was not told how the game stands. */
  boolean lacksState() {
    return lacksState;
  }

  boolean hasStarted() {
    return hasStarted;
  }

  /** Why the page is out; null if it is not, or nothing was said. */
  String outcome() {
    return outcome;
  }

  /** Whether it asked for a match and was not told how that ended. */
  boolean waits() {
    return hasEntered && outcome == null;
  }

  /** When nothing is under way, what was heard is what is. */
  void check() {
    List<Player> expected = new ArrayList<>(players.values());
    same(page.match.players(), expected, "players");
    for (Player player : page.match.players()) {
      same(PlayerStatus.CONNECTED, statuses.get(player.peerId()), "status of " + player.peerId());
    }
    same(Set.of(), reconnecting, "who is away");
    boolean isInReady = page.match.state() == MatchState.READY;
    same(isInReady, isReady && !hasStarted, "ready");
    same(page.match.state() == MatchState.PLAYING, hasStarted, "started");
    same(page.match.host(), newHost == null ? page.match.host() : newHost, "host");
    same(page.match.pathPolicy(), newPolicy == null ? page.match.pathPolicy() : newPolicy, "paths");
  }

  private void same(Object is, Object heard, String what) {
    if (!is.equals(heard)) {
      throw new Violation(
          Invariant.SIGNALS_TELL_ALL, page + ", " + what + ": heard " + heard + ", is " + is);
    }
  }

  private void note(String what, int... numbers) {
    world.trace.add(page.person.number);
    world.trace.add((int) world.time.nowMs());
    world.trace.add(what);
    for (int number : numbers) {
      world.trace.add(number);
    }
    if (world.log.isKept()) {
      StringBuilder words = new StringBuilder(what);
      for (int number : numbers) {
        words.append(' ').append(number);
      }
      world.log.add(world, page, words.toString());
    }
  }

  private static int number(Player player) {
    return player.peerId().value();
  }

  @Override
  public void error(ErrorCode code, String message) {
    note("error", code.value());
    world.log.add(world, page, message);
    if (page.match.mode() == MatchMode.NONE) {
      outcome = code.name();
    }
  }

  @Override
  public void disconnected(String reason) {
    note("disconnected");
    outcome = "disconnected";
  }

  @Override
  public void matchCreated(MatchId matchId) {
    entered(matchId);
    note("created");
  }

  @Override
  public void matchJoined(MatchId matchId) {
    entered(matchId);
    note("joined");
  }

  private void entered(MatchId matchId) {
    page.person.remember(matchId);
    if (page.match.mySessionId() != null) {
      world.noteEntry(matchId, page.match.mySessionId(), page.person);
    }
  }

  @Override
  public void matchmakerMatched(List<Player> matched) {
    note("matched", matched.size());
    matched.forEach(player -> players.put(player.peerId(), player));
  }

  @Override
  public void playerJoined(Player player) {
    note("playerJoined", number(player));
    boolean isNew = players.put(player.peerId(), player) == null;
    unless(
        isNew || page.match.mode() == MatchMode.MATCHMAKER,
        Invariant.SIGNALS_TELL_ALL,
        page + " heard twice that " + player + " joined");
    boolean isLate = page.match.state() == MatchState.PLAYING && !world.setup.hasGame();
    lacksState |= isLate && player.equals(page.match.me()) && !page.match.isHost();
  }

  @Override
  public void playerLeft(Player player, LeaveReason reason) {
    note("playerLeft", number(player), reason.ordinal());
    page.endStreams(player.peerId());
    reconnecting.remove(player.peerId());
    statuses.remove(player.peerId());
    unless(
        players.remove(player.peerId()) != null,
        Invariant.SIGNALS_TELL_ALL,
        page + " heard that " + player + " left, who was not there");
  }

  @Override
  public void playerReconnecting(Player player) {
    note("away", number(player));
    unless(
        players.containsKey(player.peerId()) && reconnecting.add(player.peerId()),
        Invariant.SIGNALS_TELL_ALL,
        page + " heard that " + player + " is away, who was not there");
  }

  @Override
  public void playerReconnected(Player player, boolean hasRestarted) {
    note(hasRestarted ? "backAnew" : "back", number(player));
    unless(
        reconnecting.remove(player.peerId()),
        Invariant.SIGNALS_TELL_ALL,
        page + " heard that " + player + " is back, who was not away");
    if (hasRestarted) {
      page.endStreams(player.peerId());
    }
  }

  @Override
  public void matchMoved(MatchId matchId) {
    entered(matchId);
    note("moved");
  }

  @Override
  public void hostChanged(Player host) {
    note("hostChanged", number(host));
    newHost = host;
  }

  @Override
  public void playerStatusChanged(Player player, PlayerStatus status) {
    note("status", number(player), status.value());
    statuses.put(player.peerId(), status);
  }

  @Override
  public void pathPolicyChanged(PathPolicy policy) {
    note("paths", policy.ordinal());
    newPolicy = policy;
  }

  @Override
  public void relayChanged(boolean isOpen, String reason) {
    note("relay", isOpen ? 1 : 0);
  }

  @Override
  public void matchReady(List<Player> all) {
    note("ready", all.size());
    isReady = true;
  }

  @Override
  public void matchNotReady() {
    note("notReady");
    isReady = false;
  }

  @Override
  public void playingStarted() {
    note("started");
    unless(!hasStarted, Invariant.SIGNALS_TELL_ALL, page + " heard twice that play has begun");
    hasStarted = true;
  }
}
