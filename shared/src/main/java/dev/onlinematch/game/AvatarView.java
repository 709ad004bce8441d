package dev.onlinematch.game;

/**
 * One player's body at one moment, already smoothed.
 *
 * @param peerId the player's number in the match; in a local game 1 and 2
 * @param name for people
 * @param x the middle of the body, in pixels from the left
 * @param y the middle of the body, in pixels from the top
 * @param heading where it looks, clockwise from the right: 0 right, 1 down right, 2 down, ... 7
 * @param isMoving whether it is on its way
 * @param attack how far an attack is, above 0 to 1; 0 while there is none. It hits at {@link
 *     GameArena#HIT_AT}
 * @param isAlive whether it takes part in the round still
 * @param score rounds won
 * @param isMine whether it is played at this machine
 */
public record AvatarView(
    int peerId,
    String name,
    double x,
    double y,
    int heading,
    boolean isMoving,
    double attack,
    boolean isAlive,
    int score,
    boolean isMine) {}
