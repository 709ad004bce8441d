package dev.onlinematch.webrtc.ice;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.webrtc.sdp.IceCredentials;
import dev.onlinematch.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A browser's side of the checks, written out byte by byte, so that neither side of a test trusts
 * ice4j. Also makes all the checks that no browser would.
 */
public final class StunClient {

  private static final String OWN_PWD = "0123456789012345678901";

  private final SeededRandom random;
  private final IceCredentials agent;
  private final IceCredentials own;

  /** A client that knows the agent's credentials and calls itself {@code ownUfrag}. */
  public StunClient(IceCredentials agent, String ownUfrag) {
    this.agent = agent;
    this.own = new IceCredentials(ownUfrag, OWN_PWD);
    // Two clients must not choose the same transaction ids.
    this.random = new SeededRandom((agent.ufrag() + ownUfrag).hashCode());
  }

  /** What the agent has to know of a client that calls itself so. */
  static IceCredentials credentials(String ownUfrag) {
    return new IceCredentials(ownUfrag, OWN_PWD);
  }

  /** The right answer to a check of the agent. */
  public byte[] answerTo(byte[] check) {
    return answerTo(check, own);
  }

  /** An answer signed by somebody else. */
  byte[] answerTo(byte[] check, IceCredentials signer) {
    Builder answer = new Builder(0x0101);
    System.arraycopy(check, 8, answer.transactionId, 0, answer.transactionId.length);
    return answer.attribute(0x0020, new byte[8]).integrity(signer.key()).fingerprint().bytes();
  }

  /** A good check without nomination. */
  public byte[] check() {
    return start().username().priority().controlling().signed();
  }

  /** A good check with USE-CANDIDATE. */
  public byte[] nominatingCheck() {
    return start().username().priority().useCandidate().controlling().signed();
  }

  /** An empty Binding request with a new transaction id. */
  public Builder start() {
    return new Builder(0x0001);
  }

  /** An empty message of another type. */
  public Builder start(int type) {
    return new Builder(type);
  }

  /** Puts a message together, attribute by attribute. */
  public final class Builder {

    private final int type;
    private final byte[] transactionId = new byte[12];
    private final ByteWriter attributes = new ByteWriter(65_000);

    private Builder(int type) {
      this.type = type;
      random.nextBytes(transactionId);
    }

    Builder attribute(int attributeType, byte... value) {
      attributes.u16(attributeType).u16(value.length).raw(value);
      attributes.raw(new byte[-value.length & 3]);
      return this;
    }

    /** Attributes that somebody else has put together, well or badly; padded to a multiple of 4. */
    Builder raw(byte... bytes) {
      attributes.raw(bytes).raw(new byte[-bytes.length & 3]);
      return this;
    }

    Builder username() {
      return username(agent.ufrag() + ":" + own.ufrag());
    }

    Builder username(String text) {
      return attribute(0x0006, text.getBytes(StandardCharsets.UTF_8));
    }

    Builder priority() {
      return attribute(0x0024, new byte[] {0x6E, 0, 1, 2});
    }

    Builder useCandidate() {
      return attribute(0x0025);
    }

    Builder controlling() {
      return attribute(0x802A, new byte[8]);
    }

    Builder controlled() {
      return attribute(0x8029, new byte[8]);
    }

    Builder integrity(byte[] key) {
      byte[] covered = message(24);
      return attribute(0x0008, hmac(key, Arrays.copyOf(covered, covered.length)));
    }

    Builder fingerprint() {
      CRC32 crc = new CRC32();
      crc.update(message(8));
      return attribute(
          0x8028, new ByteWriter(4).i32((int) crc.getValue() ^ 0x5354554E).toByteArray());
    }

    byte[] signed() {
      return integrity(agent.key()).fingerprint().bytes();
    }

    byte[] bytes() {
      return message(0);
    }

    private byte[] message(int moreBytes) {
      return new ByteWriter(65_100)
          .u16(type)
          .u16(attributes.length() + moreBytes)
          .i32(0x2112A442)
          .raw(transactionId)
          .raw(attributes.toByteArray())
          .toByteArray();
    }
  }

  static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
