/**
 * Browsers for tests.
 *
 * <p>Lives here: finding and starting a browser of each {@code Engine} ({@code BrowserUnderTest}),
 * a server with its page and the players in front of it ({@code Players}, {@code Player}), and the
 * journeys they make. A player knows the page by its contract only ({@code data-screen}, {@code
 * data-testid}), as any other automated player would.
 *
 * <p>May be called by: tests. Serves no RFC; the page's contract is described in client-web.
 */
package dev.onlinematch.browser;
