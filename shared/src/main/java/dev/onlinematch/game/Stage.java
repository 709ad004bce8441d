package dev.onlinematch.game;

import dev.onlinematch.game.GameEvent.Kind;
import dev.onlinematch.game.Standing.Progress;
import dev.onlinematch.transport.PeerId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where an online game stands: phase, round, who is ready, scores. Everyone keeps one, and the same
 * calls bring all of them to the same state. What a call may do here and now is checked here; each
 * method that handles one says why it had no effect, or null.
 */
final class Stage {

  private final GameMatch match;
  private final PhaseClock clock = new PhaseClock();
  private final Banner banner = new Banner();

  /** What was said last of who is host: what is told while it stands is told before it. */
  private String hostNews = "";

  private final Set<PeerId> ready = new LinkedHashSet<>();

  /**
   * Who said so of a later round than I know of, and of which: the host's word that it began is
   * still on its way to me, or how it stood before.
   */
  private final Map<PeerId, Integer> diedAhead = new LinkedHashMap<>();

  private final Map<PeerId, Integer> readyAhead = new LinkedHashMap<>();

  private Map<PeerId, Integer> scores = new LinkedHashMap<>();
  private OnlineRound round = OnlineRound.none();
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

  /** The round that people are ready for. */
  int nextRound() {
    return round.number() + 1;
  }

  /** Whether I said in this round that I was hit. */
  boolean amHit() {
    return clock.isUndecided() && round.isHit(match.messages().myPeerId());
  }

  /** Whether I began this round and am out of it. */
  boolean amOut() {
    return clock.isUndecided() && round.amIn() && !round.amAlive();
  }

  boolean isReady(PeerId peer) {
    return peer != null && ready.contains(peer);
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
    if (forRound < nextRound()) {
      return GameDrop.WRONG_MOMENT;
    }
    if (player(from) == null) {
      return GameDrop.NO_PART;
    }
    if (forRound > nextRound()) {
      readyAhead.put(from, forRound);
    } else if (ready.add(from)) {
      happened(Kind.PLAYER_READY, from.value());
    }
    return null;
  }

  /** The host begins to set up a round. */
  GameDrop onSetUp(RoundSetup setup) {
    if (clock.isOver() || setup.round() < nextRound()) {
      return GameDrop.WRONG_MOMENT;
    }
    beginRound(setup.round(), setup.players());
    clock.enter(GamePhase.SETTING_UP);
    killTheGone();
    for (PeerId peer : round.peers()) {
      if (round.isHit(peer)) {
        hit(peer);
      }
    }
    return null;
  }

  private void beginRound(int number, List<PeerId> peers) {
    List<GamePlayer> players = new ArrayList<>();
    for (PeerId peer : peers) {
      GamePlayer known = player(peer);
      players.add(known == null ? new GamePlayer(peer, "Player " + peer) : known);
    }
    round = new OnlineRound(number, players, match.messages().myPeerId(), clock.now());
    banner.set("");
    ready.clear();
    take(diedAhead, number, round::markHit);
    take(readyAhead, nextRound(), ready::add);
  }

  /** What was said of that round counts from now on; any other is void. */
  private static void take(Map<PeerId, Integer> ahead, int number, Consumer<PeerId> counts) {
    for (Map.Entry<PeerId, Integer> said : ahead.entrySet()) {
      if (said.getValue() == number) {
        counts.accept(said.getKey());
      }
    }
    ahead.clear();
  }

  private void killTheGone() {
    for (PeerId peer : round.peers()) {
      if (player(peer) == null) {
        kill(peer);
      }
    }
  }

  /** How the game stands here, for those whose host I become. */
  Standing standing() {
    List<PeerId> alive = new ArrayList<>();
    for (PeerId peer : round.peers()) {
      if (round.isAlive(peer)) {
        alive.add(peer);
      }
    }
    boolean isKnown = lastResult != null && lastResult.round() == round.number();
    Progress begun = phase() == GamePhase.SETTING_UP ? Progress.SET_UP : Progress.STARTED;
    return new Standing(
        isKnown ? lastResult : new RoundResult(round.number(), null, scores),
        clock.isUndecided() ? begun : Progress.DECIDED,
        round.peers(),
        alive,
        new ArrayList<>(ready));
  }

  /** How the game stands at the host's, it stands here from now on: I have come in, or he has. */
  GameDrop onStanding(Standing standing) {
    if (clock.isOver()) {
      return GameDrop.WRONG_MOMENT;
    }
    boolean isSame = standing.round() == round.number() && standing.players().equals(round.peers());
    if (!isSame) {
      beginRound(standing.round(), standing.players());
    }
    ready.addAll(standing.ready());
    if (standing.progress() == Progress.DECIDED) {
      if (isSame && clock.isUndecided()) {
        return onRoundOver(standing.result());
      }
      lastResult = standing.result();
    } else {
      lastResult = null;
    }
    scores = standing.result().scores();
    for (PeerId peer : round.peers()) {
      boolean lives = standing.alive().contains(peer) && !round.isHit(peer);
      if (lives && !round.isAlive(peer)) {
        round.world().revive(round.indexOf(peer));
      } else if (!lives) {
        kill(peer);
      }
    }
    killTheGone();
    moveTo(standing.progress(), isSame);
    boolean isWon = standing.progress() == Progress.DECIDED && standing.result().isMatch();
    if (isWon && round.indexOf(standing.result().winner()) >= 0) {
      endWith(standing.result().winner());
    }
    if (!isSame && clock.isUndecided() && !round.amIn()) {
      boolean amPlayer = player(match.messages().myPeerId()) != null;
      banner.tell(amPlayer ? Words.NEXT_ROUND : Words.YOU_WATCH);
    }
    return null;
  }

  /** Where I am that far in the same round already, nothing changes. */
  private void moveTo(Progress progress, boolean isSame) {
    boolean isSetUp = isSame && phase() == GamePhase.SETTING_UP;
    boolean hasStarted = isSame && clock.isUndecided() && !isSetUp;
    switch (progress) {
      case SET_UP -> {
        if (!isSetUp) {
          clock.enter(GamePhase.SETTING_UP);
        }
      }
      case STARTED -> {
        if (!hasStarted) {
          banner.set("");
          begin(isSetUp);
        }
      }
      case DECIDED -> {
        if (clock.isUndecided()) {
          clock.enter(GamePhase.READY_ROOM);
        }
      }
    }
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

  /** The host begins the round. */
  GameDrop onStart(int number) {
    if (number != round.number() || phase() != GamePhase.SETTING_UP) {
      return GameDrop.WRONG_MOMENT;
    }
    begin(true);
    return null;
  }

  private void begin(boolean countsDown) {
    for (int player = 0; player < round.players().size(); player++) {
      round.remote(player).listenFrom(clock.now());
    }
    clock.enter(countsDown ? GamePhase.COUNTDOWN : GamePhase.ROUND);
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
    if (number > round.number() && player(from) != null) {
      diedAhead.put(from, number);
      return null;
    }
    if (number != round.number() || !clock.isUndecided()) {
      return GameDrop.WRONG_MOMENT;
    }
    if (!round.isAlive(from)) {
      return GameDrop.NO_PART;
    }
    hit(from);
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
      tell(Words.lostConnection(name(peer)));
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
      endWith(result.winner());
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

  private void endWith(PeerId winner) {
    banner.set(Words.winsMatch(name(winner)));
    clock.enter(GamePhase.MATCH_OVER);
    happened(Kind.MATCH_OVER, winner.value());
  }

  /** Somebody may come back. */
  void onReconnecting(GamePlayer player) {
    if (!clock.isOver()) {
      tell(Words.isReconnecting(player.name()));
    }
  }

  /** He is back. */
  void onReconnected(GamePlayer player) {
    if (!clock.isOver()) {
      tell(Words.isBack(player.name()));
    }
  }

  /** Somebody left the match. */
  void onPlayerLeft(GamePlayer player) {
    ready.remove(player.peerId());
    readyAhead.remove(player.peerId());
    diedAhead.remove(player.peerId());
    if (clock.isOver()) {
      return;
    }
    kill(player.peerId());
    tell(Words.hasLeft(player.name()));
    happened(Kind.PLAYER_LEFT, player.peerId().value());
    if (match.isPlaying() && match.players().size() < 2) {
      callOff(Words.ALL_LEFT);
    }
  }

  /** Another is host; {@code who} says who "is", or that I "am". */
  void onHostChanged(String who) {
    if (!clock.isOver()) {
      hostNews = Words.nowHost("", who);
      banner.tell(Words.nowHost(banner.text(), who));
    }
  }

  /**
   * That the host before lost the connection or left often comes after the word who is host now.
   */
  private void tell(String news) {
    boolean saysHost = !hostNews.isEmpty() && banner.text().endsWith(hostNews);
    banner.tell(saysHost ? news + ". " + hostNews : news);
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

  private void hit(PeerId peer) {
    round.markHit(peer);
    kill(peer);
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
