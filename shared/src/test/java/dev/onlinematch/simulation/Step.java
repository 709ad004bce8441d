package dev.onlinematch.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that happens in a simulated match, and how long it is quiet afterwards. What makes no
 * sense at the moment it comes is skipped, so any step can be taken out of a plan.
 *
 * @param kind what
 * @param who the person's number; meaningless where nobody in particular is concerned
 * @param whom another person's number, or a choice between variants
 * @param ms how long it lasts, or how many
 * @param waitMs until the next step
 */
record Step(Kind kind, int who, int whom, int ms, int waitMs) {

  /** The words of plans. They are written down in tests: new ones come, old ones keep meaning. */
  enum Kind {
    /** {@code who} opens a match. */
    CREATE,
    /** {@code who} joins the match that {@code whom} is, or was last, in. */
    JOIN,
    /** The same, to watch. */
    WATCH,
    /** {@code who} asks the matchmaker for at least {@code whom} players. */
    SEARCH,
    /** {@code who} leaves. */
    LEAVE,
    /** The host of {@code who}'s match starts it. */
    START,
    /** The host of {@code who}'s match changes between mesh and client-server. */
    MODE,
    /** {@code who} says {@code ms} things to everyone, of every kind of delivery. */
    TALK,
    /** Everybody plays for {@code ms}, if there is a game. */
    PLAY,
    /** Faults end; after a while everything must be in order. */
    QUIET,

    /** Nothing passes directly between {@code who} and {@code whom} for {@code ms}. */
    CUT,
    /** The path between the two is dead and another must be found. */
    BREAK,
    /** One of the channels between the two is closed. */
    CHANNEL,
    /** Nothing passes directly between {@code who} and anybody for {@code ms}. */
    ISOLATE,
    /** What is sent directly to {@code who} does not arrive for {@code ms}. */
    DEAF,
    /** {@code who} has no network at all for {@code ms}. */
    OFFLINE,
    /** The network is slower by {@code ms} for as long again. */
    LAG,

    /** {@code who}'s connection to the signalling server breaks. */
    SOCKET,
    /** Nothing passes between {@code who} and the signalling server for {@code ms}. */
    STALL,
    /** The signalling server dies and is back after {@code ms}; it has forgotten all matches. */
    HUB,

    /** {@code who} leaves and comes again at once, in the same session of the server. */
    REJOIN,
    /** {@code who} reloads the page. */
    RELOAD,
    /** {@code who}'s browser is gone. */
    KILL,
    /** {@code who}'s computer is gone without a word. */
    VANISH,
    /**
     * {@code who}'s page stands still for {@code ms}; timers go off first if {@code whom} is odd.
     */
    SLEEP,
    /** {@code who}'s page is hidden for {@code ms}: its timers go off once a second. */
    HIDE,

    /** The relay dies and is back after {@code ms}. */
    RELAY,
    /** The relay says nothing for {@code ms}. */
    MUTE,
    /** The relay says goodbye to all, for the reason number {@code whom}. */
    GOODBYE,

    /** A villain tells everyone another roster. */
    FORGE_ROSTER,
    /** A villain refuses {@code whom}. */
    FORGE_REFUSAL,
    /** A villain complains about {@code whom}. */
    FORGE_REPORT,
    /** A villain repeats what was said before. */
    REPLAY,
    /** A villain says half of something, or something changed. */
    TRUNCATE,
    /** A villain sends rubbish over the link to {@code whom}. */
    RUBBISH,
    /** A villain says over the links that it is host, and that play begins. */
    CLAIM,
    /** A villain enters {@code whom}'s match on the server without asking the host. */
    INTRUDE
  }

  /** In words, such as {@code "CUT 1 2 3000 +250"}. */
  @Override
  public String toString() {
    return kind + " " + who + " " + whom + " " + ms + " +" + waitMs;
  }

  static Step parse(String words) {
    String[] parts = words.trim().split(" ", -1);
    return new Step(
        Kind.valueOf(parts[0]),
        Integer.parseInt(parts[1]),
        Integer.parseInt(parts[2]),
        Integer.parseInt(parts[3]),
        Integer.parseInt(parts[4].substring(1)));
  }

  /** The same with smaller numbers, the greatest simplification first. */
  List<Step> simpler() {
    List<Step> simpler = new ArrayList<>();
    for (int number : new int[] {0, who / 2}) {
      simpler.add(new Step(kind, number, whom, ms, waitMs));
    }
    for (int number : new int[] {0, whom / 2}) {
      simpler.add(new Step(kind, who, number, ms, waitMs));
    }
    for (int number : new int[] {0, ms / 2, round(ms)}) {
      simpler.add(new Step(kind, who, whom, number, waitMs));
    }
    for (int number : new int[] {0, waitMs / 2, round(waitMs)}) {
      simpler.add(new Step(kind, who, whom, ms, number));
    }
    simpler.removeIf(this::equals);
    return simpler;
  }

  private static int round(int number) {
    int unit = number >= 1_000 ? 500 : 50;
    return number / unit * unit;
  }
}
