package dev.onlinematch.webrtc.dtls;

/**
 * A part of a handshake message, or all of it (RFC 6347, 4.2.2).
 *
 * @param type what message
 * @param messageBytes how long the whole message is
 * @param offset where this part begins in it
 * @param length how long this part is
 */
record HandshakeFragment(int type, int messageBytes, int offset, int length) {

  static final int CLIENT_HELLO = 1;
  static final int CERTIFICATE = 11;
  static final int CERTIFICATE_VERIFY = 15;
  static final int CLIENT_KEY_EXCHANGE = 16;
}
