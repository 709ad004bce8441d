/**
 * The demo game: a round in an arena, alone at one keyboard or online.
 *
 * <p>Lives here: {@link dev.onlinematch.game.GameSession} (online) and {@link
 * dev.onlinematch.game.LocalGame} (two at one keyboard), both a {@link dev.onlinematch.game.Game}
 * that a page drives and draws through {@link dev.onlinematch.game.GameView}. Online, everyone
 * simulates his own avatar and tells the others; the host counts and decides.
 *
 * <p>May be called by: pages and bots. Uses {@code rpc} and {@code game.rules}; knows a match
 * through the port {@link dev.onlinematch.game.GameMatch}. Serves no RFC.
 */
package dev.onlinematch.game;
