package dev.onlinematch.game;

import java.util.List;

/**
 * A game at one moment, ready to be drawn.
 *
 * @param phase where the game stands
 * @param countdown 3, 2 or 1 during {@link GamePhase#COUNTDOWN}, otherwise 0
 * @param message what everyone should read now, in words; empty for nothing
 * @param avatars those who take part in the round, dead ones included, in order of peer id; empty
 *     before the first round
 */
public record GameView(GamePhase phase, int countdown, String message, List<AvatarView> avatars) {

  /** Takes a copy of the list. */
  public GameView {
    avatars = List.copyOf(avatars);
  }
}
