package dev.onlinematch.match;

import dev.onlinematch.link.PathPolicy;
import dev.onlinematch.link.PlayerLink;
import dev.onlinematch.link.RelayAccess;
import dev.onlinematch.peer.PeerConnection;
import dev.onlinematch.peer.PeerConnectionFactory;
import dev.onlinematch.random.RandomSource;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.MatchmakerTicket;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.MessageTransport;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.wire.DropCounter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings players together and connects them: open a match, join one, or let the matchmaker find
 * one; then every player is linked to every other over WebRTC, and messages travel between them
 * directly.
 *
 * <p>One object serves a game for as long as it runs, one match after another. The usual way:
 *
 * <ol>
 *   <li>{@link #createMatch}, {@link #joinMatch} or {@link #startMatchmaking}, with a signed-in
 *       {@link Signalling};
 *   <li>{@link OnlineMatchListener#matchReady}: everyone is linked, the host may call {@link
 *       #startPlaying()};
 *   <li>{@link OnlineMatchListener#playingStarted}, at everyone's;
 *   <li>play over {@link #messages()}, usually through an {@code Rpc};
 *   <li>{@link #leave()}.
 * </ol>
 *
 * <p>Entering a match while in another leaves that one completely first. What fails ends in {@link
 * OnlineMatchListener#error}, with a code for the program and a sentence for people; nothing waits
 * for ever.
 *
 * <p>All methods are called from one thread, the one that drives the {@link Scheduler} and the
 * ports.
 */
public final class OnlineMatch {

  private final PeerConnectionFactory peerConnections;
  private final RelayAccess relay;
  private final Scheduler scheduler;
  private final RandomSource random;
  private final Signals signals;
  private final DropCounter<MatchDrop> drops = new DropCounter<>(MatchDrop.values());
  private final Incarnations incarnations = new Incarnations();
  private final MatchMessages messages = new MatchMessages(() -> this.current);
  private final Participation.Owner owner = new ParticipationOwner();
  private MatchOptions options;
  private GameState gameState;
  private Participation current;
  private Signalling signalling;
  private MatchId lastMatch;
  private Player lastMe;
  private int departures;
  private Runnable whenDeparted;
  private boolean isHidden;

  /** An OnlineMatch that is in no match and knows no relay. */
  public OnlineMatch(
      MatchOptions options,
      PeerConnectionFactory peerConnections,
      Scheduler scheduler,
      RandomSource random) {
    this(options, peerConnections, scheduler, random, null);
  }

  /**
   * An OnlineMatch that is in no match.
   *
   * @param random what nobody can guess: it proves who comes back
   * @param relay the way to the relay, or null without one
   */
  public OnlineMatch(
      MatchOptions options,
      PeerConnectionFactory peerConnections,
      Scheduler scheduler,
      RandomSource random,
      RelayAccess relay) {
    this.options = options;
    this.peerConnections = peerConnections;
    this.relay = relay;
    this.scheduler = scheduler;
    this.random = random;
    this.signals = new Signals(scheduler);
  }

  /** Hears all signals from now on. */
  public void addListener(OnlineMatchListener listener) {
    signals.add(listener);
  }

  /** Hears nothing any more. */
  public void removeListener(OnlineMatchListener listener) {
    signals.remove(listener);
  }

  /**
   * Knows from now on how the game stands, for those who come in while it is played; null for
   * nobody. Set it before entering a match.
   */
  public void setGameState(GameState state) {
    gameState = state;
  }

  /** The options for the next match. */
  public MatchOptions options() {
    return options;
  }

  /** Changes the options for the next match; the present one keeps its own. */
  public void setOptions(MatchOptions options) {
    this.options = options;
  }

  /**
   * Opens a match with me as host, peer id 1. Follows: {@link OnlineMatchListener#matchCreated},
   * {@link OnlineMatchListener#playerJoined} of me; or {@link ErrorCode#MATCH_CREATE_FAILED}.
   */
  public void createMatch(Signalling signalling) {
    enter(signalling, new Entry.Create(false));
  }

  /** Opens a match as its host, and only watches. */
  public void createMatchAsSpectator(Signalling signalling) {
    enter(signalling, new Entry.Create(true));
  }

  /**
   * Joins a match by its id. Follows: {@link OnlineMatchListener#matchJoined} when the server has
   * let me in, {@link OnlineMatchListener#playerJoined} for everyone, me among them, when the host
   * has; then, if the match is being played and lets me in, {@link
   * OnlineMatchListener#playingStarted} and the host's {@link GameState}; or {@link
   * ErrorCode#JOIN_MATCH_FAILED}, {@link ErrorCode#CLIENT_JOIN_ERROR}, {@link
   * ErrorCode#CLIENT_VERSION_ERROR}, {@link ErrorCode#HOST_NEVER_ANSWERED}.
   */
  public void joinMatch(Signalling signalling, MatchId matchId) {
    enter(signalling, new Entry.Join(matchId, false));
  }

  /**
   * Joins a match and only watches. A spectator has a number like everybody and is linked to all,
   * but takes no player's seat, is not waited for, cannot make a call that is for {@code
   * Caller.PLAYERS}, and is host only where no player is left who could be. Follows: as of {@link
   * #joinMatch}; {@link ErrorCode#CLIENT_JOIN_ERROR} where too many watch.
   */
  public void joinMatchAsSpectator(Signalling signalling, MatchId matchId) {
    enter(signalling, new Entry.Join(matchId, true));
  }

  /**
   * Comes back into a match as the same player, after the page was loaded again. Follows: {@link
   * OnlineMatchListener#matchJoined}, and {@link OnlineMatchListener#playerJoined} for everyone, me
   * among them with my number; or {@link ErrorCode#NOT_RESUMED}, also when nobody answers.
   */
  public void resumeMatch(Signalling signalling, Resumption resumption) {
    enter(signalling, new Entry.Resume(resumption));
  }

  /**
   * What brings me back into this match after a reload; null while I am not in one. It changes with
   * {@link OnlineMatchListener#matchMoved}.
   */
  public Resumption resumption() {
    return current == null ? null : current.resumption();
  }

  /**
   * Lets the matchmaker find others of the same {@link MatchOptions#clientVersion()}. Follows:
   * {@link OnlineMatchListener#matchmakerMatched}; or {@link ErrorCode#START_MATCHMAKING_FAILED},
   * {@link ErrorCode#MATCHMAKER_ERROR}, {@link ErrorCode#MATCHED_PLAYER_NEVER_CAME}. Until somebody
   * is found it goes on until {@link #leave()}.
   *
   * @throws IllegalArgumentException if the wished minimum and the options' maximum contradict each
   *     other
   */
  public void startMatchmaking(Signalling signalling, Matchmaking wishes) {
    enter(signalling, new Entry.Matchmake(MatchmakerQuery.of(wishes, options)));
  }

  /**
   * Begins to play, for everyone: {@link OnlineMatchListener#playingStarted} follows at all
   * players. From now on nobody is let in, unless the match {@link
   * MatchOptions#isOpenWhilePlaying()}.
   *
   * @throws IllegalStateException if I am not the host, or the match is not {@link
   *     MatchState#READY}
   */
  public void startPlaying() {
    if (!isHost() || state() != MatchState.READY) {
      throw new IllegalStateException(
          "only the host starts, and only a match that is READY; this one is "
              + state()
              + (isHost() ? "" : ", and I am not its host"));
    }
    current.members().startPlaying();
  }

  /**
   * Chooses which paths the match prefers, for everyone, in the lobby or while playing. Links make
   * the new path before they leave the old one; nothing reliable is lost or doubled.
   *
   * @throws IllegalStateException if I am not the host, or prefer a relay and know none
   */
  public void setPathPolicy(PathPolicy policy) {
    if (!isHost()) {
      throw new IllegalStateException("only the host chooses the paths of a match");
    }
    if (policy == PathPolicy.CLIENT_SERVER && relay == null) {
      throw new IllegalStateException("there is no relay");
    }
    current.members().setPathPolicy(policy);
  }

  /** Whether a relay is known, and {@link PathPolicy#CLIENT_SERVER} thus possible. */
  public boolean hasRelay() {
    return relay != null;
  }

  /** Which paths the match prefers; outside a match, what the options say. */
  public PathPolicy pathPolicy() {
    return current == null ? options.pathPolicy() : current.members().roster().pathPolicy();
  }

  /**
   * Leaves the match, the pool, or whatever was being entered. Nothing more is heard of it but
   * {@link OnlineMatchListener#webrtcPeerRemoved}. Does nothing when out.
   */
  public void leave() {
    signals.forget();
    depart();
    whenDeparted = null;
  }

  /** Leaves, and then closes the signalling that the match was entered with if wished. */
  public void leave(boolean closeSignalling) {
    leave();
    if (closeSignalling && signalling != null) {
      onceDeparted(signalling::close);
    }
  }

  /** Where I stand. */
  public MatchState state() {
    return current == null ? MatchState.LOBBY : current.members().state();
  }

  /** How the match was entered. */
  public MatchMode mode() {
    return current == null ? MatchMode.NONE : current.mode();
  }

  /** The match, or null while there is none. */
  public MatchId matchId() {
    return current == null ? null : current.matchId();
  }

  /** The session in which I came into the match, or null. */
  public SessionId mySessionId() {
    return current == null ? null : current.members().mySession();
  }

  /** My number, or null while I have none. */
  public PeerId myPeerId() {
    return messages.myPeerId();
  }

  /** Me as the others see me, or null while I am not on the roster. */
  public Player me() {
    return current == null ? null : current.members().me();
  }

  /** The ticket while the matchmaker searches, else null. */
  public MatchmakerTicket matchmakerTicket() {
    return current == null ? null : current.ticket();
  }

  /** Whether I am the host now. */
  public boolean isHost() {
    return current != null && current.members().isHost();
  }

  /** The host, or null while none is known. */
  public Player host() {
    PeerId host = messages.hostPeerId();
    return host == null ? null : player(host);
  }

  /** Whether I only watch. */
  public boolean isSpectating() {
    return current != null && current.isSpectating();
  }

  /** Everyone, in ascending order of peer id; a copy. */
  public List<Player> players() {
    return roster().players();
  }

  /** Everyone but the spectators. */
  public List<Player> activePlayers() {
    return roster().activePlayers();
  }

  /** Everyone by session; a copy in order of peer id. */
  public Map<SessionId, Player> playersBySessionId() {
    Map<SessionId, Player> players = new LinkedHashMap<>();
    players().forEach(player -> players.put(player.sessionId(), player));
    return players;
  }

  /** Everyone by number; a copy in order of peer id. */
  public Map<PeerId, Player> playersByPeerId() {
    Map<PeerId, Player> players = new LinkedHashMap<>();
    players().forEach(player -> players.put(player.peerId(), player));
    return players;
  }

  /** The names by number; a copy in order of peer id. */
  public Map<PeerId, String> playerNamesByPeerId() {
    Map<PeerId, String> names = new LinkedHashMap<>();
    players().forEach(player -> names.put(player.peerId(), player.username()));
    return names;
  }

  /** The player of that number, or null. */
  public Player player(PeerId peerId) {
    return roster().player(peerId);
  }

  /** The player of that session, or null. */
  public Player player(SessionId sessionId) {
    return roster().player(sessionId);
  }

  /** The session of that number, or null. */
  public SessionId sessionId(PeerId peerId) {
    Player player = player(peerId);
    return player == null ? null : player.sessionId();
  }

  /**
   * The session that a player has on the signalling server now; null for an unknown one. {@link
   * Player#sessionId()} is the one in which he came in.
   */
  public SessionId currentSession(PeerId peerId) {
    Player player = player(peerId);
    return player == null ? null : current.members().sessions().current(player.sessionId());
  }

  /** Whether a player, perhaps me, has lost the signalling server and may come back. */
  public boolean isReconnecting(PeerId peerId) {
    Player player = player(peerId);
    return player != null && current.members().isReconnecting(player);
  }

  /**
   * The page was hidden from the one in front of it, or is seen again. The others are told, because
   * browsers may stop a hidden page without a word: {@link OnlineMatchListener#playerHidden}.
   */
  public void setHidden(boolean hidden) {
    isHidden = hidden;
    if (current != null) {
      current.members().links().setHidden(hidden);
    }
  }

  /** Whether another player's page is hidden, as far as he could say so. */
  public boolean isHidden(PeerId peerId) {
    Player player = player(peerId);
    return player != null && current.members().links().isHidden(player.sessionId());
  }

  /**
   * The page has stood still, or the network may be another one: everybody is asked for a sign of
   * life, and what does not answer in a second or two is repaired, instead of after five or more.
   */
  public void checkConnections() {
    if (current != null) {
      current.check();
    }
  }

  /** What carries messages to another player; null for an unknown one and for myself. */
  public PlayerLinkStatus link(PeerId peerId) {
    Player player = player(peerId);
    if (player == null || player.equals(me())) {
      return null;
    }
    PlayerLink link = current.members().link(player.sessionId());
    return link == null
        ? new PlayerLinkStatus(PlayerStatus.CONNECTING, null, -1)
        : new PlayerLinkStatus(
            link.isUp() ? PlayerStatus.CONNECTED : PlayerStatus.CONNECTING,
            link.path(),
            link.roundTripMs());
  }

  /** The peer connection to another player, or null. */
  public PeerConnection webrtcPeer(SessionId sessionId) {
    PlayerLink link = current == null ? null : current.members().link(sessionId);
    return link == null ? null : link.connection();
  }

  /** The peer connection to another player, or null. */
  public PeerConnection webrtcPeer(PeerId peerId) {
    SessionId sessionId = sessionId(peerId);
    return sessionId == null ? null : webrtcPeer(sessionId);
  }

  /** Messages between the players of whatever match there is; always the same object. */
  public MessageTransport messages() {
    return messages;
  }

  /** What came from outside and was dropped, since the beginning. */
  public DropCounter<MatchDrop> drops() {
    return drops;
  }

  private Roster roster() {
    return current == null ? Roster.EMPTY : current.members().roster();
  }

  private void enter(Signalling through, Entry entry) {
    signals.forget();
    depart();
    signalling = through;
    boolean isAgain = entry instanceof Entry.Join join && join.matchId().equals(lastMatch);
    Participation next =
        new Participation(
            new MatchContext(
                options, peerConnections, relay, scheduler, random, signals, drops, incarnations),
            through,
            entry,
            isAgain ? lastMe : null,
            owner);
    next.members().links().setHidden(isHidden);
    current = next;
    onceDeparted(next::begin);
  }

  private void depart() {
    Participation left = current;
    current = null;
    if (left != null) {
      if (left.members().me() != null) {
        lastMatch = left.matchId();
        lastMe = left.members().me();
      }
      departures++;
      left.end(this::departed);
    }
  }

  private void departed() {
    departures--;
    if (departures == 0 && whenDeparted != null) {
      Runnable next = whenDeparted;
      whenDeparted = null;
      next.run();
    }
  }

  /**
   * Runs it when the server has let go of every match before; only the last one asked for is kept.
   */
  private void onceDeparted(Runnable next) {
    if (departures == 0) {
      whenDeparted = null;
      next.run();
    } else {
      whenDeparted = next;
    }
  }

  private final class ParticipationOwner implements Participation.Owner {

    @Override
    public void onFailed(Participation participation) {
      if (participation == current) {
        depart();
      }
    }

    @Override
    public byte[] tellState(Player receiver) {
      byte[] state = gameState == null ? null : gameState.tell(receiver);
      if (state != null && state.length > GameState.MAX_BYTES) {
        throw new IllegalStateException("a game's state of " + state.length + " bytes");
      }
      return state;
    }

    @Override
    public void onState(byte[] state) {
      if (gameState == null) {
        drops.count(MatchDrop.UNEXPECTED);
      } else {
        gameState.adopt(state);
      }
    }

    @Override
    public void onMessage(PeerId from, Delivery delivery, byte[] payload) {
      messages.deliver(from, delivery, payload);
    }
  }
}
