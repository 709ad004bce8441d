package dev.onlinematch.signalling;

/**
 * A member hears nothing of another any more, told to all: about the host it is a vote for the next
 * one, about anybody else the host decides who of the two stays. Which of both it is the member
 * says, for the host may have changed until it is read.
 *
 * @param about of whom nothing is heard
 * @param isHost whether that one is host, as the member has it; about oneself, one who was
 */
public record LinkReport(SessionId about, boolean isHost) implements SignalMessage {}
