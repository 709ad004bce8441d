package dev.onlinematch.web.net;

/**
 * Where the relay is: URLs, or paths on the server that the page came from. One that is neither is
 * found out when it is dialled.
 *
 * @param offerUrl takes offers over HTTP; null where the relay has no UDP
 * @param webSocketUrl takes WebSockets; null where it does not
 */
public record RelayDoors(String offerUrl, String webSocketUrl) {

  /** Whether there is a way in at all. */
  public boolean isAny() {
    return offerUrl != null || webSocketUrl != null;
  }
}
