package dev.onlinematch.web.ui;

/**
 * The sign-in screen.
 *
 * @param isCreating whether a new account is to be made
 * @param isBusy whether an answer of the server is awaited: nothing can be pressed
 */
public record SignInView(boolean isCreating, boolean isBusy) {}
