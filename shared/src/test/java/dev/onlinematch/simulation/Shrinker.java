package dev.onlinematch.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Makes a plan that fails as small as it can while it still fails: takes out blocks of steps, large
 * ones first (Zeller's ddmin), then makes numbers smaller, again and again until nothing helps.
 */
final class Shrinker {

  private final Predicate<Plan> stillFails;
  private int attemptsLeft;
  private Plan best;

  /**
   * @param stillFails whether a plan fails in the same way
   * @param attempts how many plans are tried at most
   */
  Shrinker(Predicate<Plan> stillFails, int attempts) {
    this.stillFails = stillFails;
    this.attemptsLeft = attempts;
  }

  Plan shrink(Plan failing) {
    best = failing;
    boolean hasShrunk = true;
    while (hasShrunk && attemptsLeft > 0) {
      hasShrunk = dropBlocks();
      hasShrunk |= simplifySetup();
      hasShrunk |= simplifySteps();
    }
    return best;
  }

  private boolean dropBlocks() {
    boolean hasShrunk = false;
    for (int block = best.steps().size(); block > 0; block /= 2) {
      for (int from = best.steps().size() - block; from >= 0; from--) {
        List<Step> fewer = new ArrayList<>(best.steps());
        if (from + block <= fewer.size()) {
          fewer.subList(from, from + block).clear();
          hasShrunk |= accept(best.with(fewer));
        }
      }
    }
    return hasShrunk;
  }

  private boolean simplifySetup() {
    boolean hasShrunk = false;
    while (acceptAny(setup -> best.with(setup), best.setup().simpler())) {
      hasShrunk = true;
    }
    return hasShrunk;
  }

  private boolean simplifySteps() {
    boolean hasShrunk = false;
    for (int i = 0; i < best.steps().size(); i++) {
      int at = i;
      while (acceptAny(step -> best.with(at, step), best.steps().get(at).simpler())) {
        hasShrunk = true;
      }
    }
    return hasShrunk;
  }

  private <T> boolean acceptAny(Function<T, Plan> change, List<T> simpler) {
    for (T one : simpler) {
      if (accept(change.apply(one))) {
        return true;
      }
    }
    return false;
  }

  private boolean accept(Plan candidate) {
    if (attemptsLeft > 0 && !candidate.equals(best)) {
      attemptsLeft--;
      if (stillFails.test(candidate)) {
        best = candidate;
        return true;
      }
    }
    return false;
  }
}
