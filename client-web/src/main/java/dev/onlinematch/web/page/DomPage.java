package dev.onlinematch.web.page;

import dev.onlinematch.game.Game;
import dev.onlinematch.match.MatchState;
import dev.onlinematch.web.ui.Intents;
import dev.onlinematch.web.ui.MatchView;
import dev.onlinematch.web.ui.ModeView;
import dev.onlinematch.web.ui.Notice;
import dev.onlinematch.web.ui.Page;
import dev.onlinematch.web.ui.PlayerRow;
import dev.onlinematch.web.ui.ReadyView;
import dev.onlinematch.web.ui.Screen;
import dev.onlinematch.web.ui.SignInView;
import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;

/** The {@link Page} over the document. */
public final class DomPage implements Page {

  private static final String MESH = "mesh";
  private static final String CLIENT_SERVER = "client-server";
  private static final String MODE = "mode-";

  private final GameLoop loop;
  private final ReadyRows rows = new ReadyRows();
  private final Invitation invitation = new Invitation();
  private boolean isCreating;
  private String state = "";

  /** A page that draws and drives games with that loop. */
  public DomPage(GameLoop loop) {
    this.loop = loop;
  }

  /** Tells the presenter what is pressed, from now on. */
  public void connect(Intents intents) {
    loop.connect(intents);
    invitation.connect(intents);
    Elements.onClick("back", intents::back);
    Elements.onClick("play-local", intents::playLocal);
    Elements.onClick("play-online", intents::playOnline);
    Elements.onClick("guest", intents::playAsGuest);
    Elements.onClick("tab-login", () -> intents.chooseTab(false));
    Elements.onClick("tab-create", () -> intents.chooseTab(true));
    Elements.onSubmit("account-form", () -> submitAccount(intents));
    Elements.onClick("sign-out", intents::signOut);
    Elements.onSubmit(
        "find-form", () -> intents.findMatch(Integer.parseInt(Elements.chosen("min-players"))));
    Elements.onSubmit("create-form", intents::createMatch);
    Elements.onSubmit("join-form", () -> intents.joinMatch(Elements.value("match-code-input")));
    Elements.onClick("watch", () -> intents.watchMatch(Elements.value("match-code-input")));
    Elements.onClick("cancel", intents::cancel);
    Elements.onClick(MODE + MESH, () -> chooseMode(intents, false));
    Elements.onClick(MODE + CLIENT_SERVER, () -> chooseMode(intents, true));
    Elements.onClick("ready", intents::ready);
    Elements.onClick("leave", intents::leave);
  }

  private void submitAccount(Intents intents) {
    String email = Elements.value("email");
    String password = Elements.value("password");
    if (isCreating) {
      intents.createAccount(Elements.value("username"), email, password);
    } else {
      intents.logIn(email, password);
    }
  }

  private static void chooseMode(Intents intents, boolean isClientServer) {
    intents.chooseMode(isClientServer);
    Elements.focusArena();
  }

  @Override
  public void showScreen(Screen screen, String backLabel) {
    Elements.body().setAttribute("data-screen", screen.id());
    for (Screen each : Screen.values()) {
      Elements.setShown("screen-" + each.id(), each == screen);
    }
    HTMLElement place = Elements.element("mode-on-" + screen.id());
    if (place != null) {
      place.appendChild(Elements.element("mode"));
    }
    Elements.setShown("back", backLabel != null);
    Elements.element("back-label").withText(backLabel == null ? "" : backLabel);
    if (screen != Screen.SIGN_IN) {
      Elements.setValue("password", "");
    }
    // For whoever reads the page by ear or steers it by keys. A button that is disabled or hidden
    // takes no focus.
    Elements.element("screen-" + screen.id()).focus();
    if (screen == Screen.READY) {
      Elements.element("ready").focus();
    }
    loop.setShown(screen == Screen.GAME);
  }

  @Override
  public void say(Notice notice) {
    HTMLElement message = Elements.element("message");
    message.setHidden(true);
    if (notice != null) {
      message.setAttribute("data-tone", notice.tone().name());
      message.withText(notice.text());
      message.setHidden(false);
    }
  }

  @Override
  public void showAccount(String name) {
    Elements.setText("account", name);
  }

  @Override
  public void showSignIn(SignInView view) {
    isCreating = view.isCreating();
    Elements.element("tab-login").setAttribute("aria-selected", Boolean.toString(!isCreating));
    Elements.element("tab-create").setAttribute("aria-selected", Boolean.toString(isCreating));
    Elements.element("account-form")
        .setAttribute("aria-labelledby", isCreating ? "tab-create" : "tab-login");
    Elements.element("password")
        .setAttribute("autocomplete", isCreating ? "new-password" : "current-password");
    Elements.setShown("username-field", isCreating);
    Elements.setShown("login", !isCreating);
    Elements.setShown("create-account", isCreating);
    Elements.setEnabled("guest", !view.isBusy());
    Elements.setEnabled("login", !view.isBusy());
    Elements.setEnabled("create-account", !view.isBusy());
    // Enter in a field presses the first submit button of the form, hidden or not.
    Elements.element("login").setAttribute("type", isCreating ? "button" : "submit");
  }

  @Override
  public void showMatch(MatchView view) {
    boolean isWaiting = !view.waitingFor().isEmpty();
    Elements.setShown("searching", isWaiting);
    Elements.setShown("ways", !isWaiting);
    Elements.setShown("sign-out", !isWaiting);
    Elements.element("searching-text").withText(view.waitingFor());
    if (view.code() != null) {
      Elements.setValue("match-code-input", view.code());
    }
  }

  @Override
  public void showWins(String words) {
    Elements.element("wins").withText(words);
  }

  @Override
  public void showReady(ReadyView view) {
    invitation.show(view.code(), view.canBeWatched());
    rows.show(view.rows());
    Elements.setText("watching", view.watching());
    Elements.setText("ready", view.button());
    Elements.setEnabled("ready", view.canBeReady());
    Elements.element("ready-hint").withText(view.hint());
  }

  @Override
  public void showMatchState(MatchState matchState, String peerId) {
    // Said again and again; the document is only touched for what is new.
    String next = matchState.name() + " " + peerId;
    if (!next.equals(state)) {
      state = next;
      Elements.body().setAttribute("data-match-state", matchState.name());
      Elements.body().setAttribute("data-peer-id", peerId);
    }
  }

  @Override
  public void showMode(ModeView view) {
    String mode = view.isClientServer() ? CLIENT_SERVER : MESH;
    Elements.body().setAttribute("data-mode", mode);
    for (String each : new String[] {MESH, CLIENT_SERVER}) {
      Elements.setPressed(MODE + each, each.equals(mode));
      Elements.setEnabled(MODE + each, view.canChoose());
    }
    Elements.element("mode-hint")
        .withText(
            view.canChoose()
                ? ""
                : view.hasRelay() ? "The host chooses" : "No relay on this server");
  }

  @Override
  public void showLinks(List<PlayerRow> rows) {
    for (PlayerRow row : rows) {
      HTMLElement link = Elements.element("link-" + row.peerId());
      if (link == null) {
        continue;
      }
      boolean isAway =
          row.status() == PlayerRow.Status.RECONNECTING || row.status() == PlayerRow.Status.AWAY;
      link.setAttribute("data-status", row.status().id());
      if (row.path() != null) {
        link.setAttribute("data-path", row.path().id());
      }
      link.withText(isAway ? row.status().words() : ReadyRows.path(row));
    }
  }

  @Override
  public void play(Game game) {
    loop.play(game);
  }
}
