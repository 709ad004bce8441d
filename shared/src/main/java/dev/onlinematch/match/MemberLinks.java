package dev.onlinematch.match;

import dev.onlinematch.link.LinkFailure;
import dev.onlinematch.link.PathPolicy;
import dev.onlinematch.link.PlayerLink;
import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.LinkSignal;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.transport.Delivery;
import java.util.List;

/**
 * The links to the members who are there, and what comes over them: whose word counts, what waits,
 * and what becomes of a pair that has lost its link for good.
 */
final class MemberLinks implements LinkTable.Owner {

  private final MatchContext context;
  private final Leadership leadership;
  private final Members members;
  private final EarlySignals earlySignals;
  private Companions companions;
  private LinkTable links;

  MemberLinks(MatchContext context, Leadership leadership, Members members) {
    this.context = context;
    this.leadership = leadership;
    this.members = members;
    this.earlySignals = new EarlySignals(context.drops());
  }

  /** The server has let me into its match. */
  void entered(JoinedMatch joined, PathPolicy policy, Companions others) {
    companions = others;
    links = new LinkTable(joined.self().sessionId(), joined.matchId(), policy, context, this);
  }

  /** The links; null before the server has let me in. */
  LinkTable table() {
    return links;
  }

  /** The link to a session, or null. */
  PlayerLink link(SessionId sessionId) {
    return links == null ? null : links.link(sessionId);
  }

  /** For how long nothing has come over the link to a session; 0 if nothing ever has. */
  long silentMs(SessionId sessionId) {
    PlayerLink link = links.link(sessionId);
    return link == null ? 0 : link.silentMs();
  }

  /** From now on; links that there will be are told in {@link #entered}. */
  void setPolicy(PathPolicy policy) {
    if (links != null) {
      links.setPolicy(policy);
    }
  }

  /** Tells all others over their links. */
  void sendControl(MatchControl control) {
    links.sendControl(control.encode());
  }

  /** Connects to a member who is there; what he has said already is heard now. */
  void open(Player me, Player player) {
    links.open(me, player);
    for (LinkSignal signal : earlySignals.take(player.sessionId())) {
      links.handleSignal(player.sessionId(), signal);
    }
  }

  void close(SessionId sessionId) {
    links.close(sessionId);
  }

  /** Somebody has left the server's match, member or not. */
  void forgetSignals(SessionId sessionId) {
    List<LinkSignal> unused = earlySignals.take(sessionId);
  }

  /** What another member, or somebody who may become one, says about his link to me. */
  void handleSignal(SessionId sender, LinkSignal signal) {
    if (!links.handleSignal(sender, signal)) {
      earlySignals.add(sender, signal);
    }
  }

  /** Ends all. */
  void closeAll() {
    if (links != null) {
      links.closeAll();
    }
  }

  @Override
  public void sendSignal(Player to, LinkSignal signal) {
    companions.tell(to.sessionId(), signal);
  }

  @Override
  public void onStatus(Player player, PlayerStatus status) {
    context.signals().emit(listener -> listener.playerStatusChanged(player, status));
    members.onLinkStatus();
  }

  @Override
  public void onLinkFailed(Player player, LinkFailure failure) {
    ErrorCode code =
        switch (failure) {
          case NEVER_CONNECTED, NOT_REPAIRED, NO_PATH -> ErrorCode.LINK_FAILED;
          case NO_PEER_CONNECTION, WRONG_CHANNELS -> ErrorCode.WEBRTC_OFFER_ERROR;
        };
    String message = failure.sentence() + " (" + player.username() + ")";
    boolean isMyOwn = code == ErrorCode.WEBRTC_OFFER_ERROR;
    // Without its link a pair cannot play: one of them goes, and the host says who.
    if (!members.isHost() && (isMyOwn || leadership.isHost(player.sessionId()))) {
      members.fail(code, message);
      return;
    }
    if (members.isHost()) {
      context.signals().emit(listener -> listener.error(code, message));
      members.expel(player);
    } else {
      leadership.reportLinkFailure(player, message);
    }
  }

  @Override
  public void onMessage(Player from, Delivery delivery, byte[] payload) {
    boolean mustWait =
        delivery == Delivery.RELIABLE
            && leadership.holds(from.sessionId(), () -> onMessage(from, delivery, payload));
    if (mustWait) {
      return;
    }
    // Signals that came before this message, such as the start of play, are heard before it.
    context.signals().drain();
    members.onMessage(from, delivery, payload);
  }

  @Override
  public void onControl(Player from, byte[] message) {
    MatchControl control = MatchControl.decode(message);
    SessionId sender = from.sessionId();
    if (control == null) {
      context.drop(MatchDrop.MALFORMED);
    } else if (leadership.holds(sender, () -> onControl(from, message))) {
      return;
    } else if (control == MatchControl.HOST) {
      leadership.handleClaim(sender);
    } else if (leadership.isHost(sender)) {
      members.beginPlaying();
    } else {
      context.drop(MatchDrop.NOT_THE_HOST);
    }
  }

  /** Those who are linked. */
  interface Members {

    boolean isHost();

    /** As host: takes somebody off the roster. */
    void expel(Player player);

    /** The host says that play has begun. */
    void beginPlaying();

    /** A link came up or went down. */
    void onLinkStatus();

    /** I cannot stay. */
    void fail(ErrorCode code, String message);

    /** A message of the game. */
    void onMessage(Player from, Delivery delivery, byte[] payload);
  }
}
