package dev.onlinematch.match;

import dev.onlinematch.signalling.HostNotice;
import dev.onlinematch.signalling.LinkReport;
import dev.onlinematch.signalling.RosterUpdate;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.SignalMessage;
import dev.onlinematch.time.Scheduler;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The office of host in one match: notices that its holder is silent or gone, hands it on, believes
 * or doubts those who claim it, and as host decides who goes when links break for good.
 *
 * <p>A member of whom the others hear nothing cannot take anyone along, and one who claims too much
 * convinces nobody: a host is replaced when it has left the server's match, when it resigns, or
 * when more than half of those it leads complain.
 */
final class Leadership {

  /** How often a member looks whether the host is still heard. */
  private static final int HOST_WATCH_MS = 1_000;

  private final MatchContext context;
  private final Members members;
  private final EarlyClaims earlyClaims;
  private final HostSuccession succession = new HostSuccession();
  private final LostLinks lostLinks;

  /** Of those who follow another host than mine, whom. */
  private final Map<SessionId, SessionId> notices = new HashMap<>();

  /** The host as the game knows him; null before there is one. */
  private Player announced;

  /** Whether I may have missed what the others saw: from each entry until I have been told. */
  private boolean isCatchingUp = true;

  /** For how long I have led since, and nobody has told me. */
  private int ledMs;

  private Scheduler.Timer hostWatch;

  Leadership(MatchContext context, Members members) {
    this.context = context;
    this.members = members;
    this.earlyClaims = new EarlyClaims(context.scheduler());
    this.lostLinks = new LostLinks(context, members, this::amHost);
  }

  /** The host's session; null until it is known. */
  SessionId host() {
    return succession.host();
  }

  boolean isHost(SessionId sessionId) {
    return succession.isHost(sessionId);
  }

  /** Begins to watch the host. */
  void watchHost() {
    hostWatch = context.scheduler().schedule(HOST_WATCH_MS, this::watchHost);
    boolean isLed = members.me() != null && !amHost() && !members.isCutOff();
    if (isLed && members.silentMs(host()) >= context.options().timeouts().hostSilentMs()) {
      complain();
    }
    boolean leads = amHost() && !members.isCutOff();
    ledMs = leads ? ledMs + HOST_WATCH_MS : 0;
    if (ledMs > context.options().timeouts().reconnectMs() && notices.isEmpty()) {
      // Who saw something else would be back by now, and have said so.
      isCatchingUp = false;
    }
  }

  /** Stops everything that goes on by itself. */
  void close() {
    if (hostWatch != null) {
      hostWatch.cancel();
      hostWatch = null;
    }
    lostLinks.close();
    earlyClaims.clear();
  }

  // ---- The next host ----

  /** Somebody is host from now on, perhaps for the first time. */
  void follow(SessionId next) {
    if (succession.isHost(next)) {
      return;
    }
    boolean isChange = host() != null;
    boolean wasMe = isChange && amHost();
    succession.follow(next, isChange && members.roster().player(host()) != null);
    announceHost();
    if (wasMe) {
      // For those who have just followed me and have not seen what I have.
      members.tellRoster(new LinkReport(members.me().sessionId(), true));
    }
    if (isChange && !amHost()) {
      members.onHostUnheard();
      boolean hasMissed = earlyClaims.takeGivenUp(next);
      context.signals().then(() -> tellWhomIFollow(hasMissed));
    }
    reviewClaims();
  }

  /** The game hears of another host, and of the same one when he has another number. */
  void announceHost() {
    Player host = members.roster().player(host());
    if (host == null || host.equals(announced)) {
      return;
    }
    boolean isFirst = announced == null;
    announced = host;
    if (!isFirst) {
      context.signals().emit(listener -> listener.hostChanged(host));
    }
  }

  /**
   * The host before may not have seen it, and has heard from me that I follow him; the new one may
   * have told me before how the game stands.
   */
  private void tellWhomIFollow(boolean hasMissed) {
    if (members.me() != null && !members.isCutOff()) {
      members.tellRoster(new HostNotice(host(), members.roster().term(), hasMissed));
    }
  }

  /** The host has told who is in. */
  void hear(RosterUpdate update) {
    succession.hear(update);
  }

  /** Those who were host and were replaced. */
  Set<SessionId> haveLed() {
    return succession.haveLed();
  }

  /** Whether the host has told who is in, so that what it said before can be recognised. */
  boolean hasSpoken() {
    return succession.hasSpoken();
  }

  /** The host is gone, or never came: the next one takes its place. */
  void replaceHost() {
    Player next = succession.next(members.roster(), members::isThereOrMe);
    if (!context.options().isHostMigrated() || next == null) {
      members.fail(ErrorCode.HOST_DISCONNECTED, "Host has disconnected");
      return;
    }
    members.enterNextTerm();
    follow(next.sessionId());
    if (amHost()) {
      members.takeOver();
      lostLinks.takeOver();
    }
  }

  /** A member begins anew, knowing nothing: if he was host, he is not any more. */
  void restarted(SessionId member) {
    lostLinks.forget(member);
    earlyClaims.forget(member);
    if (succession.isHost(member)) {
      replaceHost();
    }
  }

  /** I opened the match: nothing has happened that I could have missed. */
  void beFirst() {
    isCatchingUp = false;
  }

  /** I was away: whom the others follow is to be heard anew. */
  void catchUp() {
    notices.clear();
    isCatchingUp = true;
    ledMs = 0;
  }

  /**
   * A member says whom he follows. When more than half of those who are there follow another host
   * than I do, so do I: surely if the host has changed more often there, else, while I may have
   * missed something, if that one would come first, or they would be more than half with me, too.
   * Two halves cannot change sides with each other. Once I have missed nothing those who are away
   * count as well: it takes no fewer than to replace a host.
   */
  void handleNotice(SessionId member, HostNotice notice) {
    SessionId followed = notice.host();
    Player other = members.roster().player(followed);
    boolean isMember = members.roster().player(member) != null && members.isThereOrMe(member);
    notices.remove(member);
    int terms = notice.term() - members.roster().term();
    boolean isNews = isCatchingUp || terms > 0;
    if (!isNews || !isMember || other == null || succession.isHost(followed)) {
      return;
    }
    notices.put(member, followed);
    int asked = 0;
    int followers = 0;
    for (Player player : members.roster().players()) {
      boolean counts =
          isCatchingUp
              ? members.isThereOrMe(player.sessionId())
              : members.isInOrMe(player.sessionId());
      if (counts && !player.equals(members.me())) {
        asked++;
        followers += followed.equals(notices.get(player.sessionId())) ? 1 : 0;
      }
    }
    Player mine = members.roster().player(host());
    boolean comesFirst = mine == null || other.peerId().compareTo(mine.peerId()) < 0;
    int needed = terms > 0 || (terms == 0 && comesFirst) ? asked : asked + 1;
    if (terms >= 0 && followers * 2 > needed) {
      // Once: who is there and sees for himself need not be told, and two would take turns.
      isCatchingUp = false;
      notices.clear();
      members.enterNextTerm();
      follow(followed);
      if (amHost()) {
        // They know already, and may know more of who is in; not so how it stands with me.
        members.tellState();
      }
      members.refresh();
    }
  }

  /** Whether somebody is believed, by me as host, that play has begun under a host before me. */
  boolean isStartProven(SessionId witness) {
    Roster roster = members.roster();
    return amHost()
        && !roster.hasBegun()
        && roster.term() > 0
        && roster.player(witness) != null
        && succession.isStartProven(witness, roster, members::isInOrMe);
  }

  /** Somebody is not on the roster any more. */
  void forget(SessionId gone) {
    notices.remove(gone);
    lostLinks.forget(gone);
    succession.forget(gone);
    earlyClaims.forget(gone);
  }

  /** A member hears nothing of another. */
  void handleReport(SessionId reporter, LinkReport report) {
    if (members.roster().player(reporter) == null || !members.isThereOrMe(reporter)) {
      context.drop(MatchDrop.STRANGER);
    } else if (report.isHost()) {
      handleReportOfHost(reporter, report.about());
    } else {
      lostLinks.handleReport(reporter, report.about());
    }
  }

  private void handleReportOfHost(SessionId reporter, SessionId about) {
    if (!succession.isHost(about)) {
      // If that was the host before, it has had its effect: it is no reason to part the two.
      return;
    }
    if (reporter.equals(about)) {
      // A host who has seen that another leads says so.
      replaceHost();
      members.refresh();
    } else {
      succession.complain(reporter);
      replaceHostIfDeposed();
      reviewClaims();
    }
  }

  /**
   * My own complaint counts when the server tells it, as that of everybody else: whoever is cut off
   * and has not noticed hears nobody, and must not make himself host of them all.
   */
  private void complain() {
    if (!succession.hasComplained(members.me().sessionId())) {
      members.tellRosterAndMe(new LinkReport(host(), true));
    }
  }

  /** Counts the complaints: when somebody left, of those who remain more than half may complain. */
  void replaceHostIfDeposed() {
    boolean isDeposed =
        context.options().isHostMigrated()
            && members.me() != null
            && succession.isHostDeposed(members.roster(), members::isInOrMe);
    if (isDeposed) {
      replaceHost();
      members.refresh();
    }
  }

  private boolean amHost() {
    return members.me() != null && succession.isHost(members.me().sessionId());
  }

  // ---- Those who say that they are host ----

  /** Whether somebody who is not my host may be: I follow if so. */
  boolean believes(SessionId claimant, Roster claim) {
    return claim.term() > members.roster().term()
        && succession.isCredible(claimant, members.roster(), members::isInOrMe);
  }

  /**
   * Whether it was wrong to replace somebody as host, seeing the roster that he tells: he is host
   * again if so.
   */
  boolean goesBackTo(SessionId claimant, Roster claim) {
    boolean wasWronged =
        claim.term() < members.roster().term()
            && claim.keepsNumbersOf(members.roster())
            && succession.wasWronged(claimant, claim, members::isInOrMe);
    if (wasWronged) {
      if (amHost()) {
        // For those who have followed me since.
        members.tellRoster(new LinkReport(members.me().sessionId(), true));
      }
      succession.goBack();
    }
    return wasWronged;
  }

  /** Whether what a claimant says is kept until I see why; it is then handled later. */
  boolean holdsClaim(SessionId claimant, Roster claim, Runnable event) {
    boolean mayBeNext =
        claim.term() > members.roster().term() && members.roster().player(claimant) != null;
    if (mayBeNext) {
      earlyClaims.open(claimant);
      earlyClaims.hold(claimant, event);
    }
    return mayBeNext;
  }

  /** Somebody says over the link that from here on he speaks as host. */
  void handleClaim(SessionId claimant) {
    if (!succession.isHost(claimant)) {
      earlyClaims.open(claimant);
      reviewClaims();
    }
  }

  /** Whether something of somebody whose claim is open was kept; it is then handled later. */
  boolean holds(SessionId sender, Runnable event) {
    boolean isOpen = earlyClaims.isOpen(sender);
    if (isOpen) {
      earlyClaims.hold(sender, event);
    }
    return isOpen;
  }

  private void reviewClaims() {
    for (SessionId claimant : earlyClaims.claimants()) {
      if (!succession.isHost(claimant)
          && succession.isCredible(claimant, members.roster(), members::isInOrMe)) {
        // First, so that what he has said as host counts when it happens now.
        members.enterNextTerm();
        follow(claimant);
      }
      if (succession.isHost(claimant)) {
        earlyClaims.close(claimant);
      }
    }
  }

  /** My link to somebody other than the host is lost: one of us goes, and the host says who. */
  void reportLinkFailure(Player player, String message) {
    lostLinks.add(player, message);
  }

  /** Why the host may have taken me off the match: the link that I lost for good, or null. */
  String linkFailure() {
    return lostLinks.reason();
  }

  /** Those who are led, me among them. */
  interface Members {

    Roster roster();

    /** Null before I am on the roster. */
    Player me();

    /** Whether a session is in the server's match. */
    boolean isThereOrMe(SessionId sessionId);

    /** The same, or may come back. */
    boolean isInOrMe(SessionId sessionId);

    /** For how long nothing has come over the link to a session; 0 if nothing ever has. */
    long silentMs(SessionId sessionId);

    /** Tells everyone on the roster, through the server. */
    void tellRoster(SignalMessage message);

    /** The same, and me. */
    void tellRosterAndMe(SignalMessage message);

    /** Tells me alone, through the server. */
    void tellMe(SignalMessage message);

    /** Whether I have lost the server. */
    boolean isCutOff();

    /** Counts one more change of host. */
    void enterNextTerm();

    /** I am host: everyone is to know. */
    void takeOver();

    /** As host: tells all how the game stands. */
    void tellState();

    /** As host: takes somebody off the roster. */
    void expel(Player player);

    /** Another is host, and has not said who is in. */
    void onHostUnheard();

    /** The host has changed, and with it perhaps how far the match is. */
    void refresh();

    /** I cannot stay. */
    void fail(ErrorCode code, String message);
  }
}
