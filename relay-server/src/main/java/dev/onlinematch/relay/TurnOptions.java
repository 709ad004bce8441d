package dev.onlinematch.relay;

import dev.onlinematch.match.NetworkRelay;
import dev.onlinematch.relay.http.EntryRules;
import dev.onlinematch.relay.turn.TurnService;

/**
 * What the players have for going through TURN, or for not going directly.
 *
 * @param service makes credentials for a TURN server; null where there is none
 * @param networkRelay which candidates the players may use
 * @param rules who may ask for credentials, and how often
 */
public record TurnOptions(TurnService service, NetworkRelay networkRelay, EntryRules rules) {

  boolean hasServer() {
    return service != null;
  }
}
