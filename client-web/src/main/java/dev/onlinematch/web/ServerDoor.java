package dev.onlinematch.web;

import dev.onlinematch.game.rules.Arena;
import dev.onlinematch.link.RelayAccess;
import dev.onlinematch.link.RelayList;
import dev.onlinematch.match.MatchOptions;
import dev.onlinematch.match.OnlineMatch;
import dev.onlinematch.nakama.HttpRequest;
import dev.onlinematch.nakama.HttpResponse;
import dev.onlinematch.nakama.HttpTransport;
import dev.onlinematch.peer.IceServer;
import dev.onlinematch.peer.PeerConnectionFactory;
import dev.onlinematch.random.RandomSource;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.web.account.NakamaAccounts;
import dev.onlinematch.web.clock.BrowserScheduler;
import dev.onlinematch.web.net.BrowserRelay;
import dev.onlinematch.web.net.BrowserTextSockets;
import dev.onlinematch.web.net.RelayDoors;
import dev.onlinematch.web.rtc.BrowserPeerConnectionFactory;
import dev.onlinematch.web.ui.Failure;
import dev.onlinematch.web.ui.Online;
import dev.onlinematch.web.ui.Reply;
import dev.onlinematch.web.w3c.PageLifecycle;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;

/** Reads the server's configuration, and puts together what online play needs. */
final class ServerDoor implements Online.Door {

  /** Of the ten whom a mesh can link. */
  private static final int WATCHERS = 2;

  private static final long DEADLINE_MS = 10_000;

  private final HttpTransport http;
  private final BrowserScheduler scheduler;
  private final RandomSource random;

  /** Those of the latest configuration; the relay asks them for a token, and they enter matches. */
  private NakamaAccounts accounts;

  ServerDoor(HttpTransport http, BrowserScheduler scheduler, RandomSource random) {
    this.http = http;
    this.scheduler = scheduler;
    this.random = random;
  }

  @Override
  public boolean hasWebRtc() {
    return BrowserPeerConnectionFactory.isSupported();
  }

  @Override
  public void open(Reply<Online> reply) {
    http.send(
        new HttpRequest("GET", "config.json", HttpRequest.headersOf(), null),
        new ConfigReply(reply));
  }

  private Online online(ClientConfig config) {
    String version = config.isDevelopment() ? Address.version() : null;
    MatchOptions options =
        MatchOptions.DEFAULTS
            .withPlayers(MatchOptions.DEFAULTS.minPlayers(), Arena.MOST_PLAYERS - WATCHERS)
            .withSpectators(WATCHERS)
            .withOpenWhilePlaying(true)
            .withClientVersion(version == null ? config.clientVersion() : version)
            .withIceServers(config.iceServers())
            .withNetworkRelay(config.networkRelay());
    PeerConnectionFactory peerConnections = new BrowserPeerConnectionFactory();
    RelayList relays = new RelayList();
    for (RelayDoors doors : config.relays()) {
      relays.plus(
          doors.webSocketUrl(),
          new BrowserRelay(
              doors,
              reply -> accounts.freshSession(reply),
              stunServers(config),
              http,
              peerConnections,
              scheduler));
    }
    RelayAccess relay = relays.count() == 0 ? null : relays;
    OnlineMatch match = new OnlineMatch(options, peerConnections, scheduler, random, relay);
    scheduler.whenAwake(match::checkConnections);
    PageLifecycle.listen(
        isHidden -> {
          match.setHidden(isHidden);
          match.checkConnections();
        });
    MatchWindow window = new MatchWindow(match);
    accounts =
        new NakamaAccounts(
            config.signalling(),
            http,
            new BrowserTextSockets(scheduler),
            scheduler,
            random,
            (signalling, reply) -> {
              Runnable enter = () -> reply.onResult(window.entrance(signalling));
              if (config.iceServersUrl() == null) {
                enter.run();
              } else {
                new IceServersForMatch(match, http, scheduler, enter)
                    .ask(config.iceServersUrl(), accounts);
              }
            });
    return new Online(accounts, match, window, scheduler);
  }

  private static List<IceServer> stunServers(ClientConfig config) {
    List<IceServer> servers = new ArrayList<>();
    for (IceServer server : config.iceServers()) {
      if (!server.isTurn()) {
        servers.add(server);
      }
    }
    return servers;
  }

  /** Ends once: by a configuration, a failure, or its deadline. */
  private final class ConfigReply implements HttpTransport.Reply {

    private final Reply<Online> reply;
    private final Scheduler.Timer deadline;
    private boolean hasEnded;

    ConfigReply(Reply<Online> reply) {
      this.reply = reply;
      deadline = scheduler.schedule(DEADLINE_MS, () -> onUnreachable(""));
    }

    @Override
    public void onResponse(HttpResponse response) {
      if (end()) {
        return;
      }
      try {
        if (response.status() != 200) {
          throw new MalformedException("HTTP " + response.status());
        }
        reply.onResult(online(ClientConfig.read(response.body(), Address.origin())));
      } catch (MalformedException e) {
        reply.onFailure(Failure.NOT_CONFIGURED, "");
      }
    }

    @Override
    public void onUnreachable(String message) {
      if (!end()) {
        reply.onFailure(Failure.UNREACHABLE, message);
      }
    }

    /** Whether it had ended before. */
    private boolean end() {
      boolean before = hasEnded;
      hasEnded = true;
      deadline.cancel();
      return before;
    }
  }
}
