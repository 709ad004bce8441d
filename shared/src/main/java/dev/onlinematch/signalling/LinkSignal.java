package dev.onlinematch.signalling;

/**
 * What two players say to each other to make and repair their link. The one with the smaller
 * session id makes all offers.
 */
public sealed interface LinkSignal extends SignalMessage
    permits LinkOffer, LinkAnswer, LinkCandidates, RepairRequest {

  /**
   * Which peer connection of this pair it is about, counted by the one who offers: 1 or greater.
   * Older ones are over; what is said about them is dropped.
   */
  int generation();
}
