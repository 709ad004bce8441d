package dev.onlinematch.webrtc.sctp;

/** What a valid COOKIE-ECHO means next to what exists (RFC 9260, 5.2.4, table 12). */
enum CookieDecision {
  /** Nothing exists: the ordinary set-up. */
  CREATE,
  /** A: both tags are new, and the tie tags prove that the peer knew the old ones: he restarted. */
  RESTART,
  /** B: our tag is right, the peer's is new or was unknown: both sides began at once. */
  COLLISION,
  /** D: both tags are right: the ordinary set-up seen from the other side, or a repetition. */
  CONFIRM,
  /** C and everything else: a cookie that came too late. */
  DISCARD;

  static CookieDecision of(StateCookie cookie, AssociationState state) {
    if (state instanceof AssociationState.Closed closed) {
      return closed.hasEnded() ? DISCARD : CREATE;
    }
    if (state instanceof AssociationState.CookieWait wait) {
      return cookie.own().tag() == wait.own().tag() ? COLLISION : DISCARD;
    }
    TransmissionControlBlock tcb = ((AssociationState.WithTcb) state).tcb();
    boolean isOwnTag = cookie.own().tag() == tcb.ownTag;
    boolean isPeerTag = cookie.peer().tag() == tcb.peerTag;
    if (isOwnTag) {
      return isPeerTag ? CONFIRM : COLLISION;
    }
    boolean tiesMatch = cookie.ownTieTag() == tcb.ownTag && cookie.peerTieTag() == tcb.peerTag;
    return !isPeerTag && tiesMatch ? RESTART : DISCARD;
  }
}
