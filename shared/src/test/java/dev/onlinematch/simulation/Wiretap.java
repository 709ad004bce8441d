package dev.onlinematch.simulation;

import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.MatchmakerMatched;
import dev.onlinematch.signalling.MatchmakerRequest;
import dev.onlinematch.signalling.MatchmakerTicket;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.signalling.SignallingFailure;
import java.util.ArrayList;
import java.util.List;

/** Somebody's way to the server, with an ear on it. Passes everything on. */
class Wiretap implements Signalling {

  /** More is never needed to do harm. */
  private static final int MOST = 32;

  /** Something that a member of the match said through the server. */
  record Word(int opCode, byte[] payload) {}

  private final Signalling real;
  private final List<Word> words = new ArrayList<>();

  Wiretap(Signalling real) {
    this.real = real;
  }

  /** What was said lately, the oldest first. */
  List<Word> words() {
    return words;
  }

  private void note(int opCode, byte[] payload) {
    words.add(new Word(opCode, payload));
    if (words.size() > MOST) {
      words.remove(0);
    }
  }

  @Override
  public void setListener(Listener listener) {
    real.setListener(listener == null ? null : new Ear(listener));
  }

  @Override
  public boolean isOpen() {
    return real.isOpen();
  }

  @Override
  public void check() {
    real.check();
  }

  @Override
  public void createMatch(Reply<JoinedMatch> reply) {
    real.createMatch(reply);
  }

  @Override
  public void createNamedMatch(String name, Reply<JoinedMatch> reply) {
    real.createNamedMatch(name, reply);
  }

  @Override
  public void joinMatch(MatchId matchId, Reply<JoinedMatch> reply) {
    real.joinMatch(matchId, reply);
  }

  @Override
  public void joinMatched(MatchmakerMatched matched, Reply<JoinedMatch> reply) {
    real.joinMatched(matched, reply);
  }

  @Override
  public void leaveMatch(MatchId matchId, Reply<Void> reply) {
    real.leaveMatch(matchId, reply);
  }

  @Override
  public void addToMatchmaker(MatchmakerRequest request, Reply<MatchmakerTicket> reply) {
    real.addToMatchmaker(request, reply);
  }

  @Override
  public void removeFromMatchmaker(MatchmakerTicket ticket, Reply<Void> reply) {
    real.removeFromMatchmaker(ticket, reply);
  }

  @Override
  public boolean send(MatchId matchId, int opCode, byte[] payload, List<Presence> receivers) {
    note(opCode, payload);
    return real.send(matchId, opCode, payload, receivers);
  }

  @Override
  public void reopen(Reply<Void> reply) {
    real.reopen(reply);
  }

  @Override
  public void close() {
    real.close();
  }

  /** What comes from a member, as it is passed on. */
  void pass(Listener listener, MatchId matchId, Presence sender, int opCode, byte[] payload) {
    listener.onData(matchId, sender, opCode, payload);
  }

  private final class Ear implements Listener {

    private final Listener listener;

    Ear(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void onPresences(MatchId matchId, List<Presence> joins, List<Presence> leaves) {
      listener.onPresences(matchId, joins, leaves);
    }

    @Override
    public void onData(MatchId matchId, Presence sender, int opCode, byte[] payload) {
      note(opCode, payload);
      pass(listener, matchId, sender, opCode, payload);
    }

    @Override
    public void onMatched(MatchmakerMatched matched) {
      listener.onMatched(matched);
    }

    @Override
    public void onError(SignallingFailure failure) {
      listener.onError(failure);
    }

    @Override
    public void onClosed(String reason) {
      listener.onClosed(reason);
    }
  }
}
