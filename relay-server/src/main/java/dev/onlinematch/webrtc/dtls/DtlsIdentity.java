package dev.onlinematch.webrtc.dtls;

import dev.onlinematch.webrtc.sdp.CertificateFingerprint;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;

/**
 * Our key and certificate: P-256, self-signed, made at the start and shared by all peers. Browsers
 * know it by the fingerprint in our answers; nobody checks its names or dates.
 */
public final class DtlsIdentity {

  private static final Duration VALIDITY = Duration.ofDays(365);

  private final JcaTlsCrypto crypto;
  private final PrivateKey privateKey;
  private final TlsCertificate certificate;
  private final CertificateFingerprint fingerprint;

  private DtlsIdentity(SecureRandom random, Instant now)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    crypto = new GcmTlsCrypto(random);
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    KeyPair pair = generator.generateKeyPair();
    privateKey = pair.getPrivate();
    X500Name name = new X500Name("CN=OnlineMatch");
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(64, random),
            // A day of slack for clocks that are behind.
            Date.from(now.minus(Duration.ofDays(1))),
            Date.from(now.plus(VALIDITY)),
            name,
            pair.getPublic());
    byte[] der =
        builder
            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(privateKey))
            .getEncoded();
    certificate = crypto.createCertificate(der);
    fingerprint = CertificateFingerprint.sha256Of(der);
  }

  /**
   * Makes a new key and certificate, valid from {@code now} for a year.
   *
   * @throws IllegalStateException if the platform has no P-256
   */
  public static DtlsIdentity generate(SecureRandom random, Instant now) {
    try {
      return new DtlsIdentity(random, now);
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException("no P-256 certificate can be made here", e);
    }
  }

  /** What our answers say of the certificate. */
  public CertificateFingerprint fingerprint() {
    return fingerprint;
  }

  JcaTlsCrypto crypto() {
    return crypto;
  }

  PrivateKey privateKey() {
    return privateKey;
  }

  TlsCertificate certificate() {
    return certificate;
  }
}
