package dev.onlinematch.web.ui;

/**
 * How the players of the match are connected.
 *
 * @param isClientServer whether through the relay; otherwise from browser to browser
 * @param canChoose whether it is this player who decides
 * @param hasRelay whether there is anything to choose
 */
public record ModeView(boolean isClientServer, boolean canChoose, boolean hasRelay) {}
