package dev.onlinematch.webrtc;

import dev.onlinematch.webrtc.sdp.OfferRefusedException;
import dev.onlinematch.wire.MalformedException;

/** A peer whose offer was answered, seen by whoever brought the offer. Usable from any thread. */
public interface AcceptedPeer {

  /** The answer to the offer that was accepted. */
  String answerSdp();

  /**
   * Answers a later offer of the same peer: an ICE restart (RFC 9429, 4.1.2). The connection stays
   * where it is until the peer has nominated an address with the new credentials.
   *
   * @throws MalformedException if the text is not SDP
   * @throws OfferRefusedException if nothing in it can be answered, or it has another certificate
   *     than the first offer
   */
  String restartIce(String offerSdp) throws MalformedException, OfferRefusedException;

  /** Says goodbye and ends the connection. Does nothing if it has ended. */
  void close();
}
