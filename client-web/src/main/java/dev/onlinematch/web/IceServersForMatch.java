package dev.onlinematch.web;

import dev.onlinematch.match.OnlineMatch;
import dev.onlinematch.nakama.HttpRequest;
import dev.onlinematch.nakama.HttpResponse;
import dev.onlinematch.nakama.HttpTransport;
import dev.onlinematch.nakama.NakamaFailure;
import dev.onlinematch.nakama.NakamaReply;
import dev.onlinematch.nakama.NakamaSession;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.web.account.NakamaAccounts;
import dev.onlinematch.wire.MalformedException;

/**
 * Gets the next match ICE servers with the player's own credentials, which do not last. Where that
 * fails the match begins all the same, with the servers that it had.
 */
final class IceServersForMatch implements NakamaReply<NakamaSession>, HttpTransport.Reply {

  /** Most players do not need TURN: better a match without it than none. */
  private static final long DEADLINE_MS = 4_000;

  private final OnlineMatch match;
  private final HttpTransport http;
  private final Scheduler.Timer deadline;
  private Runnable then;
  private String url;

  /**
   * @param then called once, whatever came of it
   */
  IceServersForMatch(OnlineMatch match, HttpTransport http, Scheduler scheduler, Runnable then) {
    this.match = match;
    this.http = http;
    this.then = then;
    deadline = scheduler.schedule(DEADLINE_MS, this::end);
  }

  void ask(String whereFrom, NakamaAccounts accounts) {
    url = whereFrom;
    accounts.freshSession(this);
  }

  @Override
  public void onResult(NakamaSession session) {
    http.send(
        new HttpRequest(
            "GET", url, HttpRequest.headersOf("Authorization", "Bearer " + session.token()), null),
        this);
  }

  @Override
  public void onResponse(HttpResponse response) {
    try {
      if (then != null && response.status() == 200) {
        match.setOptions(
            match.options().withIceServers(ClientConfig.readIceServers(response.body())));
      }
    } catch (MalformedException e) {
      // As if there had been no answer.
    }
    end();
  }

  @Override
  public void onFailure(NakamaFailure failure) {
    end();
  }

  @Override
  public void onUnreachable(String message) {
    end();
  }

  private void end() {
    if (then != null) {
      Runnable once = then;
      then = null;
      deadline.cancel();
      once.run();
    }
  }
}
