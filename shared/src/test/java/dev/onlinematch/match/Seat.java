package dev.onlinematch.match;

import dev.onlinematch.link.LinkPath;
import dev.onlinematch.link.PathPolicy;
import dev.onlinematch.peer.PeerConnection;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.SignalCodec;
import dev.onlinematch.signalling.SignalMessage;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.signalling.UserId;
import dev.onlinematch.time.Tab;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.transport.SendResult;
import java.util.ArrayList;
import java.util.List;

/**
 * A player at a {@link Table}: an OnlineMatch, its connection to the server, and all that it heard.
 */
public final class Seat implements OnlineMatchListener {

  /** The server looks at sessions only. */
  private static final UserId ANY_USER = new UserId("00000000-0000-0000-0000-000000000000");

  /** The player's name. */
  public final String name;

  /** What is tested. */
  public final OnlineMatch match;

  /** Every signal, as words: {@code "playerJoined bob 2"}. */
  public final List<String> heard = new ArrayList<>();

  /** Every message, as words: {@code "RELIABLE from 1: hello"}. */
  public final List<String> messages = new ArrayList<>();

  private final List<ErrorCode> errors = new ArrayList<>();

  /** The page. */
  public final Tab tab;

  final Table table;
  Signalling signalling;

  Seat(Table table, String name, MatchOptions options) {
    this.table = table;
    this.name = name;
    this.tab = Tab.ofOwnTime(table.time);
    this.match =
        new OnlineMatch(
            options,
            table.network.factoryOf(name, tab::receive),
            tab,
            table.random,
            table.relayAccess(name, tab::receive));
    match.addListener(this);
    match
        .messages()
        .setReceiver(
            (from, delivery, payload) ->
                messages.add(delivery + " from " + from + ": " + new String(payload, Table.UTF_8)));
  }

  /** Opens a match. */
  public void createsMatch() {
    match.createMatch(signalling);
  }

  /** Joins the match that somebody is in. */
  public void joins(Seat host) {
    match.joinMatch(signalling, host.match.matchId());
  }

  /** Joins the match that somebody is in, and only watches. */
  public void watches(Seat host) {
    match.joinMatchAsSpectator(signalling, host.match.matchId());
  }

  /** The page is gone, without a word to anybody; what it has left behind for the next one. */
  public Resumption vanishes() {
    Resumption resumption = Resumption.parse(match.resumption().text());
    signalling.close();
    return resumption;
  }

  /** Comes back as the player that another page was. */
  public void resumes(Resumption resumption) {
    match.resumeMatch(signalling, resumption);
  }

  /** Asks the matchmaker for so many players. */
  public void searches(int min, int max) {
    match.startMatchmaking(signalling, new Matchmaking().minCount(min).maxCount(max));
  }

  /** Sends a text to another. */
  public SendResult says(Seat to, Delivery delivery, String text) {
    return match.messages().send(to.peerId(), delivery, text.getBytes(Table.UTF_8));
  }

  /** Says something to everyone on the roster through the server, whether true or not. */
  void tells(SignalMessage message) {
    List<Presence> others = new ArrayList<>();
    for (Player player : match.players()) {
      others.add(new Presence(player.sessionId(), ANY_USER, player.username()));
    }
    byte[] payload = SignalCodec.encode(message);
    signalling.send(match.matchId(), SignalCodec.opCode(message), payload, others);
  }

  /** The number, or null. */
  public PeerId peerId() {
    return match.myPeerId();
  }

  /** Where the player stands. */
  public MatchState state() {
    return match.state();
  }

  /** The names on this player's roster, in order of peer id. */
  public List<String> roster() {
    return match.players().stream().map(Player::username).toList();
  }

  /** Whether a signal of these words was heard. */
  public boolean hasHeard(String words) {
    return heard.contains(words);
  }

  /** How often a signal that begins with these words was heard. */
  public int timesHeard(String words) {
    return (int) heard.stream().filter(signal -> signal.startsWith(words)).count();
  }

  /** The errors, by code. */
  public List<String> errors() {
    return errors.stream().map(Enum::name).toList();
  }

  @Override
  public void error(ErrorCode code, String message) {
    errors.add(code);
    heard.add("error " + code + " " + message);
  }

  @Override
  public void disconnected(String reason) {
    heard.add("disconnected");
  }

  @Override
  public void matchCreated(MatchId matchId) {
    heard.add("matchCreated");
  }

  @Override
  public void matchJoined(MatchId matchId) {
    heard.add("matchJoined");
  }

  @Override
  public void matchmakerMatched(List<Player> players) {
    heard.add("matchmakerMatched " + players.size());
  }

  @Override
  public void playerJoined(Player player) {
    heard.add("playerJoined " + player.username() + " " + player.peerId());
  }

  @Override
  public void playerReconnecting(Player player) {
    heard.add("playerReconnecting " + player.username());
  }

  @Override
  public void playerReconnected(Player player, boolean hasRestarted) {
    heard.add("playerReconnected " + player.username() + (hasRestarted ? " anew" : ""));
  }

  @Override
  public void playerHidden(Player player, boolean isHidden) {
    heard.add("playerHidden " + player.username() + " " + isHidden);
  }

  @Override
  public void matchMoved(MatchId matchId) {
    heard.add("matchMoved");
  }

  @Override
  public void playerLeft(Player player, LeaveReason reason) {
    heard.add("playerLeft " + player.username() + " " + reason);
  }

  @Override
  public void hostChanged(Player host) {
    heard.add("hostChanged " + host.username());
  }

  @Override
  public void playerStatusChanged(Player player, PlayerStatus status) {
    heard.add("playerStatusChanged " + player.username() + " " + status);
  }

  @Override
  public void playerLinkChanged(Player player, LinkPath path, int roundTripMs, String reason) {
    // Comes with every measurement: too often for a list.
  }

  @Override
  public void pathPolicyChanged(PathPolicy policy) {
    heard.add("pathPolicyChanged " + policy);
  }

  @Override
  public void relayChanged(boolean isOpen, String reason) {
    heard.add("relayChanged " + isOpen + (reason.isEmpty() ? "" : " " + reason));
  }

  @Override
  public void matchReady(List<Player> players) {
    heard.add("matchReady " + players.size());
  }

  @Override
  public void matchNotReady() {
    heard.add("matchNotReady");
  }

  @Override
  public void playingStarted() {
    heard.add("playingStarted");
  }

  @Override
  public void webrtcPeerAdded(PeerConnection connection, Player player) {
    heard.add("webrtcPeerAdded " + player.username());
  }

  @Override
  public void webrtcPeerRemoved(PeerConnection connection, Player player) {
    heard.add("webrtcPeerRemoved " + player.username());
  }
}
