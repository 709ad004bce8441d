package dev.onlinematch.nakama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.MatchmakerMatched;
import dev.onlinematch.signalling.MatchmakerRequest;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.signalling.SignallingFailure;
import dev.onlinematch.time.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InMemoryNakamaTest {

  private final VirtualTime time = new VirtualTime();
  private final InMemoryNakama nakama = new InMemoryNakama(time, 1);

  @Test
  void twoPlayersMeetInAMatchAndTalk() {
    Heard alice = new Heard(nakama.signIn("alice"));
    Heard bob = new Heard(nakama.signIn("bob"));

    alice.signalling.createMatch(alice.joined);
    time.advance(100);
    MatchId matchId = alice.joined.result().matchId();
    bob.signalling.joinMatch(matchId, bob.joined);
    time.advance(100);
    alice.signalling.send(matchId, 7, new byte[] {1, 2}, bob.joined.result().others());
    alice.signalling.send(matchId, 7, new byte[] {3}, List.of(bob.joined.result().self()));
    time.advance(100);

    assertEquals(List.of(alice.joined.result().self()), bob.joined.result().others());
    assertArrayEquals(new byte[] {3}, bob.data.get(0));
    assertEquals(1, bob.data.size());
    assertEquals(1, nakama.frames().matchDataSent());
  }

  @Test
  void theMatchmakerBringsThemTogether() {
    Heard alice = new Heard(nakama.signIn("alice"));
    Heard bob = new Heard(nakama.signIn("bob"));
    MatchmakerRequest anyTwo = new MatchmakerRequest(2, 2, 0, "*", Map.of(), Map.of());

    alice.signalling.addToMatchmaker(anyTwo, new Outcome<>());
    bob.signalling.addToMatchmaker(anyTwo, new Outcome<>());
    time.advance(1_100);
    alice.signalling.joinMatched(alice.matched.get(0), alice.joined);
    bob.signalling.joinMatched(bob.matched.get(0), bob.joined);
    time.advance(100);

    assertEquals(alice.joined.result().matchId(), bob.joined.result().matchId());
    assertEquals(alice.matched.get(0).users(), bob.matched.get(0).users());
  }

  /** One player's ears. */
  private static final class Heard implements Signalling.Listener {

    final Signalling signalling;
    final Outcome<JoinedMatch> joined = new Outcome<>();
    final List<MatchmakerMatched> matched = new ArrayList<>();
    final List<byte[]> data = new ArrayList<>();

    Heard(Signalling signalling) {
      this.signalling = signalling;
      signalling.setListener(this);
    }

    @Override
    public void onPresences(MatchId matchId, List<Presence> joins, List<Presence> leaves) {}

    @Override
    public void onData(MatchId matchId, Presence sender, int opCode, byte[] payload) {
      data.add(payload);
    }

    @Override
    public void onMatched(MatchmakerMatched found) {
      matched.add(found);
    }

    @Override
    public void onError(SignallingFailure failure) {}

    @Override
    public void onClosed(String reason) {}
  }
}
