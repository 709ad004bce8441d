/**
 * Who is playing, with Nakama's accounts.
 *
 * <p>Lives here: the {@link dev.onlinematch.web.ui.Accounts} over Nakama's client, and what the
 * browser remembers of an account: a device id or a refresh token, never a password.
 *
 * <p>May be called by: the wiring. Source: Nakama's authentication and session API; HTML standard,
 * 12 (web storage).
 */
package dev.onlinematch.web.account;
