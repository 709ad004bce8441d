package dev.onlinematch.web;

import dev.onlinematch.link.PathPolicy;
import dev.onlinematch.match.ErrorCode;
import dev.onlinematch.match.LeaveReason;
import dev.onlinematch.match.OnlineMatch;
import dev.onlinematch.match.OnlineMatchListener;
import dev.onlinematch.match.Player;
import dev.onlinematch.match.PlayerLinkStatus;
import dev.onlinematch.match.PlayerStatus;
import dev.onlinematch.match.Resumption;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.transport.SendResult;
import dev.onlinematch.web.clock.BrowserScheduler;
import dev.onlinematch.web.net.FetchTransport;
import dev.onlinematch.web.random.BrowserRandom;
import dev.onlinematch.web.ui.Entrance;
import dev.onlinematch.web.ui.Failure;
import dev.onlinematch.web.ui.Online;
import dev.onlinematch.web.ui.Reply;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.teavm.jso.JSBody;

/**
 * A page of its own, compiled by a test, over the page's real wiring: while the match is being
 * played it sends numbered messages to all others, sixty of each kind a second, and keeps account
 * of theirs and of what it is told about them. The test says what to do in {@code window.command}
 * and reads {@code window.report}.
 */
public final class NumbersPage implements OnlineMatchListener {

  private static final int STEP_MS = 5;
  private static final int PER_SECOND = 60;

  /** As long as a position in a game. */
  private static final int LENGTH = 24;

  private final BrowserScheduler scheduler = new BrowserScheduler("alarm-worker.js");
  private final Map<PeerId, NumbersReceived> received = new LinkedHashMap<>();
  private final Map<PeerId, Integer> sentReliably = new LinkedHashMap<>();
  private OnlineMatch match;
  private long startedMs;
  private boolean isSending;
  private int numbers;
  private int refused;
  private final List<JsonObject> told = new ArrayList<>();
  private Resumption resumption;
  private long lastStepMs;
  private int longestStepMs;
  private String trouble = "";

  private NumbersPage() {}

  /**
   * Opens a match, or joins the one that is named, or comes back as somebody after the page was
   * loaded again.
   */
  public static void main(String[] arguments) {
    new NumbersPage().enter(arguments.length == 0 ? null : arguments[0]);
  }

  private void enter(String code) {
    resumption = Resumption.parse(code);
    ServerDoor door = new ServerDoor(new FetchTransport(), scheduler, new BrowserRandom());
    door.open(then(online -> online.accounts().playAsGuest(then(name -> connect(online, code)))));
  }

  private void connect(Online online, String code) {
    match = online.match();
    match.addListener(this);
    match.messages().setReceiver(this::take);
    online
        .accounts()
        .connect(
            then(
                (Entrance entrance) -> {
                  if (code == null) {
                    entrance.createMatch();
                  } else if (resumption != null) {
                    entrance.resumeMatch(resumption);
                  } else {
                    entrance.joinMatch(code, false);
                  }
                  step();
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
        report();
      }
    };
  }

  @Override
  public void playingStarted() {
    startedMs = scheduler.nowMs();
    isSending = true;
  }

  @Override
  public void playerReconnecting(Player player) {
    note("reconnecting", player.peerId());
  }

  @Override
  public void playerReconnected(Player player, boolean hasRestarted) {
    note("back", player.peerId());
    if (hasRestarted) {
      received.put(player.peerId(), from(player.peerId()).afterReload());
    }
  }

  @Override
  public void playerLeft(Player player, LeaveReason reason) {
    note("left", player.peerId());
  }

  @Override
  public void playerHidden(Player player, boolean isHidden) {
    note(isHidden ? "away" : "seen", player.peerId());
  }

  @Override
  public void playerStatusChanged(Player player, PlayerStatus status) {
    note(status == PlayerStatus.CONNECTED ? "linked" : "link lost", player.peerId());
  }

  @Override
  public void hostChanged(Player host) {
    note("new host", host.peerId());
  }

  @Override
  public void relayChanged(boolean isOpen, String reason) {
    note(isOpen ? "relay open" : "relay lost", match.myPeerId());
  }

  @Override
  public void error(ErrorCode code, String message) {
    trouble = code.name();
  }

  @Override
  public void disconnected(String reason) {
    trouble = reason;
  }

  private void note(String what, PeerId who) {
    told.add(
        new JsonObject()
            .put("what", what)
            .put("who", String.valueOf(who))
            .put("atMs", System.currentTimeMillis()));
  }

  private void step() {
    scheduler.schedule(STEP_MS, this::step);
    long nowMs = scheduler.nowMs();
    longestStepMs = Math.max(longestStepMs, lastStepMs == 0 ? 0 : (int) (nowMs - lastStepMs));
    lastStepMs = nowMs;
    obey(command());
    while (isSending && numbers < (nowMs - startedMs) * PER_SECOND / 1_000) {
      match.messages().otherPeers().forEach(this::sendTo);
      numbers++;
    }
    report();
  }

  private void obey(String command) {
    switch (command) {
      case "play" -> match.startPlaying();
      case "relay" -> match.setPathPolicy(PathPolicy.CLIENT_SERVER);
      case "mesh" -> match.setPathPolicy(PathPolicy.MESH);
      case "measure" -> {
        longestStepMs = 0;
        told.clear();
        received.values().forEach(NumbersReceived::forgetGaps);
      }
      case "stop" -> isSending = false;
      case "go on" -> {
        isSending = true;
        startedMs = scheduler.nowMs() - numbers * 1_000L / PER_SECOND;
      }
      default -> {}
    }
  }

  private void sendTo(PeerId peer) {
    int next = sentReliably.getOrDefault(peer, 0);
    if (send(peer, Delivery.RELIABLE, next) == SendResult.SENT) {
      sentReliably.put(peer, next + 1);
    } else {
      refused++;
    }
    send(peer, Delivery.UNRELIABLE, numbers);
    send(peer, Delivery.UNRELIABLE_ORDERED, numbers);
  }

  private SendResult send(PeerId peer, Delivery delivery, int number) {
    byte[] message =
        new ByteWriter(LENGTH).i32(number).raw(new byte[LENGTH - Integer.BYTES]).toByteArray();
    return match.messages().send(peer, delivery, message);
  }

  private void take(PeerId from, Delivery delivery, byte[] message) {
    int number = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      number = number << 8 | (message[i] & 0xFF);
    }
    NumbersReceived of = from(from);
    switch (delivery) {
      case RELIABLE -> of.reliable(number);
      case UNRELIABLE -> of.unreliable(number);
      case UNRELIABLE_ORDERED -> of.movement(number, scheduler.nowMs());
    }
  }

  private NumbersReceived from(PeerId peer) {
    return received.computeIfAbsent(
        peer,
        none -> resumption == null ? new NumbersReceived() : new NumbersReceived().fromTheMiddle());
  }

  private void report() {
    JsonObject report =
        new JsonObject().put("trouble", trouble).put("longestStepMs", longestStepMs);
    if (match != null) {
      JsonObject peers = new JsonObject();
      match.messages().otherPeers().forEach(peer -> peers.put(peer.toString(), reportOf(peer)));
      report
          .put("state", match.state().name())
          .put("code", match.matchId() == null ? "" : match.matchId().value())
          .put("peerId", match.myPeerId() == null ? "" : match.myPeerId().toString())
          .put("isHost", match.isHost())
          .put("resumption", match.resumption() == null ? "" : match.resumption().text())
          .put("told", told)
          .put("numbers", numbers)
          .put("refused", refused)
          .put("peers", peers);
    }
    publish(report.toString());
  }

  private JsonObject reportOf(PeerId peer) {
    PlayerLinkStatus link = match.link(peer);
    return from(peer)
        .report()
        .put("path", link == null || link.path() == null ? "" : link.path().name())
        .put("sent", sentReliably.getOrDefault(peer, 0));
  }

  @JSBody(script = "let c = window.command; window.command = ''; return c || '';")
  private static native String command();

  @JSBody(params = "json", script = "window.report = JSON.parse(json);")
  private static native void publish(String json);
}
