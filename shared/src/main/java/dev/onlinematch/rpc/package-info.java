/**
 * Typed calls between players.
 *
 * <p>Lives here: {@link dev.onlinematch.rpc.Rpc}, which sends and receives declared calls over a
 * {@link dev.onlinematch.transport.MessageTransport}, and what is needed to declare them. The bytes
 * of a call are drawn at {@link dev.onlinematch.rpc.Rpc}.
 *
 * <p>May be called by: games. Knows no match: only numbers of peers, and which of them is host.
 * Serves no RFC; the words are those of Godot's high-level multiplayer.
 */
package dev.onlinematch.rpc;
