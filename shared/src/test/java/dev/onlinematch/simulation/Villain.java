package dev.onlinematch.simulation;

import dev.onlinematch.link.PathPolicy;
import dev.onlinematch.match.Player;
import dev.onlinematch.peer.FakeDataChannel;
import dev.onlinematch.peer.FakePeerConnection;
import dev.onlinematch.random.RandomSource;
import dev.onlinematch.signalling.JoinRefusal;
import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.LinkReport;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.RosterUpdate;
import dev.onlinematch.signalling.SignalCodec;
import dev.onlinematch.signalling.SignalMessage;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.signalling.SignallingFailure;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What somebody does who means harm, with all that he has: his place in the server's match, what he
 * overheard there, and his links. A host can do with his match what he likes, so he waits while he
 * is host.
 */
final class Villain {

  /** Whichever number the next message on a link has, it is among these. */
  private static final int MOST_SEQUENCES = 300;

  private Villain() {}

  static void act(World world, Step step) {
    Page page = world.people.get(step.who()).page();
    Person victim = world.people.get(step.whom());
    if (page == null || !page.person.isVillain() || page.match.isHost() || !page.tab.isAwake()) {
      return;
    }
    if (step.kind() == Step.Kind.INTRUDE) {
      intrude(page, victim);
    } else if (page.signalling() instanceof Wiretap tap && matchOf(page) != null) {
      act(page, tap, victim, step);
    }
  }

  private static void act(Page page, Wiretap tap, Person victim, Step step) {
    switch (step.kind()) {
      case FORGE_ROSTER -> {
        RosterUpdate last = lastRoster(tap);
        if (last != null) {
          tell(page, tap, forged(last, page, victim, step.ms()));
        }
      }
      case FORGE_REFUSAL -> tell(page, tap, new JoinRefusal(step.ms() % 5));
      case FORGE_REPORT -> {
        if (victim.page() != null && victim.page().match.mySessionId() != null) {
          boolean isOfHost =
              page.match.host() != null
                  && page.match.host().sessionId().equals(victim.page().match.mySessionId());
          tell(page, tap, new LinkReport(victim.page().match.mySessionId(), isOfHost));
        }
      }
      case REPLAY -> {
        for (Wiretap.Word word : List.copyOf(tap.words())) {
          tap.send(matchOf(page), word.opCode(), word.payload(), others(page));
        }
      }
      case TRUNCATE -> {
        for (Wiretap.Word word : List.copyOf(tap.words())) {
          byte[] damaged = damage(word.payload(), page.world.noise);
          tap.send(matchOf(page), word.opCode(), damaged, others(page));
        }
      }
      case RUBBISH -> rubbish(page, victim, step.ms());
      case CLAIM -> claim(page);
      default -> throw new IllegalArgumentException(step.toString());
    }
  }

  private static void intrude(Page page, Person victim) {
    MatchId match = victim.lastMatch();
    if (match == null || !page.isOut()) {
      return;
    }
    page.withSignalling(
        through ->
            through.joinMatch(
                match,
                new Signalling.Reply<>() {
                  @Override
                  public void onResult(JoinedMatch joined) {
                    page.person.intrude(match);
                    page.world.noteEntry(match, joined.self().sessionId(), page.person);
                  }

                  @Override
                  public void onFailure(SignallingFailure failure) {
                    // The match is over.
                  }
                }));
  }

  private static MatchId matchOf(Page page) {
    return page.match.matchId() == null ? page.person.intrudedMatch() : page.match.matchId();
  }

  private static List<Presence> others(Page page) {
    return page.world.presences(matchOf(page));
  }

  private static void tell(Page page, Wiretap tap, SignalMessage message) {
    tap.send(matchOf(page), SignalCodec.opCode(message), SignalCodec.encode(message), others(page));
  }

  private static RosterUpdate lastRoster(Wiretap tap) {
    RosterUpdate last = null;
    for (Wiretap.Word word : tap.words()) {
      try {
        if (SignalCodec.decode(word.opCode(), word.payload()) instanceof RosterUpdate update) {
          last = update;
        }
      } catch (MalformedException e) {
        // He has damaged it himself.
      }
    }
    return last;
  }

  private static RosterUpdate forged(RosterUpdate last, Page page, Person victim, int how) {
    List<RosterUpdate.Entry> entries = new ArrayList<>(last.entries());
    entries.removeIf(
        entry -> how % 2 == 0 && entry.username().equals(victim.name) && last.entries().size() > 1);
    boolean isClientServer = how % 3 == 0 || last.isClientServer();
    return new RosterUpdate(
        last.term() + how % 4,
        last.version() + how % 5,
        how % 7 == 0 || last.hasBegun(),
        isClientServer && page.match.pathPolicy() != PathPolicy.MESH,
        last.nextPeerId() + how % 2,
        entries);
  }

  private static byte[] damage(byte[] bytes, RandomSource random) {
    byte[] damaged = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
    return damaged;
  }

  private static void rubbish(Page page, Person victim, int amount) {
    FakePeerConnection connection = page.world.network.between(page.person.name, victim.name);
    if (connection == null) {
      return;
    }
    for (int i = 0; i < Math.min(amount, 100); i++) {
      byte[] bytes = new byte[page.world.noise.nextInt(40)];
      page.world.noise.nextBytes(bytes);
      if (bytes.length > 0 && page.world.noise.nextInt(2) == 0) {
        bytes[0] = (byte) page.world.noise.nextInt(6);
      }
      for (FakeDataChannel channel : connection.channels().values()) {
        channel.send(bytes);
      }
    }
  }

  private static void claim(Page page) {
    for (Player player : page.match.players()) {
      FakePeerConnection connection =
          page.world.network.between(page.person.name, player.username());
      if (connection != null) {
        for (int sequence = 0; sequence < MOST_SEQUENCES; sequence++) {
          byte[] claim =
              new ByteWriter(8).u8(2).varint(sequence).u8(1 + sequence % 2).toByteArray();
          connection.channels().get(1).send(claim);
        }
      }
    }
  }
}
