package dev.onlinematch.web.ui;

import dev.onlinematch.game.GameView;
import dev.onlinematch.game.LocalGame;
import dev.onlinematch.match.MatchState;
import dev.onlinematch.match.Resumption;

/**
 * Leads through the screens: title, sign-in, match, ready, game. What happens on a screen is the
 * business of its flow; which screen is there is decided here.
 *
 * <p>Every wait belongs to an attempt: an answer to something that the player has turned away from
 * changes nothing any more.
 */
public final class Presenter implements Intents {

  private final Page page;
  private final Memory memory;
  private final Online.Door door;

  private Screen screen = Screen.TITLE;
  private boolean isLocal;
  private String localMessage = "";
  private SignInFlow signIn;
  private MatchFlow match;
  private String invitation;
  private boolean isInvitedToWatch;

  /** The match that the page before was in. */
  private Resumption interrupted;

  /** What to say when somebody is signed in; signing in has words of its own until then. */
  private Notice afterSignIn;

  private int attempt;

  /** A presenter that has shown nothing yet. */
  public Presenter(Page page, Memory memory, Online.Door door) {
    this.page = page;
    this.memory = memory;
    this.door = door;
  }

  /**
   * Shows the first screen: where the player was before a reload, or where a link leads.
   *
   * @param invitedTo the code in the link; null for none
   * @param toWatch whether the link is for those who only watch
   */
  public void start(String invitedTo, boolean toWatch) {
    page.showMatchState(MatchState.LOBBY, "");
    // Both before the title is shown, which is remembered too.
    Screen before = memory.screen();
    interrupted = memory.match();
    show(Screen.TITLE);
    if (invitedTo != null) {
      invitation = MatchCode.of(invitedTo);
      isInvitedToWatch = toWatch;
      playOnline();
      return;
    }
    switch (before) {
      case TITLE -> {}
      case SIGN_IN -> goOnline(false, null);
      case MATCH -> goOnline(true, null);
      case READY, GAME ->
          goOnline(true, interrupted == null ? Notice.trouble(Words.RELOADED) : null);
    }
  }

  @Override
  public void playLocal() {
    interrupted = null;
    isLocal = true;
    localMessage = "";
    page.say(null);
    page.play(new LocalGame());
    show(Screen.GAME);
  }

  @Override
  public void playOnline() {
    goOnline(true, null);
  }

  private void goOnline(boolean signInAgain, Notice notice) {
    isLocal = false;
    if (!door.hasWebRtc()) {
      page.say(Notice.trouble(Words.NO_WEBRTC));
      return;
    }
    if (signIn != null) {
      enter(signInAgain, notice);
      return;
    }
    page.say(Notice.news("Connecting…"));
    int ofAttempt = ++attempt;
    door.open(
        new Reply<Online>() {
          @Override
          public void onResult(Online online) {
            if (signIn == null) {
              match = new MatchFlow(Presenter.this, page, online);
              signIn = new SignInFlow(Presenter.this, page, online.accounts());
            }
            if (ofAttempt == attempt) {
              enter(signInAgain, notice);
            }
          }

          @Override
          public void onFailure(Failure failure, String detail) {
            if (ofAttempt == attempt) {
              page.say(Notice.trouble(Words.of(failure, detail)));
            }
          }
        });
  }

  private void enter(boolean signInAgain, Notice notice) {
    page.say(notice);
    afterSignIn = notice;
    signIn.enter(signInAgain, invitation != null);
  }

  /** Somebody is signed in: on to the match screen, or right into the match of a link. */
  void signedIn() {
    match.enter();
    if (afterSignIn != null) {
      page.say(afterSignIn);
      afterSignIn = null;
    }
    if (invitation != null) {
      String code = invitation;
      invitation = null;
      match.joinMatch(code, isInvitedToWatch);
    } else if (interrupted != null) {
      match.resumeMatch(interrupted);
    }
  }

  /** The match before is entered again, or given up. */
  void forgetInterrupted() {
    interrupted = null;
  }

  /** The session is over and cannot be had again without the player. */
  void signInNeeded(Notice notice) {
    page.say(notice);
    signIn.enter(false, false);
  }

  void show(Screen next) {
    if (screen == Screen.GAME && next != Screen.GAME && isLocal) {
      page.play(null);
    }
    screen = next;
    // A local game is not resumed: a reload begins at the title.
    remember();
    page.showScreen(next, backLabel(next));
  }

  /** Remembers where the player is and how he comes back there. */
  void remember() {
    if (interrupted != null) {
      // Another reload on the way back is no reason not to arrive.
      return;
    }
    memory.remember(isLocal ? Screen.TITLE : screen, match == null ? null : match.resumption());
  }

  Screen screen() {
    return screen;
  }

  private String backLabel(Screen of) {
    return switch (of) {
      case TITLE -> null;
      case SIGN_IN -> "Title";
      case MATCH -> "Title";
      case READY -> "Leave";
      case GAME -> isLocal ? "Title" : "Leave";
    };
  }

  @Override
  public void back() {
    page.say(null);
    attempt++;
    invitation = null;
    interrupted = null;
    switch (screen) {
      case TITLE -> {}
      case SIGN_IN -> {
        signIn.abandon();
        show(Screen.TITLE);
      }
      case MATCH -> {
        if (!match.cancelWaiting()) {
          show(Screen.TITLE);
        }
      }
      case READY -> leave();
      case GAME -> {
        if (isLocal) {
          show(Screen.TITLE);
        } else {
          leave();
        }
      }
    }
  }

  @Override
  public void chooseTab(boolean isCreating) {
    page.say(null);
    signIn.chooseTab(isCreating);
  }

  @Override
  public void playAsGuest() {
    signIn.playAsGuest();
  }

  @Override
  public void logIn(String email, String password) {
    signIn.logIn(email, password);
  }

  @Override
  public void createAccount(String name, String email, String password) {
    signIn.createAccount(name, email, password);
  }

  @Override
  public void signOut() {
    interrupted = null;
    match.cancelWaiting();
    page.say(null);
    signIn.signOut();
  }

  @Override
  public void findMatch(int minPlayers) {
    interrupted = null;
    match.findMatch(minPlayers);
  }

  @Override
  public void createMatch() {
    interrupted = null;
    match.createMatch();
  }

  @Override
  public void joinMatch(String code) {
    interrupted = null;
    match.joinMatch(MatchCode.of(code), false);
  }

  @Override
  public void watchMatch(String code) {
    interrupted = null;
    match.joinMatch(MatchCode.of(code), true);
  }

  @Override
  public void cancel() {
    page.say(null);
    match.cancelWaiting();
  }

  @Override
  public void chooseMode(boolean isClientServer) {
    match.chooseMode(isClientServer);
  }

  @Override
  public void ready() {
    match.ready();
  }

  @Override
  public void leave() {
    page.say(null);
    match.leave();
  }

  @Override
  public void passed(GameView view) {
    if (!isLocal) {
      if (match != null) {
        match.passed(view);
      }
    } else if (view != null && !view.message().equals(localMessage)) {
      localMessage = view.message();
      page.say(localMessage.isEmpty() ? null : Notice.news(localMessage));
    }
  }

  @Override
  public void copied(boolean worked) {
    page.say(
        worked
            ? Notice.aside("Copied. Send it to your friends.")
            : Notice.trouble("The browser did not allow copying. Select the code and copy it."));
  }
}
