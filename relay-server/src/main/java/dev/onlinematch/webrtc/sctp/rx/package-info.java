/**
 * The receiving half of an association: which TSNs have arrived, putting fragments together,
 * handing out messages in order, and when to acknowledge.
 *
 * <p>Lives here: {@link dev.onlinematch.webrtc.sctp.rx.DataReceiver} and what it is made of. It
 * knows nothing of what is being sent.
 *
 * <p>May be called by: {@code webrtc.sctp}.
 *
 * <p>Serves RFC 9260 sections 6.2, 6.5, 6.6, 6.7, 6.9; RFC 3758 section 3.6; RFC 6525 section
 * 5.2.2.
 */
package dev.onlinematch.webrtc.sctp.rx;
