package dev.onlinematch.webrtc.sctp.rx;

import dev.onlinematch.webrtc.sctp.packet.DataChunk;
import dev.onlinematch.webrtc.sctp.packet.DataHeader;
import dev.onlinematch.webrtc.sctp.packet.ForwardTsnChunk;
import dev.onlinematch.webrtc.sctp.packet.IntList;
import dev.onlinematch.webrtc.sctp.packet.PacketWriter;
import dev.onlinematch.webrtc.sctp.packet.SackChunk;
import dev.onlinematch.webrtc.sctp.packet.SerialNumbers;
import dev.onlinematch.webrtc.sctp.packet.StreamIds;

/**
 * The receiving half of an association: takes DATA and FORWARD-TSN, hands whole messages to a
 * {@link MessageSink} while it does so, and writes the SACKs.
 *
 * <p>Per packet: {@link #handleData} and {@link #handleForwardTsn} for its chunks, then once {@link
 * #endOfPacket}.
 */
public final class DataReceiver {

  /** More duplicates are counted, not listed: the list helps the peer, it is not owed. */
  private static final int MAX_DUPLICATES_LISTED = 16;

  private final ReceiverLimits limits;
  private final MessageSink sink;
  private final ReceivedTsns tsns;
  private final ReceiveBuffer buffer;
  private final FragmentStore fragments;
  private final InboundStreams streams;
  private final AckSchedule acks;
  private final IntList duplicates = new IntList();
  private final IntList gapBlocks = new IntList();
  private boolean packetHadData;
  private boolean hasSentSack;
  private int advertisedBytes;
  private long droppedChunks;

  /** A receiver that expects {@code initialTsn} first. */
  public DataReceiver(ReceiverLimits limits, int initialTsn, MessageSink sink) {
    this.limits = limits;
    this.sink = sink;
    this.tsns = new ReceivedTsns(initialTsn);
    this.buffer = new ReceiveBuffer(limits.windowBytes(), limits.maxMessageBytes());
    this.fragments = new FragmentStore(buffer);
    this.streams = new InboundStreams(limits.maxStreams(), buffer, sink);
    this.acks = new AckSchedule(limits.ackDelayMs());
    this.advertisedBytes = limits.windowBytes();
  }

  /** One DATA chunk. What is not taken is forgotten, so that the peer sends it again. */
  public DataVerdict handleData(DataChunk chunk) {
    if (chunk.length() == 0) {
      return DataVerdict.NO_USER_DATA;
    }
    packetHadData = true;
    DataHeader header = chunk.header();
    if (header.isImmediate()) {
      acks.atOnce();
    }
    switch (tsns.classify(header.tsn())) {
      case DUPLICATE -> {
        acks.atOnce();
        if (duplicates.size() < MAX_DUPLICATES_LISTED) {
          duplicates.add(header.tsn());
        }
        return DataVerdict.ANSWERED_BY_SACK;
      }
      case OUT_OF_WINDOW -> {
        drop();
        return DataVerdict.ANSWERED_BY_SACK;
      }
      case NEW -> {
        return handleNew(chunk);
      }
    }
    throw new AssertionError("unreachable");
  }

  private DataVerdict handleNew(DataChunk chunk) {
    DataHeader header = chunk.header();
    if (!streams.exists(header.streamId())) {
      // RFC 9260, 6.5: acknowledged, answered with an ERROR, thrown away.
      tsns.add(header.tsn());
      return DataVerdict.INVALID_STREAM;
    }
    boolean isNextTsn = header.tsn() == tsns.cumulativeTsn() + 1;
    if (!buffer.hasRoomFor(chunk.length(), isNextTsn, sink.waitingBytes())) {
      drop();
      return DataVerdict.ANSWERED_BY_SACK;
    }
    if (chunk.length() > limits.maxMessageBytes()) {
      return DataVerdict.MESSAGE_TOO_LARGE;
    }
    tsns.add(header.tsn());
    if (header.isBeginning() && header.isEnd()) {
      accept(new Message(header, chunk.copyUserData()));
    } else {
      FragmentRun run = fragments.add(new Fragment(header, chunk.copyUserData()));
      if (run.bytes() > limits.maxMessageBytes()) {
        return DataVerdict.MESSAGE_TOO_LARGE;
      }
      if (run.isWhole()) {
        accept(new Message(run.header(), fragments.take(run)));
      }
    }
    droppedChunks += fragments.dropHopeless(tsns.cumulativeTsn());
    return DataVerdict.ANSWERED_BY_SACK;
  }

  /** The peer gives up on everything up to a TSN (RFC 3758, 3.6). */
  public void handleForwardTsn(ForwardTsnChunk chunk) {
    // Answered at once in any case: if it is old, the SACK that said so was lost.
    acks.atOnce();
    int newCumulativeTsn = chunk.newCumulativeTsn();
    if (!SerialNumbers.isNewer(newCumulativeTsn, tsns.cumulativeTsn())) {
      return;
    }
    fragments.dropUpTo(newCumulativeTsn);
    tsns.skipTo(newCumulativeTsn);
    for (int i = 0; i < chunk.streamCount(); i++) {
      if (streams.exists(chunk.streamId(i))) {
        streams.get(chunk.streamId(i)).skipTo(chunk.ssn(i), newCumulativeTsn);
      }
    }
    droppedChunks += fragments.dropHopeless(tsns.cumulativeTsn());
  }

  /** All chunks of a packet were handled: decide about the SACK. */
  public void endOfPacket(long nowMs) {
    if (!packetHadData) {
      return;
    }
    packetHadData = false;
    acks.onPacket(nowMs);
    // RFC 9260, 6.7: with a gap, every packet; and 5.1: the first DATA of all, because the peer's
    // first measurement should not contain our delay.
    if (tsns.hasGap() || !hasSentSack) {
      acks.atOnce();
    }
  }

  /** Messages were taken from the sink: perhaps a closed window has opened. */
  public void maybeReopenWindow() {
    int left = buffer.windowLeft(sink.waitingBytes());
    if (advertisedBytes < limits.windowBytes() / 4 && left > limits.windowBytes() / 2) {
      acks.atOnce();
    }
  }

  /** Everything up to this TSN has arrived or was given up. */
  public int cumulativeTsn() {
    return tsns.cumulativeTsn();
  }

  /** The peer resets streams; data up to {@code lastTsn} may still be on its way. */
  public void expectReset(StreamIds ids, int lastTsn) {
    streams.expectReset(ids, lastTsn);
  }

  /** Data up to {@code lastTsn} is there: these streams begin anew. */
  public void reset(StreamIds ids, int lastTsn) {
    streams.reset(ids, lastTsn);
  }

  /** Whether all streams of a list exist. */
  public boolean hasStreams(StreamIds ids) {
    for (int i = 0; i < ids.size(); i++) {
      if (!streams.exists(ids.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a SACK has to be sent now. */
  public boolean isSackDue(long nowMs) {
    return acks.isDue(nowMs);
  }

  /** Whether a SACK may ride along with something that is sent anyway. */
  public boolean isSackPending() {
    return acks.isPending();
  }

  /** The next SACK waits for nothing. */
  public void requestSack() {
    acks.atOnce();
  }

  /** When {@link #isSackDue} becomes true by itself. */
  public long sackDeadlineMs() {
    return acks.deadlineMs();
  }

  /** Writes a SACK; the packet must have {@link SackChunk#MIN_BYTES} of room. */
  public void writeSack(PacketWriter writer) {
    int room = (writer.room() - SackChunk.MIN_BYTES) / 4;
    tsns.gapAckBlocks(gapBlocks, room);
    if (gapBlocks.size() + duplicates.size() > room) {
      duplicates.clear();
    }
    advertisedBytes = buffer.windowLeft(sink.waitingBytes());
    SackChunk.write(writer, tsns.cumulativeTsn(), advertisedBytes, gapBlocks, duplicates);
    duplicates.clear();
    hasSentSack = true;
    acks.onSackSent();
  }

  /** Bytes that wait for missing ones, overhead included. */
  public int bufferedBytes() {
    return limits.windowBytes() - buffer.windowLeft(0);
  }

  /** Chunks that were thrown away: no room, or part of a message that cannot become whole. */
  public long droppedChunks() {
    return droppedChunks;
  }

  private void accept(Message message) {
    if (!streams.get(message.header.streamId()).accept(message)) {
      droppedChunks++;
    }
  }

  private void drop() {
    droppedChunks++;
    acks.atOnce();
  }
}
