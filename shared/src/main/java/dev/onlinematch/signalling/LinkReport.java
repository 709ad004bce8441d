package dev.onlinematch.signalling;

/**
 * A member hears nothing of another any more, told to all: about the host it is a vote for the next
 * one, about anybody else the host decides who of the two stays.
 *
 * @param about of whom nothing is heard
 */
public record LinkReport(SessionId about) implements SignalMessage {}
