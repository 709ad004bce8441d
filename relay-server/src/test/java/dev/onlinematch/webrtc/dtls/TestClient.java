package dev.onlinematch.webrtc.dtls;

import dev.onlinematch.webrtc.sdp.CertificateFingerprint;
import java.io.IOException;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
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

/** A DTLS client with a certificate, as a browser is one. */
public final class TestClient extends DefaultTlsClient {

  private final DtlsIdentity shown;
  private final DtlsIdentity signing;
  private final int[] offered;
  private CertificateFingerprint serverFingerprint;
  private int patienceMs = 20_000;

  private TestClient(DtlsIdentity shown, DtlsIdentity signing, int... offered) {
    super(signing.crypto());
    this.shown = shown;
    this.signing = signing;
    this.offered = offered;
  }

  /** An honest one. */
  public static TestClient of(DtlsIdentity identity) {
    return withCipherSuite(identity, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256);
  }

  /** One that shows a certificate, which anybody may have seen, and has another one's key. */
  public static TestClient withoutTheKey(DtlsIdentity shown, DtlsIdentity own) {
    return new TestClient(shown, own, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256);
  }

  static TestClient withCipherSuite(DtlsIdentity identity, int cipherSuite) {
    return new TestClient(identity, identity, cipherSuite);
  }

  /** One that soon gives up, where nothing else can come. */
  public TestClient impatient() {
    patienceMs = 1_000;
    return this;
  }

  /** Blocks until connected, or throws. */
  public DTLSTransport connect(DatagramTransport transport) throws IOException {
    return new DTLSClientProtocol().connect(this, transport);
  }

  CertificateFingerprint serverFingerprint() {
    return serverFingerprint;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return ProtocolVersion.DTLSv12.only();
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return offered.clone();
  }

  @Override
  public int getHandshakeTimeoutMillis() {
    return patienceMs;
  }

  @Override
  public int getHandshakeResendTimeMillis() {
    return 50;
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new TlsAuthentication() {
      @Override
      public void notifyServerCertificate(TlsServerCertificate server) throws IOException {
        serverFingerprint =
            CertificateFingerprint.sha256Of(
                server.getCertificate().getCertificateAt(0).getEncoded());
      }

      @Override
      public TlsCredentials getClientCredentials(CertificateRequest request) {
        return new JcaDefaultTlsCredentialedSigner(
            new TlsCryptoParameters(context),
            signing.crypto(),
            signing.privateKey(),
            new Certificate(new TlsCertificate[] {shown.certificate()}),
            new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
      }
    };
  }

  /** The same client, but its certificate stays at home. */
  static DefaultTlsClient anonymous(DtlsIdentity identity) {
    return new DefaultTlsClient(identity.crypto()) {
      @Override
      protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
      }

      @Override
      public int getHandshakeTimeoutMillis() {
        return 1_000;
      }

      @Override
      public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
          @Override
          public void notifyServerCertificate(TlsServerCertificate server) {}

          @Override
          public TlsCredentials getClientCredentials(CertificateRequest request) {
            return null;
          }
        };
      }
    };
  }
}
