package dev.onlinematch.web.ui;

/** The sign-in screen. */
final class SignInFlow {

  private static final int SHORTEST_PASSWORD = 8;

  private final Presenter presenter;
  private final Page page;
  private final Accounts accounts;
  private boolean isCreating;
  private boolean isBusy;
  private int attempt;

  SignInFlow(Presenter presenter, Page page, Accounts accounts) {
    this.presenter = presenter;
    this.page = page;
    this.accounts = accounts;
  }

  /**
   * @param again whether to try to sign in whoever is remembered
   * @param isInvited whether a match is waiting
   */
  void enter(boolean again, boolean isInvited) {
    show();
    presenter.show(Screen.SIGN_IN);
    if (again && accounts.remembersSomebody()) {
      begin("Welcome back…");
      accounts.signInAgain(new SigningIn());
    } else if (isInvited) {
      page.say(Notice.news("You are invited to a match. Play as guest, or sign in, to join it."));
    }
  }

  /** The player has gone elsewhere. */
  void abandon() {
    attempt++;
    isBusy = false;
  }

  void chooseTab(boolean creating) {
    isCreating = creating;
    show();
  }

  void playAsGuest() {
    begin("Signing in…");
    accounts.playAsGuest(new SigningIn());
  }

  void logIn(String email, String password) {
    if (refuse(email, password)) {
      return;
    }
    begin("Logging in…");
    accounts.logIn(email.trim(), password, new SigningIn());
  }

  void createAccount(String name, String email, String password) {
    if (name.trim().isEmpty()) {
      page.say(Notice.trouble("Choose a name that the others will see."));
      return;
    }
    if (refuse(email, password)) {
      return;
    }
    if (password.length() < SHORTEST_PASSWORD) {
      page.say(
          Notice.trouble(
              "Choose a longer password: at least " + SHORTEST_PASSWORD + " characters."));
      return;
    }
    begin("Creating your account…");
    accounts.createAccount(name.trim(), email.trim(), password, new SigningIn());
  }

  void signOut() {
    accounts.signOut();
    page.showAccount("");
    enter(false, false);
  }

  private boolean refuse(String email, String password) {
    if (email.indexOf('@') < 0) {
      page.say(Notice.trouble("Type your e-mail address, like name@example.org."));
      return true;
    }
    if (password.isEmpty()) {
      page.say(Notice.trouble("Type your password."));
      return true;
    }
    return false;
  }

  private void begin(String news) {
    isBusy = true;
    show();
    page.say(Notice.news(news));
  }

  private void show() {
    page.showSignIn(new SignInView(isCreating, isBusy));
  }

  private final class SigningIn implements Reply<String> {

    private final int ofAttempt = ++attempt;

    @Override
    public void onResult(String name) {
      if (ofAttempt == attempt) {
        isBusy = false;
        page.say(null);
        page.showAccount(name);
        presenter.signedIn();
      }
    }

    @Override
    public void onFailure(Failure failure, String detail) {
      if (ofAttempt == attempt) {
        isBusy = false;
        show();
        page.say(Notice.trouble(Words.of(failure, detail)));
      }
    }
  }
}
