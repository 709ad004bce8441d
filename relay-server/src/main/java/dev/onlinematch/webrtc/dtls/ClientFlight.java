package dev.onlinematch.webrtc.dtls;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the client's second flight in order: Certificate, ClientKeyExchange, CertificateVerify, and
 * only then ChangeCipherSpec and Finished.
 *
 * <p>Bouncy Castle changes its keys whenever it sees a ChangeCipherSpec, and is deaf to the old
 * ones from then on. If one of the messages before was lost or overtaken, it would wait for it
 * until the handshake times out, deaf to every repetition.
 */
final class ClientFlight {

  private static final int MESSAGES = 3;
  private static final int MAX_HELD_BACK = 4;

  // By type: which bytes of the message have been seen. Three messages of at most 8 KiB.
  private final Map<Integer, BitSet> seen = new HashMap<>();
  private final List<byte[]> heldBack = new ArrayList<>();
  private byte[] changeCipherSpec;
  private int complete;

  /** Notes a handshake record without protection; it needs no waiting itself. */
  void add(List<HandshakeFragment> fragments) {
    for (HandshakeFragment fragment : fragments) {
      switch (fragment.type()) {
        case HandshakeFragment.CERTIFICATE,
            HandshakeFragment.CLIENT_KEY_EXCHANGE,
            HandshakeFragment.CERTIFICATE_VERIFY ->
            addPart(fragment);
        default -> {
          // Nothing of this flight; the TLS library will say what it thinks of it.
        }
      }
    }
  }

  private void addPart(HandshakeFragment fragment) {
    BitSet bytes = seen.computeIfAbsent(fragment.type(), type -> new BitSet());
    boolean wasComplete = isWhole(bytes, fragment);
    bytes.set(fragment.offset(), fragment.offset() + fragment.length());
    if (!wasComplete && isWhole(bytes, fragment)) {
      complete++;
    }
  }

  private static boolean isWhole(BitSet bytes, HandshakeFragment fragment) {
    return fragment.messageBytes() > 0 && bytes.nextClearBit(0) >= fragment.messageBytes();
  }

  /** Keeps a ChangeCipherSpec, or a record that comes after it, until it is its turn. */
  void hold(DtlsRecord record) {
    if (record.type() == DtlsRecord.CHANGE_CIPHER_SPEC) {
      changeCipherSpec = record.copy();
    } else if (heldBack.size() < MAX_HELD_BACK) {
      heldBack.add(record.copy());
    }
  }

  /** What may go on now, in order; empty while something is missing. */
  List<byte[]> release() {
    if (complete < MESSAGES || changeCipherSpec == null) {
      return List.of();
    }
    List<byte[]> released = new ArrayList<>(heldBack.size() + 1);
    released.add(changeCipherSpec);
    released.addAll(heldBack);
    heldBack.clear();
    return released;
  }
}
