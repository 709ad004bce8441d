package dev.onlinematch.match;

import dev.onlinematch.link.LinkFailure;
import dev.onlinematch.link.PathPolicy;
import dev.onlinematch.link.PlayerLink;
import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.LinkSignal;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.transport.Delivery;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The links to the members who are there, and what comes over them: whose word counts, what waits,
 * and what becomes of a pair that has lost its link for good.
 */
final class MemberLinks implements LinkTable.Owner {

  private final MatchContext context;
  private final Leadership leadership;
  private final Attendance attendance;
  private final Members members;
  private final EarlySignals earlySignals;

  /** Those who said that nobody looks at their page. */
  private final Set<SessionId> hidden = new LinkedHashSet<>();

  private boolean amHidden;
  private Companions companions;
  private LinkTable links;

  MemberLinks(MatchContext context, Leadership leadership, Attendance attendance, Members members) {
    this.context = context;
    this.leadership = leadership;
    this.attendance = attendance;
    this.members = members;
    this.earlySignals = new EarlySignals(context.drops());
  }

  /** The server has let me into its match. */
  void entered(JoinedMatch joined, SessionId me, PathPolicy policy, Companions others) {
    companions = others;
    links = new LinkTable(me, joined, attendance.sessions(), policy, context, this);
  }

  /** The server has let me in again, in another session. */
  void enteredAgain(JoinedMatch joined) {
    links.enteredAgain(joined);
  }

  /** A member's page was loaded again: what is under way to the one before is of no use. */
  void replace(Player player) {
    PlayerLink before = links.link(player.sessionId());
    boolean wasUp = before != null && before.isUp();
    hear(player, false);
    close(player.sessionId());
    if (wasUp) {
      emitStatus(player, PlayerStatus.CONNECTING);
    }
  }

  /** A member has another session; what he has said in it already is heard now. */
  void moved(Player player, SessionId session) {
    links.moved(player.sessionId());
    PlayerLink link = links.link(player.sessionId());
    if (link != null) {
      link.allowTime();
    }
    for (LinkSignal signal : earlySignals.take(session)) {
      handleSignal(player.sessionId(), signal);
    }
  }

  /** A member knows my session: what he could not attribute before is sent again. */
  void sendAgain(SessionId sessionId) {
    PlayerLink link = links.link(sessionId);
    if (link != null) {
      link.sendAgain();
    }
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

  /** From now on; links that there will be are told in {@link #entered}. */
  void useRelay(int turn) {
    if (links != null) {
      links.useRelay(turn);
    }
  }

  /** Whether I am at the match's relay, and it stays. */
  boolean isRelayWell() {
    return links != null && links.isRelayWell();
  }

  /** Looks whether the ways to the others still carry. */
  void check() {
    if (links != null) {
      links.check();
    }
  }

  /** My page is hidden, or seen again: the others are told. */
  void setHidden(boolean hidden) {
    if (hidden != amHidden) {
      amHidden = hidden;
      if (links != null) {
        sendControl(hidden ? MatchControl.HIDDEN : MatchControl.SHOWN);
      }
    }
  }

  /** Whether a member's page is hidden, as he says. */
  boolean isHidden(SessionId member) {
    return hidden.contains(member);
  }

  private void hear(Player player, boolean isHidden) {
    boolean isNews = isHidden ? hidden.add(player.sessionId()) : hidden.remove(player.sessionId());
    if (isNews) {
      context.signals().emit(listener -> listener.playerHidden(player, isHidden));
    }
  }

  /** Tells all others over their links. */
  void sendControl(MatchControl control) {
    links.sendControl(control.encode());
  }

  /** Connects to a member who is there; what he has said already is heard now. */
  void open(Player me, Player player) {
    if (links.open(me, player)) {
      greet(player);
    }
    for (LinkSignal signal : earlySignals.take(player.sessionId())) {
      links.handleSignal(player.sessionId(), signal);
    }
  }

  /** Tells whoever is at the other end of a new link what he cannot know. */
  private void greet(Player player) {
    PlayerLink link = links.link(player.sessionId());
    link.sendControl(MatchControl.tokenMessage(attendance.mine()));
    if (amHidden) {
      link.sendControl(MatchControl.HIDDEN.encode());
    }
    members.onNewLink(player);
  }

  void close(SessionId sessionId) {
    hidden.remove(sessionId);
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
  public boolean canSignal(Player player) {
    return !members.isCutOff() && !attendance.isAway(player.sessionId());
  }

  @Override
  public void onStatus(Player player, PlayerStatus status) {
    emitStatus(player, status);
    members.onLinkStatus();
  }

  @Override
  public void onBegunAnew(Player player) {
    greet(player);
  }

  private void emitStatus(Player player, PlayerStatus status) {
    context.signals().emit(listener -> listener.playerStatusChanged(player, status));
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
  public void onRelayUnwell(int turn) {
    members.onRelayUnwell(turn);
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
    String token = MatchControl.token(message);
    byte[] state = MatchControl.state(message);
    if (token != null) {
      attendance.hear(sender, token);
    } else if (control == null && state == null) {
      context.drop(MatchDrop.MALFORMED);
    } else if (control == MatchControl.HIDDEN || control == MatchControl.SHOWN) {
      hear(from, control == MatchControl.HIDDEN);
    } else if (leadership.holds(sender, () -> onControl(from, message))) {
      return;
    } else if (control == MatchControl.HOST) {
      leadership.handleClaim(sender);
    } else if (leadership.isHost(sender)) {
      members.beginPlaying();
      if (state != null) {
        context.signals().drain();
        members.onState(state);
      }
    } else {
      context.drop(MatchDrop.NOT_THE_HOST);
    }
  }

  /** Those who are linked. */
  interface Members {

    boolean isHost();

    /** Whether I have lost the server. */
    boolean isCutOff();

    /** As host: takes somebody off the roster. */
    void expel(Player player);

    /** The host says that play has begun. */
    void beginPlaying();

    /** There is a link to a player that was not there before. */
    void onNewLink(Player player);

    /** The host says how the game stands. */
    void onState(byte[] state);

    /** A link came up or went down. */
    void onLinkStatus();

    /** The relay of that turn goes down, or cannot be reached, and there is another one. */
    void onRelayUnwell(int turn);

    /** I cannot stay. */
    void fail(ErrorCode code, String message);

    /** A message of the game. */
    void onMessage(Player from, Delivery delivery, byte[] payload);
  }
}
