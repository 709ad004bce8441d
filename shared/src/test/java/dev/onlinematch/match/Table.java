package dev.onlinematch.match;

import dev.onlinematch.link.FakeRelay;
import dev.onlinematch.link.PathPolicy;
import dev.onlinematch.link.RelayAccess;
import dev.onlinematch.link.RelayList;
import dev.onlinematch.nakama.InMemoryNakama;
import dev.onlinematch.peer.FakePeerConnections;
import dev.onlinematch.peer.IceServer;
import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.time.VirtualTime;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Players who sit around one server and one network, in virtual time. Everything comes from one
 * seed.
 */
public final class Table {

  static final Charset UTF_8 = StandardCharsets.UTF_8;

  /** Long enough for everything that needs no deadline. */
  private static final int SETTLE_MS = 4_000;

  /** Time. */
  public final VirtualTime time = new VirtualTime();

  /** The network between the players. */
  public final FakePeerConnections network;

  /** The relay; only those who sit down after {@link #withRelay()} know it. */
  public final FakeRelay relay = new FakeRelay(time);

  /** Chance, for the players' own use. */
  public final SeededRandom random;

  /** The server. */
  public final InMemoryNakama nakama;

  /** Everyone who was seated. */
  public final List<Seat> seats = new ArrayList<>();

  /** All relays there are, {@link #relay} among them. */
  public final List<FakeRelay> relays = new ArrayList<>(List.of(relay));

  private boolean hasRelay;
  private MatchOptions options =
      MatchOptions.DEFAULTS.withIceServers(
          List.of(
              IceServer.stun("stun:203.0.113.1"),
              new IceServer(List.of("turn:203.0.113.1"), "user", "secret")));

  /** A table whose chances are decided by {@code seed}. */
  public Table(int seed) {
    SeededRandom network = new SeededRandom(seed);
    this.network = new FakePeerConnections(time, network);
    random = new SeededRandom(seed + 1);
    nakama = new InMemoryNakama(time, seed);
  }

  /** For those who sit down from now on. */
  public Table with(MatchOptions options) {
    this.options = options;
    return this;
  }

  /** From now on there is a relay. */
  public Table withRelay() {
    hasRelay = true;
    return this;
  }

  /** From now on there are so many relays, between which a match may move. */
  public Table withRelays(int count) {
    while (relays.size() < count) {
      relays.add(new FakeRelay(time));
    }
    return withRelay();
  }

  /** The relay at which somebody is; the first of them. */
  public FakeRelay busyRelay() {
    for (FakeRelay each : relays) {
      if (each.memberCount() > 0) {
        return each;
      }
    }
    throw new AssertionError("nobody is at any relay");
  }

  /** How somebody gets to the relays; null where there is none. */
  RelayAccess relayAccess(String owner, Consumer<Runnable> loop) {
    if (!hasRelay || relays.size() == 1) {
      return hasRelay ? relay.access(owner, loop) : null;
    }
    RelayList list = new RelayList();
    for (int i = 0; i < relays.size(); i++) {
      list.plus("relay" + i, relays.get(i).access(owner, loop));
    }
    return list;
  }

  /** What those who sit down now play with. */
  public MatchOptions options() {
    return options;
  }

  /** Somebody sits down, signed in. */
  public Seat seat(String name) {
    Seat seat = new Seat(this, name, options);
    seat.signalling = nakama.signIn(name, seat.tab);
    seats.add(seat);
    return seat;
  }

  /** A player's page is gone, without a word to anybody; another one comes in its place. */
  public Seat reload(Seat before) {
    Resumption resumption = before.vanishes();
    time.advance(100);
    return resume(before.name, resumption);
  }

  /** A page that goes on where another one was. */
  public Seat resume(String name, Resumption resumption) {
    Seat after = seat(name);
    after.resumes(resumption);
    return after;
  }

  /**
   * A match of so many players, named {@code p1}, {@code p2}…, everyone linked. The first is host.
   */
  public List<Seat> play(int players) {
    List<Seat> playing = new ArrayList<>();
    for (int i = 1; i <= players; i++) {
      Seat seat = seat("p" + i);
      playing.add(seat);
      if (i == 1) {
        seat.createsMatch();
      } else {
        seat.joins(playing.get(0));
      }
      settle();
    }
    return playing;
  }

  /** The same by such paths, and play has begun. */
  public List<Seat> play(int players, PathPolicy policy) {
    List<Seat> seats = with(options().withPathPolicy(policy)).play(players);
    seats.get(0).match.startPlaying();
    settle();
    return seats;
  }

  /** So many who search together, none of whom has been matched yet. */
  List<Seat> searching(int players) {
    List<Seat> seats = new ArrayList<>();
    for (int i = 1; i <= players; i++) {
      seats.add(seat("m" + i));
    }
    seats.forEach(seat -> seat.searches(players, players));
    return seats;
  }

  /**
   * So many who were matched, of whom the last in order of peer id loses the network before it
   * joins.
   */
  List<Seat> matched(int players) {
    List<Seat> seats = new ArrayList<>(searching(players));
    for (Seat seat : seats) {
      seat.match.addListener(
          new OnlineMatchListener() {
            @Override
            public void matchmakerMatched(List<Player> all) {
              if (seat.peerId().value() == players) {
                nakama.loseNetwork(seat.name);
              }
            }
          });
    }
    time.advance(6_000);
    seats.sort((one, other) -> one.peerId().compareTo(other.peerId()));
    return seats;
  }

  /** Lets everything happen that is on its way. */
  public void settle() {
    time.advance(SETTLE_MS);
  }
}
