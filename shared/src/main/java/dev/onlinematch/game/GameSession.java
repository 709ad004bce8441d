package dev.onlinematch.game;

import dev.onlinematch.game.GameEvent.Kind;
import dev.onlinematch.match.OnlineMatch;
import dev.onlinematch.rpc.RpcDrop;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.wire.DropCounter;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;

/**
 * The game of one online match, from the ready screen to the end.
 *
 * <p>Make one before each {@code createMatch}, {@code joinMatch} or {@code startMatchmaking}, so
 * that no call of the others is missed, and let it {@link #advance} from then on. It ends when the
 * match is won, when it cannot go on, when the match is left or lost, or with {@link #leave}; the
 * phase is then {@link GamePhase#ENDED}, and the match has been left. Call {@link #leave} before
 * making the next one.
 *
 * <p>How it works: each player simulates his own avatar and tells where it is. The others show it a
 * moment later, evenly. Who is hit says so himself. The host counts the ready, starts rounds when
 * all have set them up, and says who won. All of it goes from player to player; nothing through
 * signalling. Calls that do not fit are dropped and counted.
 */
public final class GameSession implements Game {

  private final GameMatch match;
  private final GameCalls calls;
  private final Stage stage;
  private final Referee referee;
  private final OwnAvatar own;
  private final FixedStep step = new FixedStep();
  private final DropCounter<GameDrop> drops = new DropCounter<>(GameDrop.values());
  private boolean isMatchGone;

  /** A game over a match, or over whatever stands in for one. */
  public GameSession(GameMatch match) {
    this.match = match;
    calls = new GameCalls(match.messages());
    stage = new Stage(match);
    referee = new Referee(match, calls, stage);
    own = new OwnAvatar(calls, stage);
    receiveCalls();
    match.attach(new MatchEvents());
  }

  /** A game over an {@link OnlineMatch}. */
  public static GameSession over(OnlineMatch match) {
    return new GameSession(new OnlineGameMatch(match));
  }

  @Override
  public void advance(double nowMs) {
    for (int due = step.ticksDue(nowMs); due > 0; due--) {
      tick();
    }
  }

  @Override
  public int seats() {
    return isPlayer(me()) ? 1 : 0;
  }

  @Override
  public void hold(int seat, int buttons) {
    own.hold(buttons);
  }

  @Override
  public void setListener(GameListener listener) {
    stage.setListener(listener);
  }

  /** Tells who wins rounds from now on. */
  public void setWinListener(WinListener listener) {
    stage.setWinListener(listener);
  }

  @Override
  public void leave() {
    if (stage.phase() != GamePhase.ENDED) {
      stage.end();
      match.detach();
      if (!isMatchGone) {
        match.leave();
      }
    }
  }

  @Override
  public GameView view() {
    OnlineRound round = stage.round();
    List<AvatarView> avatars = new ArrayList<>();
    for (int player = 0; player < round.players().size(); player++) {
      GamePlayer who = round.players().get(player);
      boolean isMine = round.isMe(player);
      avatars.add(
          round.scene().avatar(player, step.fraction(), who, stage.score(who.peerId()), isMine));
    }
    return new GameView(
        stage.phase(), Pace.countdown(stage.clock().countdownTicks()), stage.message(), avatars);
  }

  /** Everyone who plays, for the ready screen, in order of peer id. */
  public List<ReadyRow> readyRows() {
    List<ReadyRow> rows = new ArrayList<>();
    for (GamePlayer player : match.players()) {
      PeerId peer = player.peerId();
      rows.add(
          new ReadyRow(
              peer.value(),
              player.name(),
              stage.isReady(peer),
              stage.score(peer),
              peer.equals(me()),
              match.isReconnecting(peer)));
    }
    return rows;
  }

  /** Those who only watch. */
  public List<GamePlayer> watchers() {
    return match.watchers();
  }

  /** Whether {@link #ready()} does something: the match can start, and I have not said it yet. */
  public boolean canBeReady() {
    return stage.phase() == GamePhase.READY_ROOM
        && (match.isReady() || match.isPlaying())
        && isPlayer(me())
        && !stage.isReady(me());
  }

  /** Tells everyone that I am ready for the next round. It cannot be taken back. */
  public void ready() {
    if (canBeReady()) {
      calls.ready.toAll(stage.nextRound());
    }
  }

  /** How many rounds have begun. */
  public int rounds() {
    return stage.round().number();
  }

  /** Calls of others that had no effect. Some that come late are nobody's fault. */
  public DropCounter<GameDrop> drops() {
    return drops;
  }

  /** Messages of others that were no calls of this game, or not theirs to make. */
  public DropCounter<RpcDrop> messageDrops() {
    return calls.drops();
  }

  private void tick() {
    if (stage.phase() == GamePhase.ENDED) {
      return;
    }
    stage.tick();
    OnlineRound round = stage.round();
    round.scene().beginTick();
    boolean isOnStage = stage.clock().isInMotion() || stage.phase() == GamePhase.COUNTDOWN;
    // The match may be gone already while the word of it is on its way.
    if (isOnStage && me() != null) {
      showOthers(round);
      own.tick();
      tellOfAttacks(round);
    }
    if (isHost()) {
      referee.tick();
    }
    if (stage.phase() == GamePhase.MATCH_OVER && stage.clock().ticks() >= partingTicks()) {
      leave();
    }
  }

  /** The host goes last, so that nobody loses the match while the winner is still shown. */
  private int partingTicks() {
    return isHost() ? Pace.MESSAGE_TICKS + Pace.HOST_STAYS_TICKS : Pace.MESSAGE_TICKS;
  }

  private void showOthers(OnlineRound round) {
    for (int player = 0; player < round.players().size(); player++) {
      boolean isMe = round.isMe(player);
      if (!isMe && round.world().isAlive(player)) {
        round.remote(player).show(round.world(), player, stage.clock().now());
      }
    }
  }

  private void tellOfAttacks(OnlineRound round) {
    for (int player = 0; player < round.players().size(); player++) {
      if (round.scene().attackBegan(player)) {
        stage.happened(Kind.ATTACK, round.players().get(player).peerId().value());
      }
    }
  }

  private PeerId me() {
    return match.messages().myPeerId();
  }

  private boolean isHost() {
    return me() != null && me().equals(match.messages().hostPeerId());
  }

  private boolean isPlayer(PeerId peer) {
    for (GamePlayer player : match.players()) {
      if (player.peerId().equals(peer)) {
        return true;
      }
    }
    return false;
  }

  private void receiveCalls() {
    calls.ready.onReceive((from, round) -> count(stage.onReady(from, round)));
    calls.setUp.onReceive((from, setup) -> setUp(setup));
    calls.isSetUp.onReceive((from, round) -> count(stage.onIsSetUp(from, round)));
    calls.start.onReceive((from, round) -> count(stage.onStart(round)));
    calls.snapshot.onReceive((from, snapshot) -> count(stage.onSnapshot(from, snapshot)));
    calls.died.onReceive((from, round) -> count(stage.onDied(from, round)));
    calls.outOfRound.onReceive((from, out) -> count(stage.onOutOfRound(out.round(), out.player())));
    calls.roundOver.onReceive((from, result) -> count(stage.onRoundOver(result)));
    calls.open();
  }

  private void setUp(RoundSetup setup) {
    GameDrop drop = stage.onSetUp(setup);
    count(drop);
    if (drop == null) {
      answerSetUp();
    }
  }

  private void adopt(byte[] state) {
    try {
      count(stage.onStanding(Standing.decode(state)));
    } catch (MalformedException | IllegalArgumentException e) {
      count(GameDrop.MALFORMED);
    }
    answerSetUp();
    if (stage.amOut()) {
      // The page before may not have said it to all.
      calls.died.toOthers(stage.round().number());
    }
  }

  private void answerSetUp() {
    if (stage.phase() == GamePhase.SETTING_UP && stage.round().amIn()) {
      calls.isSetUp.toHost(stage.round().number());
    }
  }

  private void count(GameDrop reason) {
    if (reason != null) {
      drops.count(reason);
    }
  }

  private final class MatchEvents implements GameMatch.Listener {

    @Override
    public void playerLinked(PeerId peer) {
      // Whoever comes after I said it has not heard it, nor perhaps has the host who tells him how
      // it stands.
      if (stage.isReady(me())) {
        calls.ready.to(peer, stage.nextRound());
      }
      if (stage.amHit()) {
        calls.died.to(peer, stage.round().number());
      }
    }

    @Override
    public byte[] tellState() {
      return stage.standing().encode();
    }

    @Override
    public void adoptState(byte[] state) {
      adopt(state);
    }

    @Override
    public void hostChanged() {
      // What I said to the host before, the next one has not heard.
      answerSetUp();
      if (stage.isReady(me())) {
        calls.ready.toOthers(stage.nextRound());
      }
      if (isHost()) {
        referee.takeOver();
        stage.onHostChanged("You are");
        return;
      }
      for (GamePlayer player : match.players()) {
        if (player.peerId().equals(match.messages().hostPeerId())) {
          stage.onHostChanged(player.name() + " is");
        }
      }
    }

    @Override
    public void playerReconnecting(GamePlayer player) {
      stage.onReconnecting(player);
    }

    @Override
    public void playerReconnected(GamePlayer player, boolean hasRestarted) {
      stage.onReconnected(player);
      if (hasRestarted && isHost()) {
        referee.welcome(player.peerId());
      }
    }

    @Override
    public void playerLeft(GamePlayer player) {
      stage.onPlayerLeft(player);
    }

    @Override
    public void matchEnded() {
      // Whoever won has won, also when the others are quicker to leave.
      isMatchGone = true;
      match.detach();
      if (stage.phase() != GamePhase.MATCH_OVER) {
        stage.end();
      }
    }
  }
}
