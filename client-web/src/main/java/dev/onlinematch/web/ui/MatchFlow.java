package dev.onlinematch.web.ui;

import dev.onlinematch.game.GameSession;
import dev.onlinematch.game.GameView;
import dev.onlinematch.match.ErrorCode;
import dev.onlinematch.match.Matchmaking;
import dev.onlinematch.match.OnlineMatch;
import dev.onlinematch.match.OnlineMatchListener;
import dev.onlinematch.match.Player;
import dev.onlinematch.match.Resumption;
import dev.onlinematch.time.Scheduler;
import java.util.List;
import java.util.function.Consumer;

/** The match screen, the ready screen and the online game: one match after the other. */
final class MatchFlow implements OnlineMatchListener {

  /** Nobody waits for more; a match among friends takes as many as the arena has room for. */
  private static final int MOST_STRANGERS = 4;

  // So that nobody is matched with players of another game on the same server.
  private static final String GAME = "onlinematch-arena";

  // Links change seldom; a look at them several times a second is enough.
  private static final int PASSES_PER_LOOK = 8;

  private static final long BETWEEN_LOOKS_AT_WINS_MS = 5_000;

  private final Presenter presenter;
  private final Page page;
  private final Accounts accounts;
  private final OnlineMatch match;
  private final MatchDetails details;
  private final Scheduler scheduler;
  private final ReadyRoom readyRoom;

  /** The game of the present match, from before it is entered; null outside. */
  private GameSession session;

  private boolean isWaiting;
  private String message = "";
  private ReadyView shownRoom;
  private ModeView shownMode;
  private Asides asides;
  private Resumption kept;
  private boolean isRelayLost;
  private int passes;
  private Scheduler.Timer nextLookAtWins;
  private int attempt;

  MatchFlow(Presenter presenter, Page page, Online online) {
    this.presenter = presenter;
    this.page = page;
    this.accounts = online.accounts();
    this.match = online.match();
    this.details = online.details();
    this.scheduler = online.scheduler();
    this.readyRoom = new ReadyRoom(match, details);
    match.addListener(this);
  }

  /** Shows the match screen, with nothing going on. */
  void enter() {
    idle();
    presenter.show(Screen.MATCH);
    lookAtWins();
  }

  /**
   * Now and then for as long as that screen is shown: a round that one has just won is there only
   * when the others have told the server.
   */
  private void lookAtWins() {
    if (nextLookAtWins != null) {
      nextLookAtWins.cancel();
    }
    if (presenter.screen() == Screen.MATCH) {
      accounts.mostWins(page::showWins);
      nextLookAtWins = scheduler.schedule(BETWEEN_LOOKS_AT_WINS_MS, this::lookAtWins);
    }
  }

  void findMatch(int minPlayers) {
    Matchmaking wishes =
        new Matchmaking()
            .minCount(minPlayers)
            .maxCount(MOST_STRANGERS)
            .property("game", GAME)
            .query("+properties.game:" + GAME);
    begin(
        "Looking for at least " + minPlayers + " players…",
        entrance -> entrance.startMatchmaking(wishes));
  }

  void createMatch() {
    begin("Opening a match…", Entrance::createMatch);
  }

  void joinMatch(String code, boolean watches) {
    if (code.isEmpty()) {
      page.say(Notice.trouble(Words.NO_CODE));
      return;
    }
    begin("Joining the match…", entrance -> entrance.joinMatch(code, watches));
    page.showMatch(new MatchView("Joining the match…", code));
  }

  void resumeMatch(Resumption resumption) {
    begin("Going back to the match…", entrance -> entrance.resumeMatch(resumption));
  }

  private void begin(String waitingFor, Consumer<Entrance> way) {
    endSession();
    page.say(null);
    kept = null;
    isWaiting = true;
    page.showMatch(new MatchView(waitingFor, null));
    int ofAttempt = ++attempt;
    accounts.connect(
        new Reply<Entrance>() {
          @Override
          public void onResult(Entrance entrance) {
            if (ofAttempt == attempt) {
              startSession();
              way.accept(entrance);
            }
          }

          @Override
          public void onFailure(Failure failure, String detail) {
            if (ofAttempt == attempt) {
              connectingFailed(failure, Notice.trouble(Words.of(failure, detail)));
            }
          }
        });
  }

  private void connectingFailed(Failure failure, Notice notice) {
    idle();
    if (failure == Failure.EXPIRED) {
      presenter.signInNeeded(notice);
    } else {
      page.say(notice);
    }
  }

  private void startSession() {
    session = GameSession.over(match);
    session.setWinListener(
        (round, winner) -> accounts.reportWin(details.code(), round, details.sessionOf(winner)));
    message = "";
    shownRoom = null;
    asides = new Asides(page);
    isRelayLost = false;
    page.play(session);
  }

  private void endSession() {
    if (session != null) {
      GameSession ended = session;
      session = null;
      page.play(null);
      ended.leave();
    }
  }

  private void idle() {
    isWaiting = false;
    page.showMatch(MatchView.IDLE);
  }

  /** Stops whatever the match screen waits for; false when it waits for nothing. */
  boolean cancelWaiting() {
    presenter.forgetInterrupted();
    boolean wasWaiting = isWaiting;
    attempt++;
    endSession();
    idle();
    return wasWaiting;
  }

  void chooseMode(boolean isClientServer) {
    if (details.mode().canChoose()) {
      details.chooseMode(isClientServer);
    }
  }

  void ready() {
    if (session != null) {
      session.ready();
    }
  }

  void leave() {
    presenter.forgetInterrupted();
    attempt++;
    endSession();
    enter();
  }

  /** What brings me back after a reload; null outside a match. */
  Resumption resumption() {
    return match.resumption();
  }

  @Override
  public void matchmakerMatched(List<Player> players) {
    enterReadyRoom();
  }

  @Override
  public void playerJoined(Player player) {
    if (isWaiting && player.peerId().equals(match.myPeerId())) {
      enterReadyRoom();
    }
  }

  private void enterReadyRoom() {
    presenter.forgetInterrupted();
    idle();
    showRoom();
    presenter.show(Screen.READY);
  }

  @Override
  public void error(ErrorCode code, String detail) {
    Notice notice = Notice.trouble(Words.of(code, detail));
    if (details.code() == null) {
      matchIsOver(notice);
    } else {
      page.say(notice);
    }
  }

  @Override
  public void disconnected(String reason) {
    matchIsOver(Notice.trouble(Words.SERVER_LOST));
  }

  @Override
  public void relayChanged(boolean isOpen, String reason) {
    if (!isOpen) {
      page.say(Notice.trouble(Words.RELAY_LOST));
    } else if (isRelayLost) {
      page.say(Notice.aside("The relay is back."));
    }
    isRelayLost = !isOpen;
  }

  @Override
  public void playerHidden(Player player, boolean isHidden) {
    asides.add(player.username() + (isHidden ? " is away." : " is back."));
  }

  private void matchIsOver(Notice notice) {
    leave();
    page.say(notice);
  }

  /** Time passed. The page calls this for each frame, and ten times a second without frames. */
  void passed(GameView view) {
    page.showMatchState(match.state(), match.myPeerId() == null ? "" : match.myPeerId().toString());
    ModeView mode = details.mode();
    if (!mode.equals(shownMode)) {
      shownMode = mode;
      page.showMode(mode);
    }
    if (session == null || view == null || isWaiting) {
      return;
    }
    Screen next =
        switch (view.phase()) {
          case READY_ROOM -> Screen.READY;
          case SETTING_UP, COUNTDOWN, ROUND, ROUND_OVER, MATCH_OVER -> Screen.GAME;
          case ENDED -> Screen.MATCH;
        };
    boolean isElsewhere = presenter.screen() != next;
    // Elsewhere, what was said before is out of place: a copied code in the middle of the arena.
    if (isElsewhere || !view.message().equals(message)) {
      message = view.message();
      page.say(message.isEmpty() ? null : Notice.news(message));
    }
    if (next == Screen.MATCH) {
      leave();
      return;
    }
    if (next == Screen.READY) {
      showRoom();
    }
    if (passes++ % PASSES_PER_LOOK == 0) {
      keepResumption();
      List<PlayerRow> rows = readyRoom.view(session).rows();
      page.showLinks(rows);
      asides.look(view, mode.isClientServer(), rows, isRelayLost);
    }
    if (isElsewhere) {
      presenter.show(next);
    }
  }

  /** It is there when the match is, and another one when that has moved. */
  private void keepResumption() {
    Resumption now = match.resumption();
    if (now != null && !now.equals(kept)) {
      kept = now;
      presenter.remember();
    }
  }

  private void showRoom() {
    ReadyView room = readyRoom.view(session);
    if (!room.equals(shownRoom)) {
      shownRoom = room;
      page.showReady(room);
    }
  }
}
