package dev.onlinematch.relay;

import dev.onlinematch.match.NetworkRelay;
import dev.onlinematch.relay.http.EntryRules;
import dev.onlinematch.relay.turn.TurnService;

/**
 * A TURN server for the players.
 *
 * @param service makes credentials for it
 * @param networkRelay which candidates the players may use
 * @param rules who may ask for credentials, and how often
 */
public record TurnOptions(TurnService service, NetworkRelay networkRelay, EntryRules rules) {}
