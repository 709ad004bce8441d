package dev.onlinematch.webrtc.sctp.tx;

import dev.onlinematch.webrtc.sctp.packet.DataChunk;
import dev.onlinematch.webrtc.sctp.packet.PacketWriter;
import dev.onlinematch.webrtc.sctp.packet.SackChunk;
import dev.onlinematch.webrtc.sctp.packet.SctpPacket;
import dev.onlinematch.webrtc.sctp.packet.SerialNumbers;
import dev.onlinematch.webrtc.sctp.timer.Alarm;
import dev.onlinematch.webrtc.sctp.timer.RetransmissionTimeout;
import dev.onlinematch.wire.MalformedException;

/**
 * The sending half of an association: takes messages from a {@link SendQueue}, writes DATA and
 * FORWARD-TSN as far as the windows allow, and learns from SACKs and silence what to send again.
 */
public final class DataSender {

  /** A message that has to be cut anyway does not begin with a scrap smaller than this. */
  private static final int MIN_FRAGMENT_BYTES = 256;

  private final SendQueue queue;
  private final RetransmissionTimeout rto;
  private boolean mayAbandon;
  private final int maxFragmentBytes;
  private final OutstandingChunks outstanding;
  private final CongestionWindow congestion;
  private final SendWindows windows;
  private final RoundTripSampler roundTrips;
  private final LossDetector losses;
  private final AckProcessor acks;
  private final Abandonment abandonment;
  private final TailProbe tailProbe;
  private final Pacer pacer;
  private final Alarm t3 = new Alarm();

  private boolean isRecovering;
  private int recoveryEndTsn;
  private boolean hasNewLoss;

  /** The next packet may carry a retransmission whatever the windows say (7.2.4, 3). */
  private boolean isRetransmissionFree;

  /** When it is acknowledged, a round of the congestion window is over. */
  private int roundEndTsn;

  private boolean hasHeardSinceT3;
  private long lastSentAtMs;
  private long packets;
  private long retransmissions;

  /** A sender that has sent nothing. */
  public DataSender(SenderSetup setup, SendQueue queue, RetransmissionTimeout rto) {
    this.queue = queue;
    this.rto = rto;
    this.mayAbandon = setup.mayAbandon();
    this.maxFragmentBytes =
        (setup.mtuBytes() - SctpPacket.HEADER_BYTES - DataChunk.HEADER_BYTES) & ~3;
    this.outstanding = new OutstandingChunks(setup.initialTsn());
    this.congestion = new CongestionWindow(setup.mtuBytes());
    this.windows = new SendWindows(outstanding, congestion, setup.peerWindowBytes());
    this.roundTrips = new RoundTripSampler(rto, congestion);
    this.losses = new LossDetector(outstanding, roundTrips, this::lose);
    this.acks = new AckProcessor(outstanding, roundTrips, losses);
    this.abandonment = new Abandonment(outstanding, queue, roundTrips);
    this.tailProbe = new TailProbe(rto);
    this.pacer = new Pacer(rto, roundTrips, congestion);
    this.roundEndTsn = setup.initialTsn();
  }

  /**
   * A SACK has come. An old one is ignored.
   *
   * @return whether it acknowledges something for the first time
   * @throws MalformedException if it acknowledges what was never sent; nothing has changed then
   */
  public boolean handleSack(SackChunk sack, long nowMs) throws MalformedException {
    if (acks.isOld(sack.cumulativeTsn())) {
      return false;
    }
    acks.acknowledge(sack, nowMs);
    windows.setPeerWindowBytes(sack.aRwnd());
    if (sack.duplicateCount() > 0) {
      losses.onNeedlessRetransmission();
    }
    afterAck(nowMs);
    return acks.hasNewlyAcked() || acks.hasAdvanced();
  }

  /** The same for the cumulative TSN that a SHUTDOWN carries. */
  public boolean handleCumulativeTsn(int cumulativeTsn, long nowMs) throws MalformedException {
    if (acks.isOld(cumulativeTsn)) {
      return false;
    }
    acks.acknowledge(cumulativeTsn, nowMs);
    afterAck(nowMs);
    return acks.hasAdvanced();
  }

  private void afterAck(long nowMs) {
    hasHeardSinceT3 = true;
    boolean wasRecovering = isRecovering;
    if (isRecovering && SerialNumbers.isNewerOrSame(outstanding.cumulativeTsn(), recoveryEndTsn)) {
      isRecovering = false;
      losses.onRecovered();
    }
    if (acks.hasAdvanced() && !wasRecovering) {
      congestion.onAcked(acks.ackedBytes(), nowMs, rto.srttMs());
    }
    if (SerialNumbers.isNewerOrSame(outstanding.cumulativeTsn(), roundEndTsn)) {
      congestion.onRoundEnd();
      roundEndTsn = outstanding.nextTsn();
    }
    detectLosses(wasRecovering, nowMs);
    if (outstanding.isEmpty()) {
      t3.clear();
    } else if (acks.hasAdvanced()) {
      // 6.3.2 R3.
      t3.set(nowMs, rto.rtoMs());
    }
    if (acks.hasNewlyAcked()) {
      tailProbe.onAcked();
    }
    tailProbe.restart(outstanding, isRecovering, t3.deadlineMs(), nowMs);
    abandonment.onSack(Math.round(rto.srttMs()), nowMs);
  }

  private void detectLosses(boolean wasRecovering, long nowMs) {
    if (!acks.hasGaps()) {
      losses.onNothingMissing();
      return;
    }
    // 7.2.4: normally only what lies before the highest newly acknowledged TSN was missed; in
    // recovery, a SACK that moves the cumulative TSN counts for everything that it reports missing.
    if (wasRecovering && acks.hasAdvanced()) {
      losses.countMisses(acks.highestGapAckedTsn());
    } else if (acks.hasNewlyAcked()) {
      losses.countMisses(acks.highestNewlyAckedTsn());
    }
    losses.detectByTime(acks.highestGapAckedTsn(), nowMs);
    maybeEnterRecovery();
  }

  private void maybeEnterRecovery() {
    if (hasNewLoss && !isRecovering) {
      isRecovering = true;
      recoveryEndTsn = outstanding.nextTsn() - 1;
      isRetransmissionFree = true;
      congestion.onFastRecovery();
    }
    hasNewLoss = false;
  }

  private void lose(SentChunk chunk) {
    hasNewLoss = true;
    if (mayAbandon && !chunk.message.mayBeRetransmittedAfter(chunk.transmissions)) {
      abandonment.abandon(chunk.message);
    } else {
      outstanding.setState(chunk, SentChunk.State.LOST);
    }
  }

  /**
   * Does what is due.
   *
   * @return whether the peer left something unanswered, for the association to count (RFC 9260,
   *     8.1)
   */
  public boolean handleTimeout(long nowMs) {
    if (losses.isDue(nowMs)) {
      losses.detectByTime(acks.highestGapAckedTsn(), nowMs);
      maybeEnterRecovery();
    }
    if (tailProbe.isDue(nowMs)) {
      probe();
    }
    pacer.handleTimeout(nowMs);
    return t3.isDue(nowMs) && handleT3(nowMs);
  }

  // RFC 9260, 6.3.3.
  private boolean handleT3(long nowMs) {
    // 6.1 A: a peer that answers, but has no room, is not dead.
    boolean isUnanswered = !(hasHeardSinceT3 && windows.peerWindowBytes() < maxFragmentBytes);
    hasHeardSinceT3 = false;
    rto.backOff();
    congestion.onTimeout();
    isRecovering = false;
    loseAllInFlight();
    hasNewLoss = false;
    abandonment.onTimeout();
    t3.set(nowMs, rto.rtoMs());
    tailProbe.onUsed();
    return isUnanswered;
  }

  // The last chunk that may be sent again is the probe. If there is none, all that is in flight is
  // of the kind that is given up when lost, and the FORWARD-TSN that follows is the probe.
  private void probe() {
    tailProbe.onUsed();
    for (int tsn = outstanding.nextTsn() - 1; outstanding.contains(tsn); tsn--) {
      SentChunk chunk = outstanding.get(tsn);
      if (chunk.state == SentChunk.State.IN_FLIGHT
          && chunk.message.mayBeRetransmittedAfter(chunk.transmissions)) {
        outstanding.setState(chunk, SentChunk.State.LOST);
        isRetransmissionFree = true;
        return;
      }
    }
    loseAllInFlight();
    maybeEnterRecovery();
  }

  private void loseAllInFlight() {
    for (int tsn = outstanding.cumulativeTsn() + 1; outstanding.contains(tsn); tsn++) {
      SentChunk chunk = outstanding.get(tsn);
      if (chunk.state == SentChunk.State.IN_FLIGHT) {
        lose(chunk);
      }
    }
  }

  /** When {@link #handleTimeout} has something to do. */
  public long nextDeadlineMs() {
    long ofLossesMs = Math.min(losses.deadlineMs(), tailProbe.deadlineMs());
    return Math.min(t3.deadlineMs(), Math.min(ofLossesMs, pacer.deadlineMs()));
  }

  /** Whether {@link #writeData} would write something into an empty packet. */
  public boolean canSendData(long nowMs) {
    SentChunk lost = nextLost(nowMs);
    if (lost != null) {
      return isRetransmissionFree || (windows.allow(lost.length) && pacer.allows(nowMs));
    }
    OutboundMessage message = nextMessage(nowMs);
    return message != null
        && !outstanding.isFull()
        && windows.allow(Math.min(message.remainingBytes(), maxFragmentBytes))
        && pacer.allows(nowMs);
  }

  /** Fills the packet with what may be sent: first what was lost (6.1 C), then what is new. */
  public void writeData(PacketWriter writer, long nowMs) {
    boolean hasWritten = false;
    while (writeLost(writer, nowMs) || writeNew(writer, nowMs)) {
      hasWritten = true;
    }
    if (hasWritten) {
      packets++;
      isRetransmissionFree = false;
      tailProbe.restart(outstanding, isRecovering, t3.deadlineMs(), nowMs);
    }
  }

  private boolean writeLost(PacketWriter writer, long nowMs) {
    SentChunk lost = nextLost(nowMs);
    if (lost == null
        || lost.wireBytes() > writer.room()
        || !(isRetransmissionFree || (windows.allow(lost.length) && pacer.allows(nowMs)))) {
      return false;
    }
    retransmissions++;
    outstanding.setState(lost, SentChunk.State.IN_FLIGHT);
    if (lost.tsn == outstanding.cumulativeTsn() + 1) {
      // 7.2.4, 4: the oldest chunk starts anew, and so does its timer.
      t3.clear();
    }
    transmit(lost, writer, nowMs);
    return true;
  }

  private boolean writeNew(PacketWriter writer, long nowMs) {
    if (outstanding.hasLost() || outstanding.isFull()) {
      return false;
    }
    OutboundMessage message = nextMessage(nowMs);
    if (message == null) {
      congestion.setLimiting(false);
      return false;
    }
    int length = fragmentBytes(message, writer.room());
    if (length <= 0) {
      return false;
    }
    if (!windows.allow(length)) {
      congestion.setLimiting(!windows.congestionAllows(length));
      return false;
    }
    if (!pacer.allows(nowMs)) {
      // It is the window that sets the pace.
      congestion.setLimiting(true);
      return false;
    }
    if (outstanding.isEmpty()) {
      congestion.onIdle((nowMs - lastSentAtMs) / rto.rtoMs());
    }
    if (!message.isStarted()) {
      message.firstTsn = outstanding.nextTsn();
      message.ssn = message.isUnordered() ? 0 : message.stream.takeSsn();
    }
    SentChunk chunk = outstanding.append(message, length);
    queue.advance(message, length);
    transmit(chunk, writer, nowMs);
    return true;
  }

  private void transmit(SentChunk chunk, PacketWriter writer, long nowMs) {
    chunk.transmissions++;
    chunk.sentAtMs = nowMs;
    chunk.packetNumber = packets;
    chunk.missIndications = 0;
    lastSentAtMs = nowMs;
    pacer.onSent(chunk.wireBytes());
    chunk.toDataChunk().writeTo(writer);
    roundTrips.onTransmitted(chunk);
    startT3(nowMs);
  }

  // 6.3.2 R1.
  private void startT3(long nowMs) {
    if (!t3.isSet()) {
      t3.set(nowMs, rto.rtoMs());
    }
  }

  // A lost chunk whose message has outlived its time is not sent again.
  private SentChunk nextLost(long nowMs) {
    SentChunk lost = outstanding.firstLost();
    while (lost != null && mayAbandon && lost.message.hasExpired(nowMs)) {
      abandonment.abandon(lost.message);
      lost = outstanding.firstLost();
    }
    return lost;
  }

  // A message that outlives its time half sent is given up whole (RFC 3758, 3.5 A3).
  private OutboundMessage nextMessage(long nowMs) {
    OutboundMessage message = queue.current(nowMs);
    while (message != null
        && mayAbandon
        && message.isStarted()
        && message.hasExpired(nowMs)
        && !outstanding.isFull()) {
      abandonment.abandon(message);
      message = queue.current(nowMs);
    }
    return message;
  }

  // What fits into one packet stays whole: it is lost or kept as one, and needs no reassembly.
  private int fragmentBytes(OutboundMessage message, int room) {
    int roomForData = room - DataChunk.HEADER_BYTES;
    int remaining = message.remainingBytes();
    if (remaining <= roomForData) {
      return remaining;
    }
    boolean goesIntoNextPacket = remaining <= maxFragmentBytes || roomForData < MIN_FRAGMENT_BYTES;
    return goesIntoNextPacket ? 0 : roomForData & ~3;
  }

  /** Gives up what would be sent next but has outlived its time; a FORWARD-TSN says so. */
  public void abandonExpired(long nowMs) {
    SentChunk lost = nextLost(nowMs);
    if (lost == null) {
      nextMessage(nowMs);
    }
  }

  /** Whether a FORWARD-TSN has to be sent now. */
  public boolean isForwardTsnDue() {
    return abandonment.isDue();
  }

  /** How long it is. */
  public int forwardTsnBytes() {
    return abandonment.chunkBytes();
  }

  /** Writes it. */
  public void writeForwardTsn(PacketWriter writer, long nowMs) {
    abandonment.writeTo(writer, nowMs);
    // RFC 3758, 3.5 F5: it is repeated by T3-rtx like DATA.
    startT3(nowMs);
  }

  /** The peer does not understand FORWARD-TSN after all: from now on everything is reliable. */
  public void neverAbandon() {
    mayAbandon = false;
  }

  /** Whether everything that was given a TSN is acknowledged or skipped. */
  public boolean isAllAcknowledged() {
    return outstanding.isEmpty();
  }

  /** The TSN of the newest chunk. */
  public int lastAssignedTsn() {
    return outstanding.nextTsn() - 1;
  }

  /** What it looks like from outside. */
  public SenderStatus status() {
    return new SenderStatus(
        congestion.cwnd(),
        congestion.ssthresh(),
        outstanding.inFlightBytes(),
        windows.peerWindowBytes(),
        outstanding.size(),
        retransmissions,
        abandonment.abandonedMessages());
  }
}
