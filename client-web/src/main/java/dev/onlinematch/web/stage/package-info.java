/**
 * The arena: drawn, and played with keys, touch and gamepads.
 *
 * <p>Lives here: everything between {@link dev.onlinematch.game.Game} and the game screen's
 * elements. {@link dev.onlinematch.web.stage.Projection} and {@link
 * dev.onlinematch.web.stage.Particles} are plain arithmetic; the rest is canvas and DOM.
 *
 * <p>May be called by: the page. Source: HTML standard, 4.12.5 (canvas); W3C Pointer Events, UI
 * Events code values, Gamepad.
 */
package dev.onlinematch.web.stage;
