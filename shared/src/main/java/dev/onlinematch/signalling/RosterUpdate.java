package dev.onlinematch.signalling;

import dev.onlinematch.transport.PeerId;
import java.util.List;

/**
 * Who is in the match, told by its host to all who are. To a joiner it is also the yes.
 *
 * @param term one more with every change of host
 * @param version one more with every change; older ones of the same host are ignored
 * @param hasBegun whether play has started
 * @param isClientServer whether the relay carries everything, or players go directly where they can
 * @param relayTurn how often the match has moved on to its next relay
 * @param nextPeerId the number of whoever comes next: no number is given twice, by no host
 * @param entries all members in ascending order of peer id, the host among them, at most {@link
 *     #MOST}
 */
public record RosterUpdate(
    int term,
    int version,
    boolean hasBegun,
    boolean isClientServer,
    int relayTurn,
    int nextPeerId,
    List<Entry> entries)
    implements SignalMessage {

  /** The longest roster that is accepted: above any match, and small enough for one frame. */
  public static final int MOST = 16;

  /** The longest name that travels, in characters. Longer ones are cut. */
  public static final int LONGEST_USERNAME = 40;

  /** At the match's first relay. */
  public RosterUpdate(
      int term,
      int version,
      boolean hasBegun,
      boolean isClientServer,
      int nextPeerId,
      List<Entry> entries) {
    this(term, version, hasBegun, isClientServer, 0, nextPeerId, entries);
  }

  /** Takes a copy of the list. */
  public RosterUpdate {
    entries = List.copyOf(entries);
    if (entries.isEmpty() || entries.size() > MOST) {
      throw new IllegalArgumentException("1 to " + MOST + " members, not " + entries.size());
    }
  }

  /**
   * One member.
   *
   * @param sessionId the session in which the member came in; it stays, whatever becomes of that
   * @param peerId the number in the match
   * @param username for people
   * @param isSpectator watches only
   * @param page the session in which the member's present page came in: another one after a reload
   * @param current the session that the member has now: another one after a lost connection
   * @param hasLed whether the member was host and was replaced: the others come first from then on
   */
  public record Entry(
      SessionId sessionId,
      PeerId peerId,
      String username,
      boolean isSpectator,
      SessionId page,
      SessionId current,
      boolean hasLed) {

    /** A member who still has the session in which he came in. */
    public Entry(SessionId sessionId, PeerId peerId, String username, boolean isSpectator) {
      this(sessionId, peerId, username, isSpectator, sessionId, sessionId, false);
    }
  }
}
