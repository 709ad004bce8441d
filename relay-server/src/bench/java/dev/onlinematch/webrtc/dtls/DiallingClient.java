package dev.onlinematch.webrtc.dtls;

import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaDefaultTlsCredentialedSigner;

/**
 * What a dialling peer offers. Whose certificate the server shows is nothing that a load test asks.
 */
final class DiallingClient extends DefaultTlsClient {

  private final DtlsIdentity identity;

  DiallingClient(DtlsIdentity identity) {
    super(identity.crypto());
    this.identity = identity;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return ProtocolVersion.DTLSv12.only();
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return new int[] {CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256};
  }

  @Override
  public int getHandshakeResendTimeMillis() {
    return 50;
  }

  @Override
  public int getHandshakeTimeoutMillis() {
    return 20_000;
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new TlsAuthentication() {
      @Override
      public void notifyServerCertificate(TlsServerCertificate server) {}

      @Override
      public TlsCredentials getClientCredentials(CertificateRequest request) {
        return new JcaDefaultTlsCredentialedSigner(
            new TlsCryptoParameters(context),
            identity.crypto(),
            identity.privateKey(),
            new Certificate(new TlsCertificate[] {identity.certificate()}),
            new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
      }
    };
  }
}
