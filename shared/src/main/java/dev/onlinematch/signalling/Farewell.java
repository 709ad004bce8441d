package dev.onlinematch.signalling;

/** A member leaves on purpose: nobody need wait for him. Told to all who are there. */
public record Farewell() implements SignalMessage {}
