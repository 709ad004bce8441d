package dev.onlinematch.nakama.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One look of the matchmaker at its pool, by Nakama's rules: each active ticket, the oldest first,
 * searches the pool and fills candidate groups with what it finds, best first. A group is a match
 * when it is as large as the searcher allows at most, or, at the searcher's last look, when it is
 * large enough and nobody is left to fill it.
 */
final class Matching {

  private final EngineOptions.Matchmaking options;
  private final List<Ticket> pool;
  private final Set<Ticket> taken = new LinkedHashSet<>();
  private final List<List<Ticket>> matches = new ArrayList<>();

  private Matching(EngineOptions.Matchmaking options, Collection<Ticket> pool) {
    this.options = options;
    this.pool = new ArrayList<>(pool);
  }

  /** The groups that belong together now. Tickets count the look; nothing else changes. */
  static List<List<Ticket>> look(EngineOptions.Matchmaking options, Collection<Ticket> pool) {
    Matching matching = new Matching(options, pool);
    for (Ticket searcher : matching.pool) {
      if (searcher.isActive() && !matching.taken.contains(searcher)) {
        matching.search(searcher, searcher.look(options.maxIntervals()));
      }
    }
    return matching.matches;
  }

  private void search(Ticket searcher, boolean isLastLook) {
    List<Ticket> hits = hits(searcher);
    List<List<Ticket>> groups = new ArrayList<>();
    for (int i = 0; i < hits.size(); i++) {
      Ticket hit = hits.get(i);
      if (!suits(searcher, hit)) {
        continue;
      }
      List<Ticket> group = groupFor(hit, groups, searcher.request().maxCount() - 1);
      int size = group.size() + 1;
      boolean isLargeEnough =
          isLastLook && i == hits.size() - 1 && size >= searcher.request().minCount();
      if (size == searcher.request().maxCount() || isLargeEnough) {
        List<Ticket> match = inMultiples(searcher, group);
        if (allAllow(match, searcher)) {
          match.add(searcher);
          taken.addAll(match);
          matches.add(match);
          return;
        }
      }
    }
  }

  /** Whom the searcher's query and counts find, the best and then the longest waiting first. */
  private List<Ticket> hits(Ticket searcher) {
    List<Ticket> hits = new ArrayList<>();
    for (Ticket other : pool) {
      boolean fits =
          other != searcher
              && !taken.contains(other)
              && other.request().minCount() >= searcher.request().minCount()
              && other.request().maxCount() <= searcher.request().maxCount()
              && searcher.scoreOf(other) > 0;
      if (fits) {
        hits.add(other);
      }
    }
    hits.sort(Comparator.comparingDouble(other -> -searcher.scoreOf(other)));
    return hits;
  }

  private boolean suits(Ticket one, Ticket other) {
    return one.session() != other.session()
        && (!options.isMutual() || (one.scoreOf(other) > 0 && other.scoreOf(one) > 0));
  }

  /** The first group that has room for the hit and nobody in it against it, or a new one. */
  private List<Ticket> groupFor(Ticket hit, List<List<Ticket>> groups, int maxOthers) {
    for (List<Ticket> group : groups) {
      boolean hasRoom = group.size() < maxOthers;
      for (Ticket member : group) {
        hasRoom &= suits(member, hit);
      }
      if (hasRoom) {
        group.add(hit);
        return group;
      }
    }
    List<Ticket> group = new ArrayList<>();
    group.add(hit);
    groups.add(group);
    return group;
  }

  /** The group without those who would spoil the searcher's multiple: the longest waiting go. */
  private static List<Ticket> inMultiples(Ticket searcher, List<Ticket> group) {
    int tooMany = (group.size() + 1) % searcher.request().countMultiple();
    return new ArrayList<>(group.subList(Math.min(tooMany, group.size()), group.size()));
  }

  private static boolean allAllow(List<Ticket> others, Ticket searcher) {
    int size = others.size() + 1;
    boolean allow = searcher.allowsSize(size);
    for (Ticket other : others) {
      allow &= other.allowsSize(size);
    }
    return allow;
  }
}
