package dev.onlinematch.match;

import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.MatchmakerMatched;
import dev.onlinematch.signalling.MatchmakerRequest;
import dev.onlinematch.signalling.MatchmakerTicket;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.signalling.SignallingFailure;

/**
 * What the server holds of one attempt to be in a match: a ticket in the pool, or a place in a
 * match. It can be given back at any moment: an answer that comes afterwards is not passed on, and
 * what it brought is given back too.
 */
final class ServerStay {

  private final Signalling signalling;
  private MatchmakerTicket ticket;
  private MatchId matchId;
  private boolean isAsking;
  private Runnable whenLeft;

  ServerStay(Signalling signalling) {
    this.signalling = signalling;
  }

  /** The ticket while in the pool, else null. */
  MatchmakerTicket ticket() {
    return ticket;
  }

  void createMatch(Signalling.Reply<JoinedMatch> reply) {
    signalling.createMatch(entering(reply));
  }

  void joinMatch(MatchId wanted, Signalling.Reply<JoinedMatch> reply) {
    signalling.joinMatch(wanted, entering(reply));
  }

  /**
   * Joins a match that I was in. When the server has forgotten it, because nobody was connected any
   * more, all who come back meet in one that bears its name.
   */
  void joinAgain(MatchId wanted, Signalling.Reply<JoinedMatch> reply) {
    signalling.joinMatch(
        wanted,
        entering(
            new Signalling.Reply<>() {
              @Override
              public void onResult(JoinedMatch joined) {
                reply.onResult(joined);
              }

              @Override
              public void onFailure(SignallingFailure failure) {
                if (failure.reason() == SignallingFailure.Reason.MATCH_NOT_FOUND) {
                  signalling.createNamedMatch("after " + wanted.value(), entering(reply));
                } else {
                  reply.onFailure(failure);
                }
              }
            }));
  }

  void joinMatched(MatchmakerMatched matched, Signalling.Reply<JoinedMatch> reply) {
    // A ticket that was matched is used up.
    ticket = null;
    signalling.joinMatched(matched, entering(reply));
  }

  void addToMatchmaker(MatchmakerRequest request, Signalling.Reply<MatchmakerTicket> reply) {
    isAsking = true;
    signalling.addToMatchmaker(
        request,
        new Answer<>(reply) {
          @Override
          void keep(MatchmakerTicket result) {
            ticket = result;
          }
        });
  }

  /** Gives everything back; {@code done} follows when the server has agreed or cannot be asked. */
  void leave(Runnable done) {
    whenLeft = done;
    if (!isAsking) {
      giveBack();
    }
  }

  private Signalling.Reply<JoinedMatch> entering(Signalling.Reply<JoinedMatch> reply) {
    isAsking = true;
    return new Answer<>(reply) {
      @Override
      void keep(JoinedMatch result) {
        matchId = result.matchId();
      }
    };
  }

  private void giveBack() {
    Signalling.Reply<Void> left =
        new Signalling.Reply<>() {
          @Override
          public void onResult(Void result) {
            whenLeft.run();
          }

          @Override
          public void onFailure(SignallingFailure failure) {
            // The server has forgotten us by itself, or will when the connection ends.
            whenLeft.run();
          }
        };
    if (matchId != null) {
      signalling.leaveMatch(matchId, left);
    } else if (ticket != null) {
      signalling.removeFromMatchmaker(ticket, left);
    } else {
      whenLeft.run();
    }
  }

  /** An answer that is passed on only to somebody who still waits for it. */
  private abstract class Answer<T> implements Signalling.Reply<T> {

    private final Signalling.Reply<T> reply;

    Answer(Signalling.Reply<T> reply) {
      this.reply = reply;
    }

    abstract void keep(T result);

    @Override
    public void onResult(T result) {
      isAsking = false;
      keep(result);
      if (whenLeft == null) {
        reply.onResult(result);
      } else {
        giveBack();
      }
    }

    @Override
    public void onFailure(SignallingFailure failure) {
      isAsking = false;
      if (whenLeft == null) {
        reply.onFailure(failure);
      } else {
        giveBack();
      }
    }
  }
}
