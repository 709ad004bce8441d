package dev.onlinematch.webrtc.ice;

import dev.onlinematch.webrtc.sdp.IceCredentials;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * One peer, as ICE sees it: its credentials, the addresses that it has proved to hold, and the one
 * it chose. Belongs to the {@link IceLiteAgent} that opened it.
 */
public final class IceSession {

  /** How long consent lasts without a new check (RFC 7675, 5.1). */
  static final long CONSENT_MS = 30_000;

  /** How long a session may wait for its first check, unless somebody says otherwise. */
  static final int FIRST_CHECK_MS = 15_000;

  // Host addresses, reflexive ones and TURN relays of one browser that reach us at the same time.
  private static final int MAX_PATHS = 8;

  /** Both sides' part of USERNAME for one generation of credentials. */
  record Generation(IceCredentials local, String remoteUfrag) {}

  final IceVerdict.Pass pass = new IceVerdict.Pass(this);
  final RecentTransactions transactions = new RecentTransactions();
  final List<IcePath> paths = new ArrayList<>();

  // The current generation is the last one. An older one stays until the newer is nominated.
  final List<Generation> generations = new ArrayList<>(2);
  private final long firstCheckByMs;
  private IcePath nominated;
  private boolean isClosed;

  IceSession(IceCredentials local, String remoteUfrag, long firstCheckByMs) {
    generations.add(new Generation(local, remoteUfrag));
    this.firstCheckByMs = firstCheckByMs;
  }

  /**
   * Where to send now, or {@code null} when there is nowhere: before the first check, when consent
   * has run out, and after the session ended. The nominated address; while there is none, that of
   * the latest check.
   */
  public InetSocketAddress remoteAddress(long nowMs) {
    if (nominated != null && nominated.isFresh(nowMs)) {
      return nominated.address;
    }
    IcePath latest = null;
    for (IcePath path : paths) {
      latest = latest == null || path.lastCheckMs > latest.lastCheckMs ? path : latest;
    }
    return latest != null && latest.isFresh(nowMs) ? latest.address : null;
  }

  /** Whether the session has ended; nothing comes from it any more. */
  public boolean isClosed() {
    return isClosed;
  }

  /** The generation that a USERNAME means, or {@code null}. */
  Generation generationOf(String username) {
    for (Generation generation : generations) {
      String ours = generation.local().ufrag();
      // RFC 8445, 7.2.2: "the ufrag of the peer, a colon, and the ufrag of the agent".
      if (username.length() == ours.length() + 1 + generation.remoteUfrag().length()
          && username.startsWith(ours)
          && username.charAt(ours.length()) == ':'
          && username.endsWith(generation.remoteUfrag())) {
        return generation;
      }
    }
    return null;
  }

  IcePath pathOf(InetSocketAddress address) {
    for (IcePath path : paths) {
      if (path.address.equals(address)) {
        return path;
      }
    }
    return null;
  }

  /** The path to give up for a new one, or {@code null} if there is room. */
  IcePath pathToEvict() {
    if (paths.size() < MAX_PATHS) {
      return null;
    }
    IcePath oldest = null;
    for (IcePath path : paths) {
      boolean isNominated = path.equals(nominated);
      if (!isNominated && (oldest == null || path.lastCheckMs < oldest.lastCheckMs)) {
        oldest = path;
      }
    }
    return oldest;
  }

  /** Returns whether that moved the session from one address to another. */
  boolean nominate(IcePath path) {
    IcePath before = nominated;
    nominated = path;
    return before != null && !before.equals(path);
  }

  void forgetPath(IcePath path) {
    paths.remove(path);
    if (path.equals(nominated)) {
      nominated = null;
    }
  }

  boolean isWaitingForFirstCheck() {
    return paths.isEmpty();
  }

  long deadlineMs() {
    long deadline = firstCheckByMs;
    for (IcePath path : paths) {
      deadline = Math.max(deadline, path.lastCheckMs + CONSENT_MS);
    }
    return deadline;
  }

  void close() {
    isClosed = true;
    nominated = null;
    paths.clear();
    generations.clear();
  }
}
