package dev.onlinematch.web.rtc;

import dev.onlinematch.peer.PeerConnectionContract;
import dev.onlinematch.scenario.ScenarioRunner;
import dev.onlinematch.web.clock.BrowserScheduler;

/**
 * A page of its own, compiled by a test: tries the contract of the peer ports out on the browser's
 * WebRTC, and reports on the console as {@link ScenarioRunner} does.
 */
public final class ContractPage {

  private ContractPage() {}

  /** Runs it. */
  public static void main(String[] arguments) {
    PeerConnectionContract.run(
        new BrowserPeerConnectionFactory(),
        new BrowserScheduler("alarm-worker.js"),
        broken -> {
          for (String promise : broken) {
            System.out.println("broken" + ScenarioRunner.SEPARATOR + promise);
          }
          System.out.println("finished");
        });
  }
}
