package dev.onlinematch.web.ui;

import dev.onlinematch.transport.PeerId;

/** Port: what is shown of a match and means nothing more to the screens. */
public interface MatchDetails {

  /** What others join the match by; null outside a match. */
  String code();

  /** The connection of a player to the signalling server. */
  String sessionOf(PeerId peer);

  /** Which way messages to a player take; null while unknown, and for oneself. */
  PlayerRow.Path pathTo(int peerId);

  /** How the players are connected; outside a match, how they will be in the one I open. */
  ModeView mode();

  /** Connects them otherwise, where {@link ModeView#canChoose()}. */
  void chooseMode(boolean isClientServer);
}
