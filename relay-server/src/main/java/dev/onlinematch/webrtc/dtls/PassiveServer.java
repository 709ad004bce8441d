package dev.onlinematch.webrtc.dtls;

import dev.onlinematch.webrtc.sdp.CertificateFingerprint;
import java.io.IOException;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaDefaultTlsCredentialedSigner;

/** What we accept in a handshake, for one peer. */
final class PassiveServer extends DefaultTlsServer {

  /** How long a handshake may take from its first byte; then its thread is free again. */
  static final int HANDSHAKE_TIMEOUT_MS = 10_000;

  // RFC 6347 says 1 s, from a time of other networks; browsers begin at 50 ms.
  private static final int RESEND_MS = 100;

  private static final int[] CIPHER_SUITES = {
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
  };

  // X25519 first: on JDK 17 it takes a third of the time. Where both sides have several, the
  // client's
  // order decides, and it is the same with browsers.
  private static final int[] GROUPS = {NamedGroup.x25519, NamedGroup.secp256r1};

  private final DtlsIdentity identity;
  private final List<CertificateFingerprint> expected;

  PassiveServer(DtlsIdentity identity, List<CertificateFingerprint> expected) {
    super(identity.crypto());
    this.identity = identity;
    this.expected = expected;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return ProtocolVersion.DTLSv12.only();
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return CIPHER_SUITES.clone();
  }

  @Override
  public int[] getSupportedGroups() {
    return GROUPS.clone();
  }

  @Override
  public int getHandshakeTimeoutMillis() {
    return HANDSHAKE_TIMEOUT_MS;
  }

  @Override
  public int getHandshakeResendTimeMillis() {
    return RESEND_MS;
  }

  @Override
  protected TlsCredentialedSigner getECDSASignerCredentials() {
    Certificate chain = new Certificate(new TlsCertificate[] {identity.certificate()});
    return new JcaDefaultTlsCredentialedSigner(
        new TlsCryptoParameters(context),
        identity.crypto(),
        identity.privateKey(),
        chain,
        algorithm(SignatureAlgorithm.ecdsa));
  }

  @Override
  @SuppressWarnings({"JdkObsolete", "NonApiType"}) // Bouncy Castle speaks in Vectors.
  public CertificateRequest getCertificateRequest() {
    Vector<SignatureAndHashAlgorithm> algorithms = new Vector<>();
    algorithms.add(algorithm(SignatureAlgorithm.ecdsa));
    algorithms.add(algorithm(SignatureAlgorithm.rsa));
    short[] types = {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign};
    return new CertificateRequest(types, algorithms, null);
  }

  @Override
  public void notifyClientCertificate(Certificate chain) throws IOException {
    // RFC 8842, 5.1: the certificate must match one of the fingerprints, or the association ends.
    // That its sender also holds the key, Bouncy Castle checks next, in CertificateVerify.
    if (chain == null || chain.isEmpty()) {
      throw new TlsFatalAlert(AlertDescription.handshake_failure);
    }
    byte[] certificate = chain.getCertificateAt(0).getEncoded();
    if (expected.stream().noneMatch(fingerprint -> fingerprint.matches(certificate))) {
      throw new TlsFatalAlert(AlertDescription.bad_certificate);
    }
  }

  private static SignatureAndHashAlgorithm algorithm(short signature) {
    return new SignatureAndHashAlgorithm(HashAlgorithm.sha256, signature);
  }
}
