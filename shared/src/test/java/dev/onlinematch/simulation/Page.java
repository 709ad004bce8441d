package dev.onlinematch.simulation;

import static dev.onlinematch.simulation.Violation.unless;

import dev.onlinematch.game.GameSession;
import dev.onlinematch.game.SharedMatch;
import dev.onlinematch.link.PathPolicy;
import dev.onlinematch.match.GameState;
import dev.onlinematch.match.MatchMode;
import dev.onlinematch.match.MatchOptions;
import dev.onlinematch.match.Matchmaking;
import dev.onlinematch.match.OnlineMatch;
import dev.onlinematch.match.Player;
import dev.onlinematch.match.Resumption;
import dev.onlinematch.nakama.InMemoryBrowser;
import dev.onlinematch.nakama.NakamaFailure;
import dev.onlinematch.nakama.NakamaReply;
import dev.onlinematch.nakama.NakamaSignalling;
import dev.onlinematch.peer.IceServer;
import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.signalling.SignallingFailure;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.time.Tab;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.transport.SendResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A page with the whole client in it, as a game would use it. */
final class Page {

  private static final List<IceServer> ICE_SERVERS =
      List.of(
          IceServer.stun("stun:203.0.113.1"),
          new IceServer(List.of("turn:203.0.113.1"), "user", "secret"));

  final World world;
  final Person person;
  final Tab tab;
  final InMemoryBrowser browser;
  final OnlineMatch match;
  private final SharedTransport messages;
  private final Heard heard;
  private final Map<PeerId, Ledger.Stream[]> streams = new TreeMap<>();
  private final Set<MatchId> entered = new HashSet<>();
  private Signalling signalling;
  private GameSession game;
  private Consumer<Signalling> afterSigningIn;
  private boolean isAtGame;

  Page(World world, Person person) {
    this.world = world;
    this.person = person;
    tab = new Tab(world.time);
    Scheduler scheduler = world.sabotage.scheduler(this, tab);
    browser = world.nakama.browser(person.name, tab);
    match =
        new OnlineMatch(
            options(),
            world.network.factoryOf(person.name, tab::receive),
            scheduler,
            new SeededRandom(world.noise.nextInt()),
            world.setup.hasRelay() ? world.relay.access(person.name, tab::receive) : null);
    heard = new Heard(this);
    match.addListener(heard);
    messages = new SharedTransport(this, this::receive);
  }

  private MatchOptions options() {
    Setup setup = world.setup;
    int watchers = setup.isOpen() ? 2 : 1;
    boolean isClientServer = setup.isClientServer() && setup.hasRelay();
    return MatchOptions.DEFAULTS
        .withIceServers(ICE_SERVERS)
        .withPlayers(2, setup.maxPlayers())
        .withMaxTotalPlayers(Math.min(MatchOptions.MOST_PLAYERS, setup.maxPlayers() + watchers))
        .withOpenWhilePlaying(setup.isOpen())
        .withHostMigration(setup.migrates())
        .withPathPolicy(isClientServer ? PathPolicy.CLIENT_SERVER : PathPolicy.MESH)
        .withClientVersion(person.isStranger() && !world.sabotage.hidesVersion() ? "other" : "dev");
  }

  // ---- Entering ----

  void creates() {
    enter(through -> match.createMatch(through));
  }

  void joins(MatchId id) {
    renewSession(id);
    enter(through -> match.joinMatch(through, id));
  }

  /** Leaves, and comes again in the same session. */
  void rejoins() {
    MatchId id = match.matchId();
    enter(through -> match.joinMatch(through, id));
  }

  void watches(MatchId id) {
    renewSession(id);
    enter(through -> match.joinMatchAsSpectator(through, id));
  }

  void resumes(Resumption resumption) {
    enter(through -> match.resumeMatch(through, resumption));
  }

  void searches(int min, int max) {
    enter(
        through -> match.startMatchmaking(through, new Matchmaking().minCount(min).maxCount(max)));
  }

  /** Who was in a match before comes back in another session. */
  private void renewSession(MatchId id) {
    if (signalling != null && entered.contains(id)) {
      signalling.close();
    }
  }

  void noteEntry(MatchId id) {
    entered.add(id);
  }

  private void enter(Consumer<Signalling> entry) {
    withSignalling(
        through -> {
          leaveGame();
          forgetMatch();
          heard.enter();
          if (world.setup.hasGame()) {
            game = SharedMatch.game(match, messages);
            maybePlay();
          } else {
            match.setGameState(new Told());
          }
          entry.accept(through);
        });
  }

  /** Signs in first if need be. */
  void withSignalling(Consumer<Signalling> action) {
    if (signalling != null && signalling.isOpen()) {
      action.accept(signalling);
      return;
    }
    boolean isSigningIn = afterSigningIn != null;
    afterSigningIn = action;
    if (!isSigningIn && signalling == null) {
      browser.signIn(new SigningIn());
    } else if (!isSigningIn) {
      signalling.reopen(new Reopening());
    }
  }

  /** Null until signed in. */
  Signalling signalling() {
    return signalling;
  }

  boolean isSigningIn() {
    return afterSigningIn != null;
  }

  void leaves() {
    heard.leave();
    leaveGame();
    match.leave();
    forgetMatch();
  }

  private void leaveGame() {
    if (game != null) {
      game.leave();
      game = null;
    }
  }

  /** Closes the connection to the server, as when the page is left for good. */
  void signsOut() {
    if (signalling != null) {
      signalling.close();
    }
  }

  /** The streams to others are over with the match. */
  void forgetMatch() {
    streams.clear();
  }

  // ---- Being in ----

  /** Whether this page is on the roster of a match. */
  boolean isIn() {
    return match.me() != null && match.matchId() != null;
  }

  /** Whether it is in no match and on no way to one. */
  boolean isOut() {
    return match.mode() == MatchMode.NONE;
  }

  /** The session on the server; null while there is none. */
  SessionId currentSession() {
    return match.myPeerId() == null ? null : match.currentSession(match.myPeerId());
  }

  Heard heard() {
    return heard;
  }

  boolean hasHeardStart() {
    return heard.hasStarted();
  }

  /** The game; null if there is none. */
  GameSession game() {
    return game;
  }

  // ---- Talking ----

  /** Says so many things to everyone. */
  void talks(int messages) {
    for (int i = 0; i < messages; i++) {
      for (PeerId peer : match.messages().otherPeers()) {
        for (Delivery delivery : Delivery.values()) {
          say(peer, delivery);
        }
      }
    }
  }

  private void say(PeerId peer, Delivery delivery) {
    SessionId session = match.sessionId(peer);
    Ledger.Stream stream =
        streams
            .computeIfAbsent(peer, none -> new Ledger.Stream[Delivery.values().length])[
            delivery.ordinal()];
    if (stream == null) {
      stream = world.ledger.open(this, session, delivery);
      streams.get(peer)[delivery.ordinal()] = stream;
    }
    int padding = world.noise.nextInt(20) == 0 ? world.noise.nextInt(4_000) : 0;
    byte[] message = stream.next(heard.hasStarted(), match.isHost(), padding);
    if (match.messages().send(peer, delivery, message) == SendResult.SENT) {
      stream.countSent();
    }
  }

  /** Somebody is no longer in: whatever is said to him from now on is another stream. */
  void endStreams(PeerId peer) {
    streams.remove(peer);
  }

  /** The reliable streams to those who are in. */
  List<Ledger.Stream> reliableStreams() {
    List<Ledger.Stream> reliable = new ArrayList<>();
    for (Ledger.Stream[] of : streams.values()) {
      if (of[Delivery.RELIABLE.ordinal()] != null) {
        reliable.add(of[Delivery.RELIABLE.ordinal()]);
      }
    }
    return reliable;
  }

  private void receive(PeerId from, Delivery delivery, byte[] payload) {
    SessionId sender = match.sessionId(from);
    unless(sender != null, Invariant.SENDER_IS_PROVEN, this + " got a message from nobody");
    world.ledger.receive(this, sender, delivery, payload);
  }

  // ---- Playing ----

  private void maybePlay() {
    if (!isAtGame) {
      isAtGame = true;
      tab.schedule(world.setup.frameMs(), this::frame);
    }
  }

  private void frame() {
    isAtGame = game != null;
    if (isAtGame) {
      if (world.time.nowMs() < world.playingUntilMs) {
        game.ready();
        if (world.noise.nextInt(8) == 0) {
          game.hold(0, world.noise.nextInt(32));
        }
      } else {
        game.hold(0, 0);
      }
      game.advance((double) world.time.nowMs());
      tab.schedule(world.setup.frameMs(), this::frame);
    }
  }

  @Override
  public String toString() {
    return person.name;
  }

  private Consumer<Signalling> takeAfterSigningIn() {
    Consumer<Signalling> next = afterSigningIn;
    afterSigningIn = null;
    return next;
  }

  /** How no game stands: that it was told is what counts. */
  private final class Told implements GameState {

    @Override
    public byte[] tell(Player receiver) {
      return new byte[] {1};
    }

    @Override
    public void adopt(byte[] state) {
      heard.beTold();
    }
  }

  private final class Reopening implements Signalling.Reply<Void> {

    @Override
    public void onResult(Void result) {
      takeAfterSigningIn().accept(signalling);
    }

    @Override
    public void onFailure(SignallingFailure failure) {
      if (failure.reason() == SignallingFailure.Reason.CLOSED) {
        browser.signIn(new SigningIn());
      } else {
        world.log.add(world, Page.this, "cannot connect again: " + failure);
        afterSigningIn = null;
      }
    }
  }

  private final class SigningIn implements NakamaReply<NakamaSignalling> {

    @Override
    public void onResult(NakamaSignalling opened) {
      entered.clear();
      signalling = world.sabotage.signalling(Page.this, opened);
      if (person.isVillain()) {
        signalling = new Wiretap(signalling);
      }
      takeAfterSigningIn().accept(signalling);
    }

    @Override
    public void onFailure(NakamaFailure failure) {
      world.log.add(world, Page.this, "cannot sign in: " + failure);
      afterSigningIn = null;
    }
  }
}
