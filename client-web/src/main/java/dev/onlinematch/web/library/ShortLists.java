package dev.onlinematch.web.library;

import java.util.ArrayList;
import java.util.Comparator;

/** Sorts lists of a few dozen, keeping the order of what is equal; TeaVM merges long ones. */
final class ShortLists {

  private ShortLists() {}

  // The class whose method it replaces.
  @SuppressWarnings("NonApiType")
  static <E> void sort(ArrayList<E> list, Comparator<? super E> order) {
    for (int i = 1; i < list.size(); i++) {
      E moved = list.get(i);
      int place = i;
      for (; place > 0 && compare(list.get(place - 1), moved, order) > 0; place--) {
        list.set(place, list.get(place - 1));
      }
      list.set(place, moved);
    }
  }

  @SuppressWarnings("unchecked")
  private static <E> int compare(E one, E other, Comparator<? super E> order) {
    return order == null ? ((Comparable<E>) one).compareTo(other) : order.compare(one, other);
  }
}
