/**
 * What the screens say and do, without a browser: it all runs on a JVM too.
 *
 * <p>Lives here: the {@link dev.onlinematch.web.ui.Presenter} with its flows (signing in, finding a
 * match, getting ready, playing), the words for everything that can go wrong, and the ports it
 * needs: {@link dev.onlinematch.web.ui.Page}, {@link dev.onlinematch.web.ui.Accounts}, {@link
 * dev.onlinematch.web.ui.Memory}.
 *
 * <p>May be called by: the wiring and the page. Knows {@code match} and {@code game}, never the
 * server's protocol nor WebRTC. Serves no RFC.
 */
package dev.onlinematch.web.ui;
