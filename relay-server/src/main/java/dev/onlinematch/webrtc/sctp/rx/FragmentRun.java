package dev.onlinematch.webrtc.sctp.rx;

import dev.onlinematch.webrtc.sctp.packet.DataHeader;
import dev.onlinematch.webrtc.sctp.packet.SerialNumbers;

/** Fragments of one message with consecutive TSNs. Grows and joins with others in constant time. */
final class FragmentRun {

  private final Fragment first;
  private Fragment last;
  private int bytes;

  FragmentRun(Fragment only) {
    this.first = only;
    this.last = only;
    this.bytes = only.userData.length;
  }

  /** What the message's first fragment says, if it {@link #isBegun}. */
  DataHeader header() {
    return first.header;
  }

  int firstTsn() {
    return first.header.tsn();
  }

  int lastTsn() {
    return last.header.tsn();
  }

  /** How many fragments. */
  int size() {
    return SerialNumbers.distance(firstTsn(), lastTsn()) + 1;
  }

  /** User data of all fragments together. */
  int bytes() {
    return bytes;
  }

  /** Whether the message's first fragment is here. */
  boolean isBegun() {
    return first.header.isBeginning();
  }

  boolean isWhole() {
    return isBegun() && last.header.isEnd();
  }

  /** Whether another run is the next part of the same message. */
  boolean isContinuedBy(FragmentRun next) {
    return lastTsn() + 1 == next.firstTsn() && last.header.isContinuedBy(next.first.header);
  }

  /** Adds a run that continues this one; it is not to be used any more. */
  void append(FragmentRun next) {
    last.next = next.first;
    last = next.last;
    bytes += next.bytes;
  }

  byte[] toByteArray() {
    byte[] message = new byte[bytes];
    int at = 0;
    for (Fragment each = first; each != null; each = each.next) {
      System.arraycopy(each.userData, 0, message, at, each.userData.length);
      at += each.userData.length;
    }
    return message;
  }

  /** Says that none of its bytes is kept any more. */
  void release(ReceiveBuffer buffer) {
    for (Fragment each = first; each != null; each = each.next) {
      buffer.release(each.userData);
    }
  }
}
