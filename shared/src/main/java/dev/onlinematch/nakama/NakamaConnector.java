package dev.onlinematch.nakama;

import dev.onlinematch.nakama.NakamaFailure.Reason;
import dev.onlinematch.time.Scheduler;

/**
 * Opens the socket of whoever is signed in. The token is refreshed <em>before</em>, if need be: a
 * browser does not say why a handshake was refused, so an expired token would look like a server
 * that is not there.
 */
public final class NakamaConnector {

  private final NakamaServer server;
  private final SessionKeeper keeper;
  private final TextSocketFactory sockets;
  private final Scheduler scheduler;

  /** Opens sockets on {@code server} for the session that {@code keeper} keeps. */
  public NakamaConnector(
      NakamaServer server, SessionKeeper keeper, TextSocketFactory sockets, Scheduler scheduler) {
    this.server = server;
    this.keeper = keeper;
    this.sockets = sockets;
    this.scheduler = scheduler;
  }

  /**
   * Opens a socket. The reply comes once, within the deadlines of a refresh and a handshake; the
   * signalling in it is open.
   *
   * @param appearOnline whether the account's followers see that it is online
   */
  public void connect(boolean appearOnline, NakamaReply<NakamaSignalling> reply) {
    NakamaSignalling.Address address = url -> freshUrl(appearOnline, url);
    address.fresh(
        new NakamaReply<>() {
          @Override
          public void onResult(String url) {
            new Connecting(reply).start(address, url);
          }

          @Override
          public void onFailure(NakamaFailure failure) {
            reply.onFailure(failure);
          }
        });
  }

  private void freshUrl(boolean appearOnline, NakamaReply<String> reply) {
    keeper.fresh(
        new NakamaReply<>() {
          @Override
          public void onResult(NakamaSession session) {
            reply.onResult(url(session, appearOnline));
          }

          @Override
          public void onFailure(NakamaFailure failure) {
            reply.onFailure(failure);
          }
        });
  }

  private String url(NakamaSession session, boolean appearOnline) {
    UrlQuery query =
        new UrlQuery()
            .with("lang", "en")
            .with("status", Boolean.toString(appearOnline))
            .with("token", session.token());
    return server.socketUrl() + query;
  }

  private final class Connecting implements NakamaSignalling.Opening {

    private final NakamaReply<NakamaSignalling> reply;
    private NakamaSignalling signalling;

    Connecting(NakamaReply<NakamaSignalling> reply) {
      this.reply = reply;
    }

    void start(NakamaSignalling.Address address, String url) {
      signalling = new NakamaSignalling(sockets, scheduler, address, url, this);
    }

    @Override
    public void onOpen() {
      reply.onResult(signalling);
    }

    @Override
    public void onFailure(SocketEnd end) {
      boolean isTimeout = end.reason() == SocketEnd.Reason.CONNECT_TIMED_OUT;
      reply.onFailure(
          new NakamaFailure(isTimeout ? Reason.TIMED_OUT : Reason.UNREACHABLE, end.message()));
    }
  }
}
