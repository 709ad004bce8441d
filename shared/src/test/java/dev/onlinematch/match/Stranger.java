package dev.onlinematch.match;

import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.MatchmakerMatched;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.SignalCodec;
import dev.onlinematch.signalling.SignalMessage;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.signalling.SignallingFailure;
import java.util.ArrayList;
import java.util.List;

/** Somebody with an account who speaks to the players of a match without being one of them. */
final class Stranger {

  final List<SignalMessage> received = new ArrayList<>();
  private final Table table;
  private final Signalling signalling;
  private JoinedMatch joined;

  Stranger(Table table, String name) {
    this.table = table;
    this.signalling = table.nakama.signIn(name);
    signalling.setListener(new Ears());
  }

  /** Enters the match on the server, as anyone can. */
  Stranger enters(MatchId matchId) {
    signalling.joinMatch(
        matchId,
        new Signalling.Reply<>() {
          @Override
          public void onResult(JoinedMatch result) {
            joined = result;
          }

          @Override
          public void onFailure(SignallingFailure failure) {
            throw new AssertionError(failure);
          }
        });
    table.settle();
    return this;
  }

  SessionId sessionId() {
    return joined.self().sessionId();
  }

  void tellsAll(SignalMessage message) {
    tellsAll(SignalCodec.opCode(message), SignalCodec.encode(message));
  }

  void tellsAll(int opCode, byte[] bytes) {
    signalling.send(joined.matchId(), opCode, bytes, joined.others());
    table.time.advance(200);
  }

  private final class Ears implements Signalling.Listener {

    @Override
    public void onPresences(MatchId matchId, List<Presence> joins, List<Presence> leaves) {}

    @Override
    public void onData(MatchId matchId, Presence sender, int opCode, byte[] payload) {
      try {
        received.add(SignalCodec.decode(opCode, payload));
      } catch (dev.onlinematch.wire.MalformedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void onMatched(MatchmakerMatched matched) {}

    @Override
    public void onError(SignallingFailure failure) {}

    @Override
    public void onClosed(String reason) {}
  }
}
