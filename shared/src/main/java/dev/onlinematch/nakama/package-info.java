/**
 * Nakama's REST and realtime protocol, client side: text in, text out.
 *
 * <p>Lives here: {@link dev.onlinematch.nakama.NakamaClient} (accounts and sessions over HTTP),
 * {@link dev.onlinematch.nakama.SessionKeeper} (keeps a session fresh), {@link
 * dev.onlinematch.nakama.NakamaSignalling} (the {@code signalling} port over a WebSocket), and the
 * ports that carry them, {@link dev.onlinematch.nakama.HttpTransport} and {@link
 * dev.onlinematch.nakama.TextSocketFactory}.
 *
 * <p>May be called by: the wiring of a program and its sign-in screen. {@code match} and {@code
 * link} see the {@code signalling} port only.
 *
 * <p>Serves the API of Nakama 3 ({@code /v2/account}, {@code /ws} in JSON), RFC 7519 for what is in
 * a token.
 */
package dev.onlinematch.nakama;
