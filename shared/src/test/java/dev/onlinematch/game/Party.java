package dev.onlinematch.game;

import dev.onlinematch.transport.FakeMesh;
import dev.onlinematch.transport.MessageTransport;
import dev.onlinematch.transport.PeerId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** People in one match over a {@link FakeMesh}, each with a session and, if wished, a bot. */
final class Party {

  final FakeMesh mesh;
  final List<Guest> guests = new ArrayList<>();
  private boolean isPlaying;

  Party(int seed) {
    mesh = new FakeMesh(seed);
  }

  Guest arrives(String name) {
    Guest guest = new Guest(name, mesh.join(guests.size() + 1));
    guests.add(guest);
    for (Guest other : guests) {
      if (other != guest && !other.hasLeft) {
        other.listener.playerLinked(guest.node.me);
        guest.listener.playerLinked(other.node.me);
      }
    }
    return guest;
  }

  /** How it stands, as somebody would tell. */
  static byte[] toldBy(Guest host) {
    return host.listener.tellState();
  }

  /** It stands so from now on. */
  static void isTold(Guest guest, byte[] state) {
    guest.listener.adoptState(state);
  }

  /** Gets everyone who is awake through the ready screen and the countdown. */
  void startsRound() {
    passesUntil(() -> all(GamePhase.READY_ROOM), 10_000);
    for (Guest guest : guests) {
      guest.becomesReady();
    }
    if (!passesUntil(() -> all(GamePhase.ROUND), 10_000)) {
      throw new AssertionError("the round did not start");
    }
  }

  /** Whether everyone who is there and awake is in a phase. */
  boolean all(GamePhase phase) {
    for (Guest guest : guests) {
      if (!guest.hasLeft && !guest.isFrozen && guest.phase() != phase) {
        return false;
      }
    }
    return true;
  }

  /** Lets time pass for everybody: 60 frames a second, each at his own moment. */
  void passes(int ms) {
    long until = mesh.time.nowMs() + ms;
    while (mesh.time.nowMs() < until) {
      mesh.time.advance(2);
      for (Guest guest : guests) {
        guest.maybeFrame(mesh.time.nowMs());
      }
    }
  }

  /** Lets time pass until it is so, at most {@code ms}. */
  boolean passesUntil(BooleanSupplier isSo, int ms) {
    for (int passed = 0; passed < ms && !isSo.getAsBoolean(); passed += 20) {
      passes(20);
    }
    return isSo.getAsBoolean();
  }

  final class Guest implements GameMatch {

    final String name;
    final FakeMesh.Node node;
    final GameSession session;
    final List<GameEvent> events = new ArrayList<>();
    Bot bot = Bot.ASLEEP;
    boolean hasLeft;

    /** Stands still, as a frozen tab does. */
    boolean isFrozen;

    private GameMatch.Listener listener;
    private long nextFrameMs;

    private Guest(String name, FakeMesh.Node node) {
      this.name = name;
      this.node = node;
      this.nextFrameMs = node.me.value() * 3L;
      this.session = new GameSession(this);
      session.setListener(events::add);
    }

    void becomesReady() {
      session.ready();
    }

    GamePhase phase() {
      return session.view().phase();
    }

    String message() {
      return session.view().message();
    }

    AvatarView own() {
      return seen(this);
    }

    /** Who won which round, 0 for nobody, as this one saw it. */
    List<Integer> results() {
      List<Integer> winners = new ArrayList<>();
      for (GameEvent event : events) {
        if (event.kind() == GameEvent.Kind.ROUND_OVER
            || event.kind() == GameEvent.Kind.MATCH_OVER) {
          winners.add(event.peerId());
        }
      }
      return winners;
    }

    /** As when the tab is closed: the others learn of it, he does not. */
    void vanishes() {
      leave();
    }

    AvatarView seen(Guest other) {
      for (AvatarView avatar : session.view().avatars()) {
        if (avatar.peerId() == other.node.me.value()) {
          return avatar;
        }
      }
      throw new AssertionError(name + " does not see " + other.name);
    }

    private void maybeFrame(long nowMs) {
      if (hasLeft || isFrozen || nowMs < nextFrameMs) {
        return;
      }
      nextFrameMs = nowMs + 16;
      bot.play(session, session.view(), nowMs);
      session.advance((double) nowMs);
    }

    @Override
    public MessageTransport messages() {
      return node;
    }

    @Override
    public List<GamePlayer> players() {
      List<GamePlayer> players = new ArrayList<>();
      for (Guest guest : guests) {
        if (!guest.hasLeft) {
          players.add(new GamePlayer(guest.node.me, guest.name));
        }
      }
      return players;
    }

    @Override
    public List<GamePlayer> watchers() {
      return List.of();
    }

    @Override
    public boolean isReady() {
      return !isPlaying && players().size() > 1;
    }

    @Override
    public boolean isPlaying() {
      return isPlaying;
    }

    @Override
    public boolean isReconnecting(PeerId peer) {
      return false;
    }

    @Override
    public void startPlaying() {
      if (!isReady() || !node.me.equals(node.hostPeerId())) {
        throw new IllegalStateException("cannot start");
      }
      isPlaying = true;
    }

    @Override
    public void leave() {
      if (hasLeft) {
        return;
      }
      hasLeft = true;
      mesh.remove(node);
      boolean wasHost = node.me.equals(node.hostPeerId());
      for (Guest other : guests) {
        if (!other.hasLeft) {
          mesh.time.schedule(
              30,
              () -> {
                if (!other.hasLeft && wasHost) {
                  other.hasLeft = true;
                  mesh.remove(other.node);
                  other.listener.matchEnded();
                } else if (!other.hasLeft) {
                  other.listener.playerLeft(new GamePlayer(node.me, name));
                }
              });
        }
      }
    }

    @Override
    public void attach(GameMatch.Listener listener) {
      this.listener = listener;
    }

    @Override
    public void detach() {
      this.listener =
          new GameMatch.Listener() {
            @Override
            public void playerLinked(PeerId peerId) {}

            @Override
            public byte[] tellState() {
              return new byte[0];
            }

            @Override
            public void adoptState(byte[] state) {}

            @Override
            public void hostChanged() {}

            @Override
            public void playerReconnecting(GamePlayer player) {}

            @Override
            public void playerReconnected(GamePlayer player, boolean hasRestarted) {}

            @Override
            public void playerLeft(GamePlayer player) {}

            @Override
            public void matchEnded() {}
          };
    }
  }
}
