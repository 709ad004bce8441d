/**
 * Between the forwarder and the connections: sessions of players, the loops that own them, and the
 * clock that watches them.
 *
 * <p>Lives here: {@link dev.onlinematch.relay.session.Relay}, the façade; one {@code Switchboard}
 * per loop, which drives a forwarder; {@link dev.onlinematch.relay.session.PlayerSession}, one per
 * connection; and the port {@link dev.onlinematch.relay.session.FrameCarrier}, behind which it does
 * not matter whether frames travel over data channels or a WebSocket.
 *
 * <p>May be called by: {@code relay} and {@code relay.http}. Serves no RFC.
 */
package dev.onlinematch.relay.session;
