package dev.onlinematch.web.library;

import java.util.Map;

/** How {@code HashMap} and {@code LinkedHashMap} are made. */
class MapInside<K, V> extends OrderedMap<K, V> {

  MapInside() {}

  MapInside(int expected) {}

  MapInside(Map<? extends K, ? extends V> map) {
    putAll(map);
  }
}
