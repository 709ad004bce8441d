package dev.onlinematch.match;

import dev.onlinematch.link.CandidatePolicy;
import dev.onlinematch.link.LinkEnds;
import dev.onlinematch.link.LinkFailure;
import dev.onlinematch.link.LinkPath;
import dev.onlinematch.link.LinkRole;
import dev.onlinematch.link.LinkSettings;
import dev.onlinematch.link.PathPolicy;
import dev.onlinematch.link.PlayerLink;
import dev.onlinematch.peer.PeerConnection;
import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.LinkSignal;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.transport.Delivery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The links of a match, one for each other player who is there. */
final class LinkTable {

  private final SessionId mySessionId;
  private final MatchContext context;
  private final Owner owner;
  private final LinkSettings settings;

  /** In the order in which they were made: a HashMap's differs between the JVM and a browser. */
  private final Map<SessionId, PlayerLink> links = new LinkedHashMap<>();

  /** By member: the page that was his when the link was made. */
  private final Map<SessionId, SessionId> pages = new LinkedHashMap<>();

  private final SharedRelay relay;
  private final Sessions sessions;
  private PathPolicy policy;

  LinkTable(
      SessionId mySessionId,
      JoinedMatch joined,
      Sessions sessions,
      PathPolicy policy,
      MatchContext context,
      Owner owner) {
    this.mySessionId = mySessionId;
    this.sessions = sessions;
    this.context = context;
    this.owner = owner;
    MatchOptions options = context.options();
    this.settings =
        new LinkSettings(
            context.peerConnections(),
            context.scheduler(),
            options.iceServers(),
            candidatePolicy(options.networkRelay()),
            context.relay() != null,
            options.linkTimeouts());
    this.policy = policy;
    this.relay =
        context.relay() == null ? null : new SharedRelay(context, joined, new RelayedFrames());
  }

  /** The match prefers other paths from now on. */
  void setPolicy(PathPolicy next) {
    policy = next;
    for (PlayerLink link : List.copyOf(links.values())) {
      link.setPolicy(next);
    }
  }

  /** The server has let me in again, in another session: the relay is to know me by that one. */
  void enteredAgain(JoinedMatch joined) {
    links.values().forEach(PlayerLink::allowTime);
    if (relay != null) {
      relay.enterAgain(joined);
    }
  }

  /** The match uses that of its relays from now on. */
  void useRelay(int turn) {
    if (relay != null) {
      relay.use(turn);
    }
  }

  /** Whether I am at the match's relay, and it stays. */
  boolean isRelayWell() {
    return relay != null && relay.isWell();
  }

  /** Somebody has another session: the relay may know him by it. */
  void moved(SessionId sessionId) {
    PlayerLink link = links.get(sessionId);
    if (link != null && relay != null) {
      link.setRelay(relay.carrierTo(sessions.of(sessionId)));
    }
  }

  /** Begins to connect to somebody; false if that has begun before. */
  boolean open(Player me, Player player) {
    boolean isNew = !links.containsKey(player.sessionId());
    if (isNew) {
      LinkRole role = LinkRole.of(mySessionId, player.sessionId());
      LinkEnds ends = new LinkEnds(me.peerId().value(), player.peerId().value());
      SessionId page = sessions.page(player.sessionId());
      PlayerLink link =
          new PlayerLink(
              role, ends, context.incarnations().next(page), settings, new LinkListener(player));
      links.put(player.sessionId(), link);
      pages.put(player.sessionId(), page);
      link.start(policy);
      if (relay != null) {
        link.setRelay(relay.carrierTo(sessions.of(player.sessionId())));
      }
    }
    return isNew;
  }

  /** Ends the link to somebody, if there is one. */
  void close(SessionId sessionId) {
    PlayerLink link = links.remove(sessionId);
    if (link != null) {
      SessionId page = pages.remove(sessionId);
      context.incarnations().close(page, link.nextIncarnation(), link.heard());
      link.close();
      refreshRelay();
    }
  }

  void closeAll() {
    for (SessionId sessionId : new ArrayList<>(links.keySet())) {
      close(sessionId);
    }
    if (relay != null) {
      relay.close();
    }
  }

  /** Gives the link what the other side said; false if there is no such link. */
  boolean handleSignal(SessionId sender, LinkSignal signal) {
    PlayerLink link = links.get(sender);
    if (link != null) {
      link.handleSignal(signal);
    }
    return link != null;
  }

  /** The link to a session, or null. */
  PlayerLink link(SessionId sessionId) {
    return links.get(sessionId);
  }

  boolean isUp(SessionId sessionId) {
    PlayerLink link = links.get(sessionId);
    return link != null && link.isUp();
  }

  /** Tells all others over their links. */
  void sendControl(byte[] message) {
    for (PlayerLink link : List.copyOf(links.values())) {
      link.sendControl(message);
    }
  }

  /** Looks whether the ways still carry. */
  void check() {
    List.copyOf(links.values()).forEach(PlayerLink::check);
    if (relay != null) {
      relay.check();
    }
  }

  /** The relay is there for as long as any link wants it. */
  private void refreshRelay() {
    if (relay != null) {
      boolean isWanted = false;
      for (PlayerLink link : links.values()) {
        isWanted |= link.wantsRelay();
      }
      relay.setWanted(isWanted);
    }
  }

  private static CandidatePolicy candidatePolicy(NetworkRelay relay) {
    return switch (relay) {
      case AUTO -> CandidatePolicy.ANY;
      case FORCED -> CandidatePolicy.ONLY_TURN;
      case DISABLED -> CandidatePolicy.NO_TURN;
    };
  }

  /** What the links tell the match. */
  interface Owner {

    /** To be said to the player through the server. */
    void sendSignal(Player to, LinkSignal signal);

    /** Whether the player can be told something through the server. */
    boolean canSignal(Player player);

    /** The link came up or went down. */
    void onStatus(Player player, PlayerStatus status);

    /** His end of the link is another one: what he was told over it before, he does not know. */
    void onBegunAnew(Player player);

    /** The link is given up. */
    void onLinkFailed(Player player, LinkFailure failure);

    /** The relay of that turn goes down, or cannot be reached, and there is another one. */
    void onRelayUnwell(int turn);

    /** A message of the game. */
    void onMessage(Player from, Delivery delivery, byte[] payload);

    /** A message of the match. */
    void onControl(Player from, byte[] message);
  }

  private final class RelayedFrames implements SharedRelay.Events {

    @Override
    public void onCarriersChanged(SessionId session) {
      SessionId member = sessions.member(session);
      if (member != null) {
        moved(member);
      }
    }

    @Override
    public void onLeaving() {
      List.copyOf(links.values()).forEach(PlayerLink::relayIsLeaving);
    }

    @Override
    public void onUnwell(int turn) {
      owner.onRelayUnwell(turn);
    }

    @Override
    public void onFrame(SessionId session, Delivery delivery, byte[] frame) {
      PlayerLink link = links.get(sessions.member(session));
      if (link == null) {
        context.drop(MatchDrop.STRANGER);
      } else {
        link.handleRelayedFrame(delivery, frame);
      }
    }
  }

  private final class LinkListener implements PlayerLink.Listener {

    private final Player player;

    LinkListener(Player player) {
      this.player = player;
    }

    @Override
    public void sendSignal(LinkSignal signal) {
      owner.sendSignal(player, signal);
    }

    @Override
    public boolean canSignal() {
      return owner.canSignal(player);
    }

    @Override
    public void onUp() {
      owner.onStatus(player, PlayerStatus.CONNECTED);
    }

    @Override
    public void onDown(String reason) {
      owner.onStatus(player, PlayerStatus.CONNECTING);
      onLinkChanged(null, -1, reason);
    }

    @Override
    public void onBegunAnew() {
      owner.onBegunAnew(player);
    }

    @Override
    public void onFailed(LinkFailure failure) {
      owner.onLinkFailed(player, failure);
    }

    @Override
    public void onRelayWanted() {
      refreshRelay();
    }

    @Override
    public void onLinkChanged(LinkPath path, int roundTripMs, String reason) {
      context
          .signals()
          .emit(listener -> listener.playerLinkChanged(player, path, roundTripMs, reason));
    }

    @Override
    public void onMessage(Delivery delivery, byte[] payload) {
      owner.onMessage(player, delivery, payload);
    }

    @Override
    public void onControl(byte[] message) {
      owner.onControl(player, message);
    }

    @Override
    public void onConnectionAdded(PeerConnection connection) {
      context.signals().emit(listener -> listener.webrtcPeerAdded(connection, player));
    }

    @Override
    public void onConnectionRemoved(PeerConnection connection) {
      context.signals().emit(listener -> listener.webrtcPeerRemoved(connection, player));
    }
  }
}
