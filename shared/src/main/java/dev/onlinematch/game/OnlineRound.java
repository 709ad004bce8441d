package dev.onlinematch.game;

import dev.onlinematch.game.rules.World;
import dev.onlinematch.transport.PeerId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One round of an online game: who plays it, under which number in the rules, and the scene. */
final class OnlineRound {

  private static final int NOBODY = -1;

  private final int number;
  private final List<GamePlayer> players;
  private final int me;
  private final Scene scene;
  private final List<RemoteAvatar> remotes = new ArrayList<>();
  private final Set<PeerId> setUp = new HashSet<>();
  private final Set<PeerId> hit = new HashSet<>();

  /**
   * All stand at their starts.
   *
   * @param myPeerId may be somebody who watches
   * @param localTick now
   */
  OnlineRound(int number, List<GamePlayer> players, PeerId myPeerId, int localTick) {
    this.number = number;
    this.players = List.copyOf(players);
    this.me = indexOf(myPeerId);
    // Each round everyone moves on by one start.
    this.scene = new Scene(World.start(players.size(), Math.max(0, number - 1)));
    for (int i = 0; i < players.size(); i++) {
      remotes.add(new RemoteAvatar(localTick));
    }
  }

  /** Before the first round: number 0, and nobody in it. */
  static OnlineRound none() {
    return new OnlineRound(0, List.of(), PeerId.FIRST, 0);
  }

  List<PeerId> peers() {
    List<PeerId> peers = new ArrayList<>();
    players.forEach(player -> peers.add(player.peerId()));
    return peers;
  }

  int number() {
    return number;
  }

  /** Those who began it, in order of their numbers in the rules. */
  List<GamePlayer> players() {
    return players;
  }

  Scene scene() {
    return scene;
  }

  World world() {
    return scene.world();
  }

  /** My number in the rules. Only if {@link #amIn}. */
  int me() {
    return me;
  }

  /** Whether I began it. */
  boolean amIn() {
    return me != NOBODY;
  }

  /** Whether that number in the rules is mine. */
  boolean isMe(int player) {
    return player == me;
  }

  /** Whether I began it and have not been hit. */
  boolean amAlive() {
    return amIn() && world().isAlive(me);
  }

  /** The number in the rules, negative for somebody who did not begin it. */
  int indexOf(PeerId peer) {
    for (int i = 0; i < players.size(); i++) {
      if (players.get(i).peerId().equals(peer)) {
        return i;
      }
    }
    return NOBODY;
  }

  boolean isAlive(PeerId peer) {
    int player = indexOf(peer);
    return player >= 0 && world().isAlive(player);
  }

  /** Notes that somebody said that he was hit: nobody knows better. */
  void markHit(PeerId peer) {
    hit.add(peer);
  }

  boolean isHit(PeerId peer) {
    return hit.contains(peer);
  }

  /** The remote side of a player who is not me. */
  RemoteAvatar remote(int player) {
    return remotes.get(player);
  }

  /** Notes that somebody is ready to begin. */
  void markSetUp(PeerId peer) {
    setUp.add(peer);
  }

  /** Whether somebody said that he is ready to begin, or acts as if he were. */
  boolean isSetUp(int player) {
    return setUp.contains(players.get(player).peerId()) || remotes.get(player).isHeard();
  }
}
