package dev.onlinematch.game;

/**
 * One player on the ready screen.
 *
 * @param peerId the number in the match
 * @param name for people
 * @param isReady whether the player wants the next round to begin
 * @param score rounds won
 * @param isMe whether it is the one at this machine
 * @param isReconnecting whether the connection is lost, and he may come back
 */
public record ReadyRow(
    int peerId, String name, boolean isReady, int score, boolean isMe, boolean isReconnecting) {}
