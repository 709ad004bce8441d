package dev.onlinematch.link;

import java.util.Arrays;

/**
 * What one end of a link knows of the other: which incarnation it is, and which of its streams of
 * reliable messages is heard.
 *
 * <p>Both ends are made when two players come together, and closed when they part. One may have
 * parted without the other's knowledge, though, and his end may have been made anew; it counts from
 * 0. Whoever speaks to it goes on where the end before it was, if it took over from that one in the
 * same page, or if nothing was acknowledged yet, and else counts from 0 as well. An incarnation
 * changes only when an end is made anew, a stream only when the incarnation of the other end has;
 * so each such event is answered once, and the ends cannot chase each other.
 */
final class Acquaintance {

  /** What a {@link LinkFrame.Resume} says. */
  enum Meeting {
    /** Nothing: it is about what was before. */
    STALE,
    /** The other end is heard for the first time. */
    FIRST,
    /** The same goes on. */
    SAME,
    /** The other end counts from 0 again. */
    NEXT_STREAM,
    /** The other end is another one, and can go on with my stream. */
    TAKEN_OVER,
    /** The other end is another one: it knows nothing, and my stream begins again too. */
    BEGUN_ANEW
  }

  private static final int WAYS = 2;

  private final int incarnation;
  private final StreamPosition heardBefore;
  private int stream = 1;
  private int other;
  private int otherStream;

  /** By way: whether what comes by it is of the stream that counts. */
  private final boolean[] isHeard = new boolean[WAYS];

  /** By way: whether the other side has heard which stream is mine. */
  private final boolean[] knowsMe = new boolean[WAYS];

  Acquaintance(Incarnation incarnation) {
    this.incarnation = incarnation.number();
    this.heardBefore = incarnation.heardBefore();
  }

  /** What is to be said first on a channel. */
  LinkFrame.Resume resume(int nextExpected) {
    return new LinkFrame.Resume(incarnation, stream, heard(nextExpected), isHeir());
  }

  /** How far the other side has been heard, by this end or, before it was, by the one before. */
  StreamPosition heard(int nextExpected) {
    return other == 0 ? heardBefore : new StreamPosition(other, otherStream, nextExpected);
  }

  /** Whether only the end before this one has heard the other side. */
  private boolean isHeir() {
    return other == 0 && heardBefore.incarnation() != 0;
  }

  /** With which number a stream goes on of which this end has heard nothing yet. */
  int start() {
    return heardBefore.isIn(other, otherStream) ? heardBefore.nextExpected() : 0;
  }

  /**
   * The other side begins to speak.
   *
   * @param isWhole whether nothing of my stream has been acknowledged
   */
  Meeting hear(LinkFrame.Resume resume, boolean isRelayed, boolean isWhole) {
    int known = resume.heard().incarnation();
    boolean isToMe = resume.isInherited() || known == 0 || known == incarnation;
    boolean isOlder =
        isBefore(resume, heardBefore.incarnation(), heardBefore.stream())
            || isBefore(resume, other, otherStream);
    int way = way(isRelayed);
    if (!isToMe || isOlder) {
      isHeard[way] = false;
      knowsMe[way] = false;
      return Meeting.STALE;
    }
    boolean knowsMyStream = resume.heard().isIn(incarnation, stream);
    Meeting meeting = Meeting.SAME;
    if (resume.incarnation() != other) {
      meeting =
          other == 0
              ? Meeting.FIRST
              : knowsMyStream || isWhole ? Meeting.TAKEN_OVER : Meeting.BEGUN_ANEW;
    } else if (resume.stream() != otherStream) {
      meeting = Meeting.NEXT_STREAM;
    }
    if (meeting != Meeting.SAME) {
      // What still comes by the other way is of the stream before.
      Arrays.fill(isHeard, false);
    }
    if (meeting == Meeting.TAKEN_OVER || meeting == Meeting.BEGUN_ANEW) {
      Arrays.fill(knowsMe, false);
    }
    if (meeting == Meeting.BEGUN_ANEW) {
      stream++;
    }
    other = resume.incarnation();
    otherStream = resume.stream();
    isHeard[way] = true;
    knowsMe[way] = resume.heard().isIn(incarnation, stream);
    return meeting;
  }

  private static boolean isBefore(LinkFrame.Resume resume, int incarnation, int stream) {
    return resume.incarnation() < incarnation
        || (resume.incarnation() == incarnation && resume.stream() < stream);
  }

  /** Whether a reliable message that comes by this way is of the stream that is heard. */
  boolean isHeard(boolean isRelayed) {
    return isHeard[way(isRelayed)];
  }

  /** Whether an acknowledgement that comes by this way is of my stream. */
  boolean isOfMyStream(boolean isRelayed) {
    return knowsMe[way(isRelayed)];
  }

  private static int way(boolean isRelayed) {
    return isRelayed ? 1 : 0;
  }
}
