package dev.onlinematch.web.ui;

/**
 * One player on the ready screen.
 *
 * @param peerId the number in the match
 * @param username the account's name
 * @param status how far the player is
 * @param path which way messages take; null for oneself and while unknown
 * @param roundTripMs there and back; -1 while unknown
 * @param score rounds won
 * @param isMe whether it is the one at this machine
 * @param isHost whether this player decides for all
 */
public record PlayerRow(
    int peerId,
    String username,
    Status status,
    Path path,
    int roundTripMs,
    int score,
    boolean isMe,
    boolean isHost) {

  /** Which way messages to a player take; {@link #id()} is part of the page contract. */
  public enum Path {
    /** From browser to browser. */
    DIRECT("direct"),
    /** Through a TURN server. */
    TURN("turn"),
    /** Through the relay. */
    RELAY("relay");

    private final String id;

    Path(String id) {
      this.id = id;
    }

    /** The value of {@code data-path}. */
    public String id() {
      return id;
    }
  }

  /** How far a player is. */
  public enum Status {
    /** The link is being made. */
    CONNECTING("connecting", "Connecting…"),
    /** The connection to the server is lost, and the player may come back. */
    RECONNECTING("reconnecting", "Reconnecting…"),
    /** The page is hidden, and may stop. */
    AWAY("away", "Away"),
    /** The link is up. */
    CONNECTED("connected", "Connected"),
    /** Wants to begin. */
    READY("ready", "READY!");

    private final String id;
    private final String words;

    Status(String id, String words) {
      this.id = id;
      this.words = words;
    }

    /** The value of {@code data-status}. */
    public String id() {
      return id;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }
}
