/**
 * What players say to each other before they are linked, and who carries it.
 *
 * <p>Lives here: the port {@link dev.onlinematch.signalling.Signalling} with its numbered contract,
 * and the messages between the members of a match with their codec.
 *
 * <p>May be called by: {@code nakama} (implements the port), {@code link} and {@code match} (use
 * it). Serves no RFC; the shape of the port is Nakama's realtime API.
 */
package dev.onlinematch.signalling;
