package dev.onlinematch.web.account;

import dev.onlinematch.nakama.HttpTransport;
import dev.onlinematch.nakama.NakamaClient;
import dev.onlinematch.nakama.NakamaConnector;
import dev.onlinematch.nakama.NakamaFailure;
import dev.onlinematch.nakama.NakamaReply;
import dev.onlinematch.nakama.NakamaServer;
import dev.onlinematch.nakama.NakamaSession;
import dev.onlinematch.nakama.NakamaSignalling;
import dev.onlinematch.nakama.SessionKeeper;
import dev.onlinematch.nakama.TextSocketFactory;
import dev.onlinematch.nakama.WinCount;
import dev.onlinematch.random.RandomSource;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.signalling.SignallingFailure;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.web.ui.Accounts;
import dev.onlinematch.web.ui.Entrance;
import dev.onlinematch.web.ui.Failure;
import dev.onlinematch.web.ui.Reply;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Accounts on a Nakama server. */
public final class NakamaAccounts implements Accounts {

  /** With 230,400 names, several taken in a row are no chance. */
  private static final int MOST_NAMES_TRIED = 4;

  private final NakamaClient client;
  private final SessionKeeper keeper;
  private final NakamaConnector connector;
  private final Scheduler scheduler;
  private final RandomSource random;
  private final BiConsumer<Signalling, Reply<Entrance>> entrances;
  private final Remembered remembered;
  private NakamaSignalling signalling;

  /** Another tab may have signed in somebody else: only a session of an account is remembered. */
  private boolean isAccount;

  /**
   * Nobody is signed in yet.
   *
   * @param entrances what matches are entered by, once a connection is open
   */
  public NakamaAccounts(
      NakamaServer server,
      HttpTransport http,
      TextSocketFactory sockets,
      Scheduler scheduler,
      RandomSource random,
      BiConsumer<Signalling, Reply<Entrance>> entrances) {
    this.entrances = entrances;
    this.scheduler = scheduler;
    this.random = random;
    remembered = new Remembered(random);
    client = new NakamaClient(server, http, scheduler);
    keeper = new SessionKeeper(client, scheduler, new SessionEvents());
    connector = new NakamaConnector(server, keeper, sockets, scheduler);
  }

  @Override
  public boolean remembersSomebody() {
    return remembered.isGuest() || remembered.refreshToken() != null;
  }

  @Override
  public void signInAgain(Reply<String> reply) {
    NakamaSession session = keeper.session();
    if (session != null) {
      scheduler.schedule(0, () -> reply.onResult(session.username()));
    } else if (remembered.isGuest()) {
      playAsGuest(reply);
    } else {
      isAccount = true;
      keeper.restore(
          remembered.refreshToken(),
          new SigningIn(reply) {
            @Override
            public void onResult(NakamaSession restored) {
              reply.onResult(restored.username());
            }

            @Override
            public void onFailure(NakamaFailure failure) {
              if (failure.reason() == NakamaFailure.Reason.SESSION_EXPIRED) {
                remembered.forget();
              }
              super.onFailure(failure);
            }
          });
    }
  }

  @Override
  public void playAsGuest(Reply<String> reply) {
    signInAsGuest(MOST_NAMES_TRIED, reply);
  }

  private void signInAsGuest(int tries, Reply<String> reply) {
    isAccount = false;
    client.authenticateDevice(
        remembered.deviceId(),
        true,
        GuestNames.next(random),
        new SigningIn(reply) {
          @Override
          public void onResult(NakamaSession session) {
            remembered.rememberGuest();
            super.onResult(session);
          }

          @Override
          public void onFailure(NakamaFailure failure) {
            if (failure.reason() == NakamaFailure.Reason.USERNAME_IN_USE && tries > 1) {
              signInAsGuest(tries - 1, reply);
            } else {
              super.onFailure(failure);
            }
          }
        });
  }

  @Override
  public void logIn(String email, String password, Reply<String> reply) {
    client.authenticateEmail(email, password, new AccountSigningIn(reply));
  }

  @Override
  public void createAccount(String name, String email, String password, Reply<String> reply) {
    client.createAccount(email, password, name, new AccountSigningIn(reply));
  }

  @Override
  public void signOut() {
    if (signalling != null) {
      signalling.close();
      signalling = null;
    }
    remembered.forget();
    keeper.signOut(
        new NakamaReply<>() {
          @Override
          public void onResult(Void nothing) {}

          @Override
          public void onFailure(NakamaFailure failure) {
            // The tokens end by themselves; there is nobody left whom that would concern.
          }
        });
  }

  @Override
  public void connect(Reply<Entrance> reply) {
    if (signalling != null) {
      signalling.reopen(new Reopening(signalling, reply));
    } else if (keeper.session() != null) {
      openSocket(reply);
    } else if (remembersSomebody()) {
      signInAgain(
          new Reply<>() {
            @Override
            public void onResult(String name) {
              openSocket(reply);
            }

            @Override
            public void onFailure(Failure failure, String detail) {
              reply.onFailure(failure, detail);
            }
          });
    } else {
      scheduler.schedule(0, () -> reply.onFailure(Failure.EXPIRED, ""));
    }
  }

  @Override
  public void reportWin(String matchCode, int round, String winnersSession) {
    keeper.fresh(
        new Hoped<>(
            session ->
                client.reportWin(
                    session,
                    new MatchId(matchCode),
                    round,
                    new SessionId(winnersSession),
                    new Hoped<>(done -> {}))));
  }

  @Override
  public void mostWins(Consumer<String> words) {
    keeper.fresh(
        new Hoped<>(
            session -> client.mostWins(session, 5, new Hoped<>(wins -> words.accept(of(wins))))));
  }

  private static String of(List<WinCount> wins) {
    StringBuilder words = new StringBuilder();
    for (WinCount each : wins) {
      words.append(words.length() == 0 ? "Most rounds won: " : ", ");
      words.append(each.username()).append(' ').append(each.wins());
    }
    return words.toString();
  }

  private void openSocket(Reply<Entrance> reply) {
    connector.connect(
        false,
        new NakamaReply<>() {
          @Override
          public void onResult(NakamaSignalling opened) {
            signalling = opened;
            entrances.accept(opened, reply);
          }

          @Override
          public void onFailure(NakamaFailure failure) {
            reply.onFailure(failureOf(failure.reason()), failure.message());
          }
        });
  }

  /** Gives the session of whoever is signed in, with a token that can be used now. */
  public void freshSession(NakamaReply<NakamaSession> reply) {
    keeper.fresh(reply);
  }

  private static Failure failureOf(NakamaFailure.Reason reason) {
    return switch (reason) {
      case INVALID_CREDENTIALS -> Failure.WRONG_PASSWORD;
      case USER_NOT_FOUND -> Failure.NO_SUCH_ACCOUNT;
      case EMAIL_IN_USE -> Failure.EMAIL_IN_USE;
      case USERNAME_IN_USE -> Failure.NAME_IN_USE;
      case ACCOUNT_BANNED -> Failure.BANNED;
      case BAD_INPUT -> Failure.BAD_INPUT;
      case SESSION_EXPIRED -> Failure.EXPIRED;
      case UNREACHABLE, TIMED_OUT -> Failure.UNREACHABLE;
      case WRONG_SERVER_KEY, SERVER_BUSY, SERVER_ERROR, MALFORMED_ANSWER -> Failure.SERVER_FAILED;
    };
  }

  /** For what the game goes on without. */
  private record Hoped<T>(Consumer<T> then) implements NakamaReply<T> {

    @Override
    public void onResult(T result) {
      then.accept(result);
    }

    @Override
    public void onFailure(NakamaFailure failure) {}
  }

  /** Keeps the session that comes. */
  private class SigningIn implements NakamaReply<NakamaSession> {

    private final Reply<String> reply;

    SigningIn(Reply<String> reply) {
      this.reply = reply;
    }

    @Override
    public void onResult(NakamaSession session) {
      keeper.keep(session);
      reply.onResult(session.username());
    }

    @Override
    public void onFailure(NakamaFailure failure) {
      reply.onFailure(failureOf(failure.reason()), failure.message());
    }
  }

  /** The socket that was there, or the next one in its place; else one of whoever signs in. */
  private final class Reopening implements Signalling.Reply<Void> {

    private final NakamaSignalling open;
    private final Reply<Entrance> reply;

    Reopening(NakamaSignalling open, Reply<Entrance> reply) {
      this.open = open;
      this.reply = reply;
    }

    @Override
    public void onResult(Void nothing) {
      entrances.accept(open, reply);
    }

    @Override
    public void onFailure(SignallingFailure failure) {
      if (failure.reason() == SignallingFailure.Reason.CLOSED) {
        signalling = null;
        connect(reply);
      } else {
        reply.onFailure(Failure.UNREACHABLE, failure.message());
      }
    }
  }

  /** Also remembers the account. */
  private final class AccountSigningIn extends SigningIn {

    AccountSigningIn(Reply<String> reply) {
      super(reply);
    }

    @Override
    public void onResult(NakamaSession session) {
      isAccount = true;
      remembered.rememberAccount(session.refreshToken());
      super.onResult(session);
    }
  }

  private final class SessionEvents implements SessionKeeper.Listener {

    @Override
    public void onSession(NakamaSession session) {
      // Each refresh makes a new token; the old one ends sooner.
      if (isAccount) {
        remembered.rememberAccount(session.refreshToken());
      }
    }

    @Override
    public void onLost(NakamaFailure failure) {
      // The next connect signs in again, or says that the player has to.
    }
  }
}
