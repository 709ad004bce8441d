package dev.onlinematch.link;

/** Why a link was given up. */
public enum LinkFailure {
  /** No path was found between the two players. */
  NEVER_CONNECTED("No connection to the other player could be made."),
  /** It was up, broke, and could not be repaired. */
  NOT_REPAIRED("The connection to the other player broke and could not be repaired."),
  /** Neither a direct path nor the relay carried anything for too long. */
  NO_PATH("No connection to the other player, neither directly nor through the relay."),
  /** This platform gives no peer connection. */
  NO_PEER_CONNECTION("This browser cannot open a peer connection."),
  /** The platform made other channels than those asked for. */
  WRONG_CHANNELS("This browser did not open the channels that were asked for.");

  private final String sentence;

  LinkFailure(String sentence) {
    this.sentence = sentence;
  }

  /** For people. */
  public String sentence() {
    return sentence;
  }
}
