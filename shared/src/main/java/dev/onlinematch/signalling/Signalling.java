package dev.onlinematch.signalling;

import java.util.List;

/**
 * The way to the signalling server while a player looks for a match and while links are made.
 *
 * <p>Contract, for those who implement it:
 *
 * <ol>
 *   <li>No callback and no event comes inside a call; they come one at a time.
 *   <li>Every {@link Reply} is ended exactly once: by a result, by a failure from the server, or by
 *       {@link SignallingFailure.Reason#TIMED_OUT} or {@link SignallingFailure.Reason#CLOSED}. The
 *       caller never waits for ever.
 *   <li>Presence events of a match may come before the reply to joining it. My own join may be
 *       among them, before or after. Joins and leaves are idempotent for whoever listens.
 *   <li>Data of one sender come in the order sent. Data sent before a receiver has joined are lost.
 *   <li>Data reach only the receivers named: the sender, too, if it is one of them.
 *   <li>{@link Listener#onClosed} comes once and is the last event until {@link #reopen} has
 *       succeeded; open replies fail first.
 *   <li>What is not understood, or belongs to no one, is dropped and counted, never thrown.
 * </ol>
 */
public interface Signalling {

  /** Hears what the server says unasked; replaces the one before, null for nobody. */
  void setListener(Listener listener);

  /** Whether the server can be reached at this moment, as far as is known. */
  boolean isOpen();

  /**
   * The connection may be lost without anybody having said so: asks the server for a sign of life,
   * and closes it if none comes soon. Does nothing when closed.
   */
  void check();

  /** Opens a new match with me alone in it. */
  void createMatch(Reply<JoinedMatch> reply);

  /**
   * Joins the match of that name, or opens it. The same name is the same match for everyone, so
   * whoever knows it can get in.
   */
  void createNamedMatch(String name, Reply<JoinedMatch> reply);

  /** Joins a match by its id. */
  void joinMatch(MatchId matchId, Reply<JoinedMatch> reply);

  /** Joins the match that the matchmaker found. */
  void joinMatched(MatchmakerMatched matched, Reply<JoinedMatch> reply);

  /** Leaves a match. Leaving one that I am not in succeeds. */
  void leaveMatch(MatchId matchId, Reply<Void> reply);

  /** Enters the matchmaker's pool; {@link Listener#onMatched} follows when a match was found. */
  void addToMatchmaker(MatchmakerRequest request, Reply<MatchmakerTicket> reply);

  /** Leaves the pool. */
  void removeFromMatchmaker(MatchmakerTicket ticket, Reply<Void> reply);

  /**
   * Sends a message to some who are in the match, perhaps also to me. There is no answer: one who
   * has left does not get it. Receivers who do not fit into one frame beside the message are served
   * by further frames.
   *
   * @return false when it was not sent: closed, or {@code payload} alone is too large for a frame
   */
  boolean send(MatchId matchId, int opCode, byte[] payload, List<Presence> receivers);

  /**
   * Connects again after the connection was lost: as the same account, in another session, and in
   * no match. The listener stays. Succeeds at once where there is a connection; all who ask at the
   * same time get the same one. Fails with {@link SignallingFailure.Reason#CLOSED} where it is of
   * no use to try again: {@link #close()} was called, the account has signed out, or it is used in
   * another place and only one is allowed.
   */
  void reopen(Reply<Void> reply);

  /** Closes the connection to the server for good. */
  void close();

  /** How a request ended. */
  interface Reply<T> {

    /** It was done. */
    void onResult(T result);

    /** It was not. */
    void onFailure(SignallingFailure failure);
  }

  /** What the server says unasked. */
  interface Listener {

    /** Some came or went. Sessions that leave and come in one event have come back. */
    void onPresences(MatchId matchId, List<Presence> joins, List<Presence> leaves);

    /** A message from somebody in the match. */
    void onData(MatchId matchId, Presence sender, int opCode, byte[] payload);

    /** The matchmaker found a match. */
    void onMatched(MatchmakerMatched matched);

    /** The server complained about something that has no reply of its own. */
    void onError(SignallingFailure failure);

    /** The connection is gone; {@code reason} is for people. */
    void onClosed(String reason);
  }
}
