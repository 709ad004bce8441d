package dev.onlinematch.peer;

import dev.onlinematch.time.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What {@link PeerConnection} and {@link DataChannel} promise, tried out on two connections of one
 * factory. Needs no test framework and waits for nothing but events, so that it runs over the fake
 * in virtual time and, compiled to JavaScript, over a browser's own WebRTC.
 */
public final class PeerConnectionContract {

  private static final int DEADLINE_MS = 20_000;
  private static final int MESSAGES = 20;

  private static final List<DataChannelConfig> CHANNELS =
      List.of(
          new DataChannelConfig(1, "reliable", true, DataChannelConfig.UNLIMITED),
          new DataChannelConfig(2, "ordered", true, 0),
          new DataChannelConfig(3, "unordered", false, 0));

  private final PeerConnectionFactory factory;
  private final Scheduler scheduler;
  private final Consumer<List<String>> finished;
  private final List<String> broken = new ArrayList<>();
  private final Scheduler.Timer deadline;
  private ContractPeer offerer;
  private ContractPeer answerer;
  private boolean isOver;

  private PeerConnectionContract(
      PeerConnectionFactory factory, Scheduler scheduler, Consumer<List<String>> finished) {
    this.factory = factory;
    this.scheduler = scheduler;
    this.finished = finished;
    deadline = scheduler.schedule(DEADLINE_MS, () -> finish("not over in time"));
  }

  /**
   * Tries everything out.
   *
   * @param finished is given every promise that was broken; none if all is well
   */
  public static void run(
      PeerConnectionFactory factory, Scheduler scheduler, Consumer<List<String>> finished) {
    new PeerConnectionContract(factory, scheduler, finished).start();
  }

  private void start() {
    try {
      offerer = new ContractPeer("offerer", this, factory, CHANNELS);
      answerer = new ContractPeer("answerer", this, factory, CHANNELS);
    } catch (PeerConnectionUnavailableException e) {
      finish("no connection can be made: " + e.getMessage());
      return;
    }
    offerer.describe(this::answer);
  }

  private void answer(SessionDescription offer) {
    check("the first description is an offer", offer.type() == SessionDescription.Type.OFFER);
    answerer.take(offer);
    // At once, without waiting for it to be set: operations are carried out in the order of calls.
    answerer.describe(
        answer -> {
          check("the second is an answer", answer.type() == SessionDescription.Type.ANSWER);
          offerer.take(answer);
        });
  }

  /** A candidate of one is for the other. */
  void candidate(ContractPeer of, IceCandidate candidate) {
    other(of).add(candidate);
  }

  private ContractPeer other(ContractPeer one) {
    return one == offerer ? answerer : offerer;
  }

  /** A channel opened: when all have, messages travel. */
  void opened() {
    if (offerer.areAllOpen() && answerer.areAllOpen()) {
      for (int i = 0; i < MESSAGES; i++) {
        check("an open channel sends", offerer.send(1, message(i)));
      }
    }
  }

  private static byte[] message(int number) {
    byte[] bytes = new byte[1 + number * 800];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (number + i * 7);
    }
    return bytes;
  }

  /** A message came: each as it was sent, in order. */
  void received(ContractPeer by, int channelId, byte[] bytes, int before) {
    check("messages come where they were sent to", by == answerer && channelId == 1);
    byte[] expected = message(before);
    boolean isSame = bytes.length == expected.length;
    for (int i = 0; isSame && i < bytes.length; i++) {
      isSame = bytes[i] == expected[i];
    }
    check("message " + before + " is the one that was sent", isSame);
    if (before == MESSAGES - 1) {
      check(
          "both are connected",
          offerer.state() == PeerConnectionState.CONNECTED
              && answerer.state() == PeerConnectionState.CONNECTED);
      offerer.readStats(this::close);
    }
  }

  private void close(PeerStats stats) {
    check("the path on one computer is direct", stats.path() == PeerStats.Path.DIRECT);
    answerer.close();
    check("a closed channel sends nothing", !answerer.send(1, new byte[1]));
  }

  /** A channel was closed: when all of the other side's have been, it is over. */
  void closed(ContractPeer by) {
    check("only the other side hears of a close", by == offerer);
    if (offerer.areAllClosed()) {
      offerer.close();
      // Whatever should not come any more would come by then.
      scheduler.schedule(500, () -> finish(null));
    }
  }

  void check(String promise, boolean isKept) {
    if (!isKept && !broken.contains(promise)) {
      broken.add(promise);
    }
  }

  private void finish(String why) {
    if (isOver) {
      return;
    }
    isOver = true;
    deadline.cancel();
    if (why != null) {
      broken.add(why);
    }
    finished.accept(broken);
  }
}
