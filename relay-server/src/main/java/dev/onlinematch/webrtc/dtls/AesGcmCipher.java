package dev.onlinematch.webrtc.dtls;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.tls.crypto.impl.TlsAEADCipherImpl;

/**
 * AES-GCM for records (RFC 5288) on one platform cipher that is used again and again. Bouncy
 * Castle's adapter looks the algorithm up among all providers for each record, and makes a second
 * cipher only to ask how long the output will be.
 */
final class AesGcmCipher implements TlsAEADCipherImpl {

  private static final int TAG_BYTES = 16;

  private final Cipher cipher;
  private final int mode;
  private SecretKeySpec key;
  private GCMParameterSpec parameters;

  AesGcmCipher(boolean isEncrypting) throws GeneralSecurityException {
    this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    this.mode = isEncrypting ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
  }

  @Override
  public void setKey(byte[] bytes, int offset, int length) {
    key = new SecretKeySpec(bytes, offset, length, "AES");
  }

  @Override
  public void init(byte[] nonce, int tagBytes) {
    parameters = new GCMParameterSpec(tagBytes * Byte.SIZE, nonce);
  }

  @Override
  public int getOutputSize(int inputBytes) {
    return mode == Cipher.ENCRYPT_MODE
        ? inputBytes + TAG_BYTES
        : Math.max(0, inputBytes - TAG_BYTES);
  }

  @Override
  public int doFinal(
      byte[] additional, byte[] input, int offset, int length, byte[] output, int outputOffset) {
    try {
      cipher.init(mode, key, parameters);
      if (additional != null && additional.length > 0) {
        cipher.updateAAD(additional);
      }
      return cipher.doFinal(input, offset, length, output, outputOffset);
    } catch (GeneralSecurityException e) {
      // What Bouncy Castle expects: when decrypting it means "not authentic".
      throw new IllegalStateException(e);
    }
  }
}
