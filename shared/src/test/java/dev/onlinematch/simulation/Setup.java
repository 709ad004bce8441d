package dev.onlinematch.simulation;

import dev.onlinematch.peer.Nat;
import java.util.ArrayList;
import java.util.List;

/**
 * What a simulated match starts with.
 *
 * @param noise decides everything that steps do not: loss, jitter, ids, whims
 * @param people how many there are, 2 to 10
 * @param maxPlayers how many a match takes
 * @param latencyMs from one player to another, one way
 * @param lossPercent of packets between players
 * @param hubMs to the signalling server, one way
 * @param relayMs to the relay, one way; 0 for no relay
 * @param isClientServer whether matches begin so
 * @param migrates whether another takes over when the host is gone
 * @param frameMs between two frames of the game; 0 for no game
 * @param nats what each is behind, as ordinals of {@link Nat} in digits of base 5, the first
 *     person's last
 * @param strangers bits: who has another version of the game
 * @param villains bits: who means harm
 * @param isOpen whether those who come are let in while the match is played
 */
record Setup(
    int noise,
    int people,
    int maxPlayers,
    int latencyMs,
    int lossPercent,
    int hubMs,
    int relayMs,
    boolean isClientServer,
    boolean migrates,
    int frameMs,
    int nats,
    int strangers,
    int villains,
    boolean isOpen) {

  private static final int NUMBERS = 14;

  boolean hasRelay() {
    return relayMs > 0;
  }

  boolean hasGame() {
    return frameMs > 0;
  }

  Nat nat(int person) {
    int digits = nats;
    for (int i = 0; i < person; i++) {
      digits /= Nat.values().length;
    }
    return Nat.values()[digits % Nat.values().length];
  }

  boolean isStranger(int person) {
    return (strangers >> person & 1) != 0;
  }

  boolean isVillain(int person) {
    return (villains >> person & 1) != 0;
  }

  /** As numbers in the order of the components. */
  @Override
  public String toString() {
    return noise
        + " "
        + people
        + " "
        + maxPlayers
        + " "
        + latencyMs
        + " "
        + lossPercent
        + " "
        + hubMs
        + " "
        + relayMs
        + " "
        + (isClientServer ? 1 : 0)
        + " "
        + (migrates ? 1 : 0)
        + " "
        + frameMs
        + " "
        + nats
        + " "
        + strangers
        + " "
        + villains
        + " "
        + (isOpen ? 1 : 0);
  }

  static Setup parse(String numbers) {
    String[] parts = numbers.trim().split(" ", -1);
    // Plans of before there was the last one do without it.
    int[] n = new int[NUMBERS];
    for (int i = 0; i < parts.length; i++) {
      n[i] = Integer.parseInt(parts[i]);
    }
    return of(n);
  }

  /** The same with simpler numbers, one at a time. */
  List<Setup> simpler() {
    List<Setup> simpler = new ArrayList<>();
    int[] now = numbers();
    int[] plain = {now[0], 2, Math.max(2, now[1]), 10, 0, 5, 0, 0, 1, 0, 0, 0, 0, 0};
    for (int i = 1; i < now.length; i++) {
      for (int number : new int[] {plain[i], (now[i] + plain[i]) / 2}) {
        int[] changed = now.clone();
        changed[i] = number;
        Setup setup = of(changed);
        if (!setup.equals(this) && setup.people >= 2) {
          simpler.add(setup);
        }
      }
    }
    return simpler;
  }

  private int[] numbers() {
    return new int[] {
      noise,
      people,
      maxPlayers,
      latencyMs,
      lossPercent,
      hubMs,
      relayMs,
      isClientServer ? 1 : 0,
      migrates ? 1 : 0,
      frameMs,
      nats,
      strangers,
      villains,
      isOpen ? 1 : 0
    };
  }

  private static Setup of(int[] n) {
    return new Setup(
        n[0],
        n[1],
        n[2],
        n[3],
        n[4],
        n[5],
        n[6],
        n[7] == 1,
        n[8] == 1,
        n[9],
        n[10],
        n[11],
        n[12],
        n[13] == 1);
  }
}
