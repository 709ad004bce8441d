/**
 * The document: elements, and what happens when they are pressed.
 *
 * <p>Lives here: the {@link dev.onlinematch.web.ui.Page} over {@code index.html}, the loop that
 * drives a game, and what the tab remembers.
 *
 * <h2>The page contract</h2>
 *
 * For whoever plays by program; it is kept stable.
 *
 * <ul>
 *   <li>{@code <body>}: {@code data-screen} is {@code title}, {@code sign-in}, {@code match},
 *       {@code ready} or {@code game}; {@code data-match-state} is the name of a {@link
 *       dev.onlinematch.match.MatchState}; {@code data-mode} is {@code mesh} or {@code
 *       client-server}; {@code data-peer-id} is one's own number, empty outside a match.
 *   <li>Elements by {@code data-testid}; those of another screen are hidden.
 *       <ul>
 *         <li>everywhere: {@code back}, {@code message} (hidden while there is nothing to say),
 *             {@code sound};
 *         <li>title: {@code play-online}, {@code play-local};
 *         <li>sign-in: {@code guest}, {@code tab-login}, {@code tab-create}, {@code email}, {@code
 *             password}, {@code username} and {@code create-account} (with the second tab), {@code
 *             login} (with the first);
 *         <li>match: {@code find-match}, {@code min-players} (2 to 4), {@code create-match}, {@code
 *             match-code-input}, {@code join-match}, {@code watch-match}, {@code cancel} (while
 *             waiting), {@code sign-out};
 *         <li>ready: {@code match-code} (where others can join), {@code copy-code}, {@code
 *             copy-link}, {@code copy-watch-link} (where others can watch), {@code share-link},
 *             {@code watching} (who only watches), {@code ready} (for whoever does not), {@code
 *             leave}, and one {@code player-row} per player with {@code data-peer-id}, {@code
 *             data-username}, {@code data-status} ({@code connecting}, {@code reconnecting}, {@code
 *             away}, {@code connected}, {@code ready}), {@code data-score} and {@code data-path}
 *             ({@code direct}, {@code turn}, {@code relay}; absent on one's own row and while
 *             unknown);
 *         <li>match, ready and game: {@code mode-mesh} and {@code mode-client-server}; {@code
 *             aria-pressed} says which one holds, and they are disabled for whoever cannot choose:
 *             anyone but the host, and everyone where the server has no relay;
 *         <li>game: {@code game}, and within it one {@code avatar} per player with {@code
 *             data-peer-id}, {@code data-x}, {@code data-y} (whole pixels of the arena, 1024 by
 *             640, x to the right, y downwards), {@code data-alive} and {@code data-score}, kept
 *             current some thirty times a second, ten in a hidden tab; and one {@code #link-N} per
 *             player N with {@code data-status} and {@code data-path} as on the ready screen.
 *       </ul>
 *   <li>Keys: W A S D and space; arrows and enter, locally for the second player. They are the
 *       arena's directions, also where a phone shows it turned.
 *   <li>Address: {@code ?match=CODE} joins that match after signing in, {@code ?watch=CODE} watches
 *       it; {@code ?version=X} plays as another version, where the server's configuration allows
 *       development.
 * </ul>
 *
 * <p>May be called by: the wiring. Source: HTML standard, WAI-ARIA 1.2.
 */
package dev.onlinematch.web.page;
