/**
 * The page: the one place where the browser, the ports of {@code shared} and the screens are put
 * together.
 *
 * <p>Lives here: {@link dev.onlinematch.web.Main} and what it reads from the server and from the
 * address bar. The packages below hold bindings ({@code w3c}), adapters for the ports ({@code rtc},
 * {@code net}, {@code clock}, {@code random}), and the screens ({@code ui}).
 *
 * <p>May be called by: the page's {@code start.js}. Serves no RFC.
 */
package dev.onlinematch.web;
