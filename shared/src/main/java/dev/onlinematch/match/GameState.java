package dev.onlinematch.match;

import dev.onlinematch.transport.MessageTransport;

/**
 * How a game stands while it is played, for those who cannot know it: asked of the host's game, and
 * given to the game of somebody who has just come in, or whose page was loaded again. When another
 * becomes host, everyone gets it from that one, because only some heard what the host before said
 * last.
 *
 * <p>It comes reliably, and before any reliable message that the host sends after it was asked;
 * what others said meanwhile may have come before. What is in neither, because it was under way to
 * the host when the newcomer came in, is for those to say again who said it, when {@link
 * OnlineMatchListener#playerStatusChanged} shows the newcomer linked.
 */
public interface GameState {

  /** The longest state, in bytes. */
  int MAX_BYTES = MessageTransport.MAX_MESSAGE_BYTES - 1;

  /**
   * As host: how the game stands now. Asked in between signals, or inside a {@code send} of the
   * game's own, which then follows it: answer, and call nothing of the match.
   *
   * @param receiver who shall know it
   */
  byte[] tell(Player receiver);

  /** So it stands at the host's. The bytes are as trustworthy as the host is. */
  void adopt(byte[] state);
}
