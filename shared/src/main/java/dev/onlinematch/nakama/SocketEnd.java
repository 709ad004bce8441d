package dev.onlinematch.nakama;

/**
 * Why the socket is no longer there.
 *
 * @param reason for code
 * @param message for people
 */
public record SocketEnd(Reason reason, String message) {

  /** The kinds that a caller can tell apart. */
  public enum Reason {
    /** This side closed it. */
    CLOSED_BY_ME,
    /** It could not be opened: no server there, or the server did not take the token. */
    UNREACHABLE,
    /** It was not open within the deadline. */
    CONNECT_TIMED_OUT,
    /** A ping was not answered: the network is gone, though nobody said so. */
    PING_TIMED_OUT,
    /** The account opened another socket, and the server allows one ("single_socket"). */
    REPLACED,
    /**
     * The server closed it, or the network did. The close code says little: Nakama sends 1000 after
     * a bad message too.
     */
    CLOSED_BY_SERVER
  }
}
