package dev.onlinematch.match;

import dev.onlinematch.link.LinkPath;
import dev.onlinematch.link.PathPolicy;
import dev.onlinematch.peer.PeerConnection;
import dev.onlinematch.signalling.MatchId;
import java.util.List;

/**
 * The signals of an {@link OnlineMatch}. Override what you need.
 *
 * <p>Signals come one at a time, after the match has become consistent: what a handler reads from
 * the match is the state after everything that led to the signal. A handler may call any method of
 * the match; signals that this causes come after the present one.
 */
public interface OnlineMatchListener {

  /**
   * Something failed. Unless the state is other than {@link MatchState#LOBBY}, the match has been
   * left.
   *
   * @param code for the program
   * @param message a sentence for people
   */
  default void error(ErrorCode code, String message) {}

  /**
   * The connection to the signalling server is gone and could not be had again in time, and with it
   * the match.
   */
  default void disconnected(String reason) {}

  /** I opened a match. Give its id to others: it is how they join. */
  default void matchCreated(MatchId matchId) {}

  /**
   * The server let me in; the host has not answered yet. {@link #playerJoined} of myself says that.
   */
  default void matchJoined(MatchId matchId) {}

  /** The matchmaker found these players, me among them, in order of peer id. */
  default void matchmakerMatched(List<Player> players) {}

  /**
   * Somebody is in the match now. Comes for myself too when I open or join one. In a match made by
   * the matchmaker it comes only for those who arrive after me; {@link #matchmakerMatched} named
   * them all.
   */
  default void playerJoined(Player player) {}

  /**
   * A player has lost the connection to the signalling server, perhaps because the page is loaded
   * again: {@link #playerReconnected} or {@link #playerLeft} follows. It may be me, and then others
   * may have it too; links that are up carry on meanwhile.
   */
  default void playerReconnecting(Player player) {}

  /**
   * The player is back, under the same number.
   *
   * @param hasRestarted whether it is another page that knows nothing of before: the link to it is
   *     a new one, and what was sent to the page before is lost with it. If the player was host, he
   *     is not any more
   */
  default void playerReconnected(Player player, boolean hasRestarted) {}

  /**
   * Nobody looks at another player's page any more, or somebody does again. A hidden page may stop
   * without a further word, and go on much later.
   */
  default void playerHidden(Player player, boolean isHidden) {}

  /**
   * The match has another id, because the server had forgotten it while nobody was connected. Tell
   * it to those who shall join.
   */
  default void matchMoved(MatchId matchId) {}

  /** Somebody else is no longer in the match. */
  default void playerLeft(Player player, LeaveReason reason) {}

  /**
   * The match has another host: the one before left, or was not heard any more. Numbers stay. What
   * only the host does in the game is for the new one to go on with.
   *
   * @param host may be me
   */
  default void hostChanged(Player host) {}

  /** Messages to the player can travel, or cannot any more until the link is repaired. */
  default void playerStatusChanged(Player player, PlayerStatus status) {}

  /**
   * The way to a player changed, or its round trip was measured anew.
   *
   * @param path null while no way is known
   * @param roundTripMs -1 while unknown
   * @param reason for people: why it changed
   */
  default void playerLinkChanged(Player player, LinkPath path, int roundTripMs, String reason) {}

  /** The host has chosen which paths the match prefers; links follow without a gap. */
  default void pathPolicyChanged(PathPolicy policy) {}

  /**
   * The relay carries from now on, or does not any more. It is tried again by itself; pairs that
   * can reach each other directly do so meanwhile.
   *
   * @param reason for people; empty when it is open
   */
  default void relayChanged(boolean isOpen, String reason) {}

  /**
   * Everyone is linked to me and we are enough. Comes again when somebody left or joined and it is
   * still so. Never while {@link MatchState#PLAYING}.
   */
  default void matchReady(List<Player> players) {}

  /** It was ready and is not any more. */
  default void matchNotReady() {}

  /**
   * Play has begun, at everyone's: it comes to all players after the host called {@link
   * OnlineMatch#startPlaying()}, the host included, and before any message that the host sent after
   * that call.
   */
  default void playingStarted() {}

  /**
   * A peer connection was made and nothing is negotiated yet: the moment to add channels of your
   * own. They need {@code negotiated} ids above 3. Comes again for the same player when a new
   * connection replaces a broken one.
   */
  default void webrtcPeerAdded(PeerConnection connection, Player player) {}

  /** That connection is closed; what the game added to it is gone with it. */
  default void webrtcPeerRemoved(PeerConnection connection, Player player) {}
}
