package dev.onlinematch.web;

import dev.onlinematch.link.PathPolicy;
import dev.onlinematch.match.OnlineMatch;
import dev.onlinematch.match.OnlineMatchListener;
import dev.onlinematch.rpc.ArgumentCodec;
import dev.onlinematch.rpc.Caller;
import dev.onlinematch.rpc.Rpc;
import dev.onlinematch.rpc.RpcCall;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.web.clock.BrowserScheduler;
import dev.onlinematch.web.net.FetchTransport;
import dev.onlinematch.web.random.BrowserRandom;
import dev.onlinematch.web.ui.Entrance;
import dev.onlinematch.web.ui.Failure;
import dev.onlinematch.web.ui.Online;
import dev.onlinematch.web.ui.Reply;
import dev.onlinematch.wire.JsonObject;
import java.util.function.Consumer;
import org.teavm.jso.JSBody;

/**
 * A page of its own over the page's real wiring, for the benchmark: a game that does nothing but
 * what costs time on the network. While it is played it calls {@code moved} sixty times a second
 * for all others, and counts theirs. Whoever drives it says what to do in {@code window.command}
 * and reads {@code window.report}.
 */
public final class MovesPage implements OnlineMatchListener {

  private static final int PER_SECOND = 60;
  private static final int REPORT_MS = 1_000;
  private static final int MOST_PLAYERS = 10;

  private record Position(int x, int y, int turn) {
    static final ArgumentCodec<Position> CODEC =
        ArgumentCodec.of(
            (out, at) -> out.u16(at.x).u16(at.y).u16(at.turn),
            in -> new Position(in.u16(), in.u16(), in.u16()));
  }

  private final BrowserScheduler scheduler = new BrowserScheduler("alarm-worker.js");
  private OnlineMatch match;
  private RpcCall<Position> moved;
  private long startedMs;
  private int sent;
  private int received;
  private String trouble = "";

  private MovesPage() {}

  /** Opens a match, or joins the one that is named. */
  public static void main(String[] arguments) {
    new MovesPage().enter(arguments.length == 0 ? null : arguments[0]);
  }

  private void enter(String code) {
    ServerDoor door = new ServerDoor(new FetchTransport(), scheduler, new BrowserRandom());
    door.open(then(online -> online.accounts().playAsGuest(then(name -> connect(online, code)))));
    report();
  }

  private void connect(Online online, String code) {
    match = online.match();
    match.setOptions(match.options().withPlayers(2, MOST_PLAYERS));
    match.addListener(this);
    Rpc rpc = new Rpc(match.messages(), "moves 1");
    moved = rpc.declare("moved", Position.CODEC, Delivery.UNRELIABLE_ORDERED, Caller.ANYONE);
    moved.onReceive((from, position) -> received++);
    rpc.open();
    online
        .accounts()
        .connect(
            then(
                (Entrance entrance) -> {
                  if (code == null) {
                    entrance.createMatch();
                  } else {
                    entrance.joinMatch(code, false);
                  }
                }));
  }

  private <T> Reply<T> then(Consumer<T> next) {
    return new Reply<>() {
      @Override
      public void onResult(T result) {
        next.accept(result);
      }

      @Override
      public void onFailure(Failure failure, String detail) {
        trouble = failure + " " + detail;
      }
    };
  }

  @Override
  public void playingStarted() {
    startedMs = scheduler.nowMs();
    move();
  }

  private void move() {
    long playedMs = scheduler.nowMs() - startedMs;
    // Whoever was held up does not catch up: a game does not either.
    sent = Math.max(sent + 1, (int) (playedMs * PER_SECOND / 1_000));
    long nextMs = (sent * 1_000L + PER_SECOND - 1) / PER_SECOND;
    scheduler.schedule(Math.max(0, nextMs - playedMs), this::move);
    moved.toAll(new Position(sent & 0xFFFF, received & 0xFFFF, sent & 0xFF));
  }

  private void report() {
    scheduler.schedule(REPORT_MS, this::report);
    JsonObject report = new JsonObject().put("trouble", trouble);
    if (match != null) {
      obey(command());
      report
          .put("state", match.state().name())
          .put("code", match.matchId() == null ? "" : match.matchId().value())
          .put("players", match.players().size())
          .put("path", slowestPath())
          .put("nowMs", (double) scheduler.nowMs())
          .put("received", received);
    }
    publish(report.toString());
  }

  private void obey(String command) {
    switch (command) {
      case "play" -> match.startPlaying();
      case "relay" -> match.setPathPolicy(PathPolicy.CLIENT_SERVER);
      default -> {}
    }
  }

  // Direct, once every pair is; or relayed, once every pair is.
  private String slowestPath() {
    String all = "";
    for (var peer : match.messages().otherPeers()) {
      var link = match.link(peer);
      String path = link == null || link.path() == null ? "none" : link.path().name();
      all = all.isEmpty() || all.equals(path) ? path : "mixed";
    }
    return all;
  }

  @JSBody(script = "let c = window.command; window.command = ''; return c || '';")
  private static native String command();

  @JSBody(params = "json", script = "window.report = JSON.parse(json);")
  private static native void publish(String json);
}
