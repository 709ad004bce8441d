package dev.onlinematch.match;

import dev.onlinematch.peer.PeerConnection;
import dev.onlinematch.peer.PeerConnectionFactory;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.MatchmakerTicket;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.transport.MessageTransport;
import dev.onlinematch.transport.PeerId;
import java.util.List;
import java.util.Map;

/** API outline. */
@SuppressWarnings("DoNotCallSuggester")
public final class OnlineMatch {

  public OnlineMatch(
      MatchOptions options, PeerConnectionFactory peerConnections, Scheduler scheduler) {
    throw new UnsupportedOperationException();
  }

  public void addListener(OnlineMatchListener listener) {
    throw new UnsupportedOperationException();
  }

  public void removeListener(OnlineMatchListener listener) {
    throw new UnsupportedOperationException();
  }

  public MatchOptions options() {
    throw new UnsupportedOperationException();
  }

  /** For the next match; the present one keeps its own. */
  public void setOptions(MatchOptions options) {
    throw new UnsupportedOperationException();
  }

  public void createMatch(Signalling signalling) {
    throw new UnsupportedOperationException();
  }

  public void createMatchAsSpectator(Signalling signalling) {
    throw new UnsupportedOperationException();
  }

  public void joinMatch(Signalling signalling, MatchId matchId) {
    throw new UnsupportedOperationException();
  }

  public void joinMatchAsSpectator(Signalling signalling, MatchId matchId) {
    throw new UnsupportedOperationException();
  }

  public void startMatchmaking(Signalling signalling, Matchmaking wishes) {
    throw new UnsupportedOperationException();
  }

  /** Host only, in READY only; else IllegalStateException. */
  public void startPlaying() {
    throw new UnsupportedOperationException();
  }

  public void leave() {
    throw new UnsupportedOperationException();
  }

  /** Leaves, and closes the signalling afterwards if wished. */
  public void leave(boolean closeSignalling) {
    throw new UnsupportedOperationException();
  }

  public MatchState state() {
    throw new UnsupportedOperationException();
  }

  public MatchMode mode() {
    throw new UnsupportedOperationException();
  }

  /** null outside a match. */
  public MatchId matchId() {
    throw new UnsupportedOperationException();
  }

  public SessionId mySessionId() {
    throw new UnsupportedOperationException();
  }

  public PeerId myPeerId() {
    throw new UnsupportedOperationException();
  }

  /** Me, or null. */
  public Player me() {
    throw new UnsupportedOperationException();
  }

  public MatchmakerTicket matchmakerTicket() {
    throw new UnsupportedOperationException();
  }

  public boolean isHost() {
    throw new UnsupportedOperationException();
  }

  /** The host, or null. */
  public Player host() {
    throw new UnsupportedOperationException();
  }

  public boolean isSpectating() {
    throw new UnsupportedOperationException();
  }

  /** In order of peer id, spectators included. */
  public List<Player> players() {
    throw new UnsupportedOperationException();
  }

  /** Those who play. */
  public List<Player> activePlayers() {
    throw new UnsupportedOperationException();
  }

  public Map<SessionId, Player> playersBySessionId() {
    throw new UnsupportedOperationException();
  }

  public Map<PeerId, Player> playersByPeerId() {
    throw new UnsupportedOperationException();
  }

  public Map<PeerId, String> playerNamesByPeerId() {
    throw new UnsupportedOperationException();
  }

  /** null if there is none. */
  public Player player(PeerId peerId) {
    throw new UnsupportedOperationException();
  }

  public Player player(SessionId sessionId) {
    throw new UnsupportedOperationException();
  }

  public SessionId sessionId(PeerId peerId) {
    throw new UnsupportedOperationException();
  }

  /** null for an unknown player. */
  public PlayerLinkStatus link(PeerId peerId) {
    throw new UnsupportedOperationException();
  }

  public PeerConnection webrtcPeer(PeerId peerId) {
    throw new UnsupportedOperationException();
  }

  public PeerConnection webrtcPeer(SessionId sessionId) {
    throw new UnsupportedOperationException();
  }

  /**
   * Messages between the players; stays the same object for ever, also from one match to the next.
   */
  public MessageTransport messages() {
    throw new UnsupportedOperationException();
  }
}
