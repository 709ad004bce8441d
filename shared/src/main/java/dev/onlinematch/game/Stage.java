package dev.onlinematch.game;

import dev.onlinematch.game.GameEvent.Kind;
import dev.onlinematch.transport.PeerId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where an online game stands: phase, round, who is ready, scores. Everyone keeps one, and the same
 * calls bring all of them to the same state. What a call may do here and now is checked here; each
 * method that handles one says why it had no effect, or null.
 */
final class Stage {

  private final GameMatch match;
  private final PhaseClock clock = new PhaseClock();
  private final Banner banner = new Banner();

  /** For which round each has said last that he is ready. */
  private final Map<PeerId, Integer> ready = new LinkedHashMap<>();

  private final Set<PeerId> diedAhead = new LinkedHashSet<>();
  private Map<PeerId, Integer> scores = new LinkedHashMap<>();
  private OnlineRound round = OnlineRound.none();
  private Map<PeerId, Integer> scoresBefore = scores;
  private PeerId setUpBy;

  /** Whether I know how the game stands: from its first round on, or told by the host. */
  private boolean isInformed;

  private RoundResult lastResult;
  private GameListener listener = event -> {};
  private WinListener winListener = (number, winner) -> {};

  Stage(GameMatch match) {
    this.match = match;
  }

  void setListener(GameListener listener) {
    this.listener = listener;
  }

  void setWinListener(WinListener listener) {
    this.winListener = listener;
  }

  GamePhase phase() {
    return clock.phase();
  }

  PhaseClock clock() {
    return clock;
  }

  OnlineRound round() {
    return round;
  }

  String message() {
    boolean isWaiting = phase() == GamePhase.SETTING_UP && clock.ticks() > Pace.PATIENCE_TICKS;
    return isWaiting && banner.text().isEmpty() ? Words.WAITING : banner.text();
  }

  int score(PeerId peer) {
    return scores.getOrDefault(peer, 0);
  }

  Map<PeerId, Integer> scores() {
    return scores;
  }

  /** How the last round that was decided ended; null before. */
  RoundResult lastResult() {
    return lastResult;
  }

  /** The host who set up the round; null before the first. */
  PeerId setUpBy() {
    return setUpBy;
  }

  /** The round that people are ready for. */
  int nextRound() {
    return round.number() + 1;
  }

  boolean isReady(PeerId peer) {
    return peer != null && ready.getOrDefault(peer, 0) == nextRound();
  }

  /** One tick of the clock that moves from phase to phase. */
  void tick() {
    if (Pace.isNewNumber(clock.countdownTicks())) {
      happened(Kind.COUNTDOWN, 0);
    }
    clock.tick();
    banner.tick();
    switch (clock.phase()) {
      case COUNTDOWN -> {
        if (clock.hasLasted(Pace.COUNTDOWN_TICKS)) {
          clock.enter(GamePhase.ROUND);
          happened(Kind.ROUND_STARTED, 0);
        }
      }
      case ROUND_OVER -> {
        if (clock.hasLasted(Pace.MESSAGE_TICKS)) {
          banner.set("");
          clock.enter(GamePhase.READY_ROOM);
        }
      }
      case SETTING_UP -> {
        if (clock.hasLasted(Pace.MOST_SETUP_TICKS)) {
          callOff(Words.HOST_IS_SILENT);
        }
      }
      case READY_ROOM, ROUND, MATCH_OVER, ENDED -> {}
    }
  }

  /** Somebody is ready for a round. */
  GameDrop onReady(PeerId from, int forRound) {
    if (player(from) == null) {
      return GameDrop.NO_PART;
    }
    boolean isNew = !Integer.valueOf(forRound).equals(ready.put(from, forRound));
    if (forRound != nextRound()) {
      // It may count when the host has told me where we are.
      return GameDrop.WRONG_MOMENT;
    }
    if (isNew) {
      happened(Kind.PLAYER_READY, from.value());
    }
    return null;
  }

  /**
   * The host begins to set up a round. The same one counts again from another host, who had not
   * heard of it: whatever came of it at the one before is void.
   */
  GameDrop onSetUp(RoundSetup setup) {
    return onSetUp(setup, false);
  }

  private GameDrop onSetUp(RoundSetup setup, boolean isTold) {
    boolean isAnew = setup.round() == round.number() && !setup.by().equals(setUpBy) && !isTold;
    if (clock.isOver() || (setup.round() < nextRound() && !isAnew && !isTold)) {
      return GameDrop.WRONG_MOMENT;
    }
    if (isAnew) {
      scores = scoresBefore;
      lastResult = null;
    }
    scoresBefore = scores;
    setUpBy = setup.by();
    List<GamePlayer> players = new ArrayList<>();
    List<PeerId> gone = new ArrayList<>();
    for (PeerId peer : setup.players()) {
      GamePlayer known = player(peer);
      players.add(known == null ? new GamePlayer(peer, "Player " + peer) : known);
      if (known == null) {
        gone.add(peer);
      }
    }
    boolean isNext = setup.round() == nextRound();
    round = new OnlineRound(setup.round(), players, match.messages().myPeerId(), clock.now());
    isInformed |= round.number() == 1;
    banner.set("");
    clock.enter(GamePhase.SETTING_UP);
    gone.forEach(this::kill);
    if (isNext) {
      diedAhead.forEach(this::kill);
    }
    diedAhead.clear();
    return null;
  }

  /** Somebody has set up a round. */
  GameDrop onIsSetUp(PeerId from, int number) {
    if (number != round.number() || phase() != GamePhase.SETTING_UP) {
      return GameDrop.WRONG_MOMENT;
    }
    if (round.indexOf(from) < 0) {
      return GameDrop.NO_PART;
    }
    round.markSetUp(from);
    return null;
  }

  /** The round as it was set up. */
  RoundSetup setup() {
    List<PeerId> players = new ArrayList<>();
    round.players().forEach(player -> players.add(player.peerId()));
    return new RoundSetup(round.number(), setUpBy, players);
  }

  /** How the game stands, after a round has been set up. */
  GameState state() {
    List<PeerId> dead = new ArrayList<>();
    for (GamePlayer player : round.players()) {
      if (!round.isAlive(player.peerId())) {
        dead.add(player.peerId());
      }
    }
    RoundResult result = lastResult == null ? new RoundResult(0, null, scores) : lastResult;
    return new GameState(phase(), setup(), dead, result);
  }

  /** The host tells how the game stands. */
  GameDrop onState(GameState state) {
    boolean isOld = state.setup().round() < round.number() || state.setup().round() == 0;
    if (isInformed || isOld || clock.isOver()) {
      return GameDrop.WRONG_MOMENT;
    }
    scores = state.result().scores();
    lastResult = null;
    GameDrop drop = onSetUp(state.setup(), true);
    isInformed = true;
    lastResult = state.result().round() == 0 ? null : state.result();
    state.dead().forEach(this::kill);
    clock.enter(state.phase());
    return drop;
  }

  /** The host begins the round. */
  GameDrop onStart(int number) {
    if (number != round.number() || phase() != GamePhase.SETTING_UP) {
      return GameDrop.WRONG_MOMENT;
    }
    for (int player = 0; player < round.players().size(); player++) {
      round.remote(player).listenFrom(clock.now());
    }
    clock.enter(GamePhase.COUNTDOWN);
    return null;
  }

  /** Somebody tells where he is. */
  GameDrop onSnapshot(PeerId from, Snapshot snapshot) {
    int player = round.indexOf(from);
    if (player < 0) {
      return GameDrop.NO_PART;
    }
    if (!snapshot.isOfRound(round.number()) || !round.world().isAlive(player)) {
      return GameDrop.WRONG_MOMENT;
    }
    return round.remote(player).accept(snapshot, clock.now());
  }

  /** Somebody was hit. */
  GameDrop onDied(PeerId from, int number) {
    if (number == nextRound() && player(from) != null) {
      // The host's word that this round began is still on its way to me.
      diedAhead.add(from);
      return null;
    }
    if (number != round.number() || !clock.isUndecided()) {
      return GameDrop.WRONG_MOMENT;
    }
    if (!round.isAlive(from)) {
      return GameDrop.NO_PART;
    }
    kill(from);
    if (from.equals(match.messages().myPeerId())) {
      banner.set(Words.YOU_LOSE);
    }
    return null;
  }

  /** The host takes somebody out of the round. */
  GameDrop onOutOfRound(int number, PeerId peer) {
    if (number != round.number() || !clock.isUndecided()) {
      return GameDrop.WRONG_MOMENT;
    }
    if (!round.isAlive(peer)) {
      return GameDrop.NO_PART;
    }
    kill(peer);
    if (peer.equals(match.messages().myPeerId())) {
      banner.set(Words.YOU_ARE_OUT);
    } else {
      banner.tell(Words.lostConnection(name(peer)));
    }
    return null;
  }

  /** The host says who won. */
  GameDrop onRoundOver(RoundResult result) {
    if (result.round() != round.number() || !clock.isUndecided()) {
      return GameDrop.WRONG_MOMENT;
    }
    if (result.winner() != null && round.indexOf(result.winner()) < 0) {
      return GameDrop.NO_PART;
    }
    lastResult = result;
    scores = result.scores();
    for (GamePlayer player : round.players()) {
      if (!player.peerId().equals(result.winner())) {
        kill(player.peerId());
      }
    }
    int winner = result.winner() == null ? 0 : result.winner().value();
    if (result.isMatch()) {
      banner.set(Words.winsMatch(name(result.winner())));
      clock.enter(GamePhase.MATCH_OVER);
      happened(Kind.MATCH_OVER, winner);
    } else {
      banner.set(winner == 0 ? Words.NOBODY_WINS : Words.winsRound(name(result.winner())));
      clock.enter(GamePhase.ROUND_OVER);
      happened(Kind.ROUND_OVER, winner);
    }
    if (result.winner() != null) {
      winListener.won(result.round(), result.winner());
    }
    return null;
  }

  /** Somebody may come back. */
  void onReconnecting(GamePlayer player) {
    if (!clock.isOver()) {
      banner.tell(Words.isReconnecting(player.name()));
    }
  }

  /** He is back. */
  void onReconnected(GamePlayer player) {
    if (!clock.isOver()) {
      banner.tell(Words.isBack(player.name()));
    }
  }

  /** Somebody left the match. */
  void onPlayerLeft(GamePlayer player) {
    ready.remove(player.peerId());
    diedAhead.remove(player.peerId());
    if (clock.isOver()) {
      return;
    }
    kill(player.peerId());
    banner.tell(Words.hasLeft(player.name()));
    happened(Kind.PLAYER_LEFT, player.peerId().value());
    if (match.isPlaying() && match.players().size() < 2) {
      callOff(Words.ALL_LEFT);
    }
  }

  /** Another is host; {@code who} says who "is", or that I "am". */
  void onHostChanged(String who) {
    if (!clock.isOver()) {
      banner.tell(Words.nowHost(banner.text(), who));
    }
  }

  /** Nothing happens any more. */
  void end() {
    clock.enter(GamePhase.ENDED);
  }

  void happened(Kind kind, int peerId) {
    listener.happened(new GameEvent(kind, peerId));
  }

  private void callOff(String why) {
    banner.set(why);
    clock.enter(GamePhase.MATCH_OVER);
    happened(Kind.MATCH_OVER, 0);
  }

  private void kill(PeerId peer) {
    if (round.isAlive(peer)) {
      round.world().kill(round.indexOf(peer));
      happened(Kind.DEATH, peer.value());
    }
  }

  private String name(PeerId peer) {
    return round.players().get(round.indexOf(peer)).name();
  }

  private GamePlayer player(PeerId peer) {
    for (GamePlayer player : match.players()) {
      if (player.peerId().equals(peer)) {
        return player;
      }
    }
    return null;
  }
}
