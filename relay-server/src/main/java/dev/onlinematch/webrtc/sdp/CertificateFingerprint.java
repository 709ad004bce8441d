package dev.onlinematch.webrtc.sdp;

import dev.onlinematch.wire.MalformedException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The hash of a certificate as it stands in SDP (RFC 8122, 5).
 *
 * @param hash the hash function
 * @param digest its result over the certificate in DER
 */
public record CertificateFingerprint(Hash hash, byte[] digest) {

  private static final HexFormat COLON_HEX = HexFormat.ofDelimiter(":").withUpperCase();

  /**
   * The hash functions that we take. SHA-1 and MD5 no longer prove anything and are not among them.
   */
  public enum Hash {
    /** What every browser sends. */
    SHA_256("sha-256", "SHA-256", 32),
    /** Allowed by RFC 8122. */
    SHA_384("sha-384", "SHA-384", 48),
    /** Allowed by RFC 8122. */
    SHA_512("sha-512", "SHA-512", 64);

    private final String sdpName;
    private final String javaName;
    private final int digestBytes;

    Hash(String sdpName, String javaName, int digestBytes) {
      this.sdpName = sdpName;
      this.javaName = javaName;
      this.digestBytes = digestBytes;
    }
  }

  /** Copies the digest. */
  public CertificateFingerprint {
    digest = digest.clone();
  }

  /** The SHA-256 fingerprint of a certificate in DER. */
  public static CertificateFingerprint sha256Of(byte[] certificate) {
    return new CertificateFingerprint(Hash.SHA_256, digest(Hash.SHA_256, certificate));
  }

  /** Empty when the hash function is none of ours; the line is then as if it were not there. */
  static Optional<CertificateFingerprint> parse(String value) throws MalformedException {
    int space = value.indexOf(' ');
    if (space < 0) {
      throw new MalformedException("fingerprint without a digest");
    }
    // RFC 8122, 5: the names of the hash functions are not case-sensitive.
    String name = value.substring(0, space).toLowerCase(Locale.ROOT);
    for (Hash hash : Hash.values()) {
      if (hash.sdpName.equals(name)) {
        return Optional.of(
            new CertificateFingerprint(hash, parseDigest(value.substring(space + 1), hash)));
      }
    }
    return Optional.empty();
  }

  private static byte[] parseDigest(String text, Hash hash) throws MalformedException {
    // Two digits for each byte and a colon between them. Looked at before parsing: an offer may
    // hold
    // a line of 64 KiB.
    if (text.length() != hash.digestBytes * 3 - 1) {
      throw new MalformedException("fingerprint of a wrong length");
    }
    try {
      return COLON_HEX.parseHex(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedException("fingerprint that is not hexadecimal");
    }
  }

  /** Whether this is the fingerprint of that certificate in DER. Takes constant time. */
  public boolean matches(byte[] certificate) {
    return MessageDigest.isEqual(digest, digest(hash, certificate));
  }

  private static byte[] digest(Hash hash, byte[] certificate) {
    try {
      return MessageDigest.getInstance(hash.javaName).digest(certificate);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("a Java platform without " + hash.javaName, e);
    }
  }

  @Override
  public byte[] digest() {
    return digest.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CertificateFingerprint that
        && hash == that.hash
        && Arrays.equals(digest, that.digest);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(digest);
  }

  /** As in SDP: {@code sha-256 12:34:…}. */
  @Override
  public String toString() {
    return hash.sdpName + " " + COLON_HEX.formatHex(digest);
  }
}
