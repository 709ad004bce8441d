package dev.onlinematch.web;

import dev.onlinematch.game.Game;
import dev.onlinematch.game.GameView;
import dev.onlinematch.link.RelayAccess;
import dev.onlinematch.match.MatchOptions;
import dev.onlinematch.match.MatchState;
import dev.onlinematch.match.OnlineMatch;
import dev.onlinematch.match.Resumption;
import dev.onlinematch.match.Table;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.web.ui.Accounts;
import dev.onlinematch.web.ui.Entrance;
import dev.onlinematch.web.ui.Failure;
import dev.onlinematch.web.ui.MatchView;
import dev.onlinematch.web.ui.Memory;
import dev.onlinematch.web.ui.ModeView;
import dev.onlinematch.web.ui.Notice;
import dev.onlinematch.web.ui.Online;
import dev.onlinematch.web.ui.Page;
import dev.onlinematch.web.ui.PlayerRow;
import dev.onlinematch.web.ui.Presenter;
import dev.onlinematch.web.ui.ReadyView;
import dev.onlinematch.web.ui.Reply;
import dev.onlinematch.web.ui.Screen;
import dev.onlinematch.web.ui.SignInView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Somebody in front of a page without a browser: a presenter, and what it shows. */
final class Visitor implements Page, Memory, Accounts, Online.Door {

  private static final int FRAME_MS = 16;

  final Table table;
  final String name;

  Screen screen;
  Notice notice;
  String account = "";
  String wins = "";
  SignInView signIn;
  MatchView matchView;
  ReadyView ready;
  MatchState matchState;
  ModeView mode;
  List<PlayerRow> links = List.of();
  final List<String> asides = new ArrayList<>();
  Game game;
  final List<String> passwords = new ArrayList<>();

  /** What the server does next; null when it does what it is asked for. */
  Failure failure;

  boolean hasWebRtc = true;
  boolean knowsRelay = true;
  boolean isRemembered;
  Screen rememberedScreen = Screen.TITLE;
  String rememberedMatch;

  /** On the server's leaderboard. */
  int winsOfAnn = 3;

  Signalling signalling;
  MatchOptions options;

  private OnlineMatch match;
  private MatchWindow window;
  private Presenter presenter;

  Visitor(Table table, String name) {
    this.table = table;
    this.name = name;
    this.options = table.options();
    frame();
  }

  /** Opens the page, or opens it again: everything but what a tab and a browser keep is new. */
  Presenter opens(String invitation) {
    return opens(invitation, false);
  }

  /** The same, by a link for those who only watch. */
  Presenter opensToWatch(String invitation) {
    return opens(invitation, true);
  }

  private Presenter opens(String invitation, boolean toWatch) {
    if (signalling != null) {
      signalling.close();
    }
    signalling = null;
    game = null;
    match = null;
    presenter = new Presenter(this, this, this);
    presenter.start(invitation, toWatch);
    table.settle();
    return presenter;
  }

  /** Comes as far as the match screen. */
  Presenter signsInAsGuest() {
    Presenter here = opens(null);
    here.playOnline();
    table.settle();
    here.playAsGuest();
    table.settle();
    return here;
  }

  String said() {
    return notice == null ? "" : notice.text();
  }

  List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (PlayerRow row : ready.rows()) {
      String path = row.path() == null ? "" : " " + row.path().id();
      rows.add(row.peerId() + " " + row.username() + " " + row.status().id() + path);
    }
    return rows;
  }

  private void frame() {
    table.time.schedule(FRAME_MS, this::frame);
    if (presenter != null) {
      GameView view = null;
      if (game != null) {
        game.advance((double) table.time.nowMs());
        view = game.view();
      }
      presenter.passed(view);
    }
  }

  private <T> void answer(Reply<T> reply, T result) {
    Failure now = failure;
    table.time.schedule(
        20,
        () -> {
          if (now == null) {
            reply.onResult(result);
          } else {
            reply.onFailure(now, "the server's words");
          }
        });
  }

  @Override
  public boolean hasWebRtc() {
    return hasWebRtc;
  }

  @Override
  public void open(Reply<Online> reply) {
    RelayAccess relay = knowsRelay ? table.relay.access() : null;
    match =
        new OnlineMatch(options, table.network.factoryOf(name), table.time, table.random, relay);
    window = new MatchWindow(match);
    answer(reply, new Online(this, match, window, table.time));
  }

  @Override
  public void reportWin(String matchCode, int round, String winnersSession) {
    // Nobody counts here.
  }

  @Override
  public void mostWins(Consumer<String> words) {
    words.accept("Most rounds won: ann " + winsOfAnn);
  }

  @Override
  public void showWins(String words) {
    wins = words;
  }

  @Override
  public boolean remembersSomebody() {
    return isRemembered;
  }

  @Override
  public void signInAgain(Reply<String> reply) {
    answer(reply, name);
  }

  @Override
  public void playAsGuest(Reply<String> reply) {
    isRemembered = failure == null;
    answer(reply, name);
  }

  @Override
  public void logIn(String email, String password, Reply<String> reply) {
    passwords.add(password);
    answer(reply, name);
  }

  @Override
  public void createAccount(String username, String email, String password, Reply<String> reply) {
    passwords.add(password);
    answer(reply, username);
  }

  @Override
  public void signOut() {
    isRemembered = false;
  }

  @Override
  public void connect(Reply<Entrance> reply) {
    if (signalling == null || !signalling.isOpen()) {
      signalling = table.nakama.signIn(name);
    }
    answer(reply, window.entrance(signalling));
  }

  @Override
  public void remember(Screen seen, Resumption match) {
    rememberedScreen = seen;
    rememberedMatch = match == null ? "" : match.text();
  }

  @Override
  public Screen screen() {
    return rememberedScreen;
  }

  @Override
  public Resumption match() {
    return Resumption.parse(rememberedMatch);
  }

  @Override
  public void showScreen(Screen next, String backLabel) {
    screen = next;
  }

  @Override
  public void say(Notice next) {
    notice = next;
    if (next != null && next.tone() == Notice.Tone.ASIDE) {
      asides.add(next.text());
    }
  }

  @Override
  public void showAccount(String next) {
    account = next;
  }

  @Override
  public void showSignIn(SignInView view) {
    signIn = view;
  }

  @Override
  public void showMatch(MatchView view) {
    matchView = view;
  }

  @Override
  public void showReady(ReadyView view) {
    ready = view;
  }

  @Override
  public void showMatchState(MatchState state, String peerId) {
    matchState = state;
  }

  @Override
  public void showMode(ModeView view) {
    mode = view;
  }

  @Override
  public void showLinks(List<PlayerRow> rows) {
    links = rows;
  }

  @Override
  public void play(Game next) {
    game = next;
  }
}
