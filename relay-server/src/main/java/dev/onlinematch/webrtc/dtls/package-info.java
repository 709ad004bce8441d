/**
 * DTLS 1.2, the server's side. The only door to Bouncy Castle.
 *
 * <p>Lives here: {@link dev.onlinematch.webrtc.dtls.DtlsEndpoint}, one peer's encrypted connection;
 * {@link dev.onlinematch.webrtc.dtls.DtlsIdentity}, our key and certificate; {@link
 * dev.onlinematch.webrtc.dtls.DtlsHandshakePool}, the bounded threads on which handshakes wait.
 * After the handshake nothing waits and everything runs on the caller's thread.
 *
 * <p>May be called by: the façade {@code webrtc}. Give it only datagrams from an address that ICE
 * has verified.
 *
 * <p>Serves RFC 6347 (DTLS 1.2), RFC 5246 (TLS 1.2), RFC 8842 and RFC 8827 (certificates are known
 * by the fingerprints in SDP, and by nothing else).
 */
package dev.onlinematch.webrtc.dtls;
