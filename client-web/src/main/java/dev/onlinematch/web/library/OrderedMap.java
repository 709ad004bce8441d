package dev.onlinematch.web.library;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;

/**
 * {@code HashMap} and {@code LinkedHashMap} in one: the order is that of insertion. TeaVM has a
 * table, views and iterators for each.
 *
 * <p>Whoever changes it while he goes through it is not told so; he sees what comes later.
 */
@SuppressWarnings({"ReferenceEquality", "rawtypes", "unchecked"})
class OrderedMap<K, V> extends AbstractMap<K, V> {

  private static final int KEYS = 0;
  private static final int VALUES = 1;
  private static final int ENTRIES = 2;

  /** One entry, in the order of all and in the row of those that share a place in the table. */
  private static final class Link<K, V> extends SimpleEntry<K, V> {

    private Link<K, V> before = this;
    private Link<K, V> after = this;
    private Link<K, V> alike;

    Link(K key, V value) {
      super(key, value);
    }

    void insertBefore(Link<K, V> next) {
      after = next;
      before = next.before;
      before.after = this;
      next.before = this;
    }

    void leave() {
      before.after = after;
      after.before = before;
    }
  }

  private Link<K, V>[] table = new Link[16];

  /** Lies between the last and the first, and holds nothing. */
  private Link<K, V> end = new Link<>(null, null);

  private int size;

  @Override
  public int size() {
    return size;
  }

  @Override
  public V get(Object key) {
    Link<K, V> link = find(key);
    return link == null ? null : link.getValue();
  }

  @Override
  public boolean containsKey(Object key) {
    return find(key) != null;
  }

  @Override
  public V put(K key, V value) {
    Link<K, V> link = find(key);
    if (link != null) {
      return link.setValue(value);
    }
    if (++size > table.length) {
      table = new Link[2 * table.length];
      for (Link<K, V> at = end.after; at != end; at = at.after) {
        hang(at);
      }
    }
    link = new Link<>(key, value);
    link.insertBefore(end);
    hang(link);
    return null;
  }

  @Override
  public V remove(Object key) {
    Link<K, V> link = find(key);
    if (link == null) {
      return null;
    }
    int place = place(key);
    Link<K, V> row = table[place];
    if (row == link) {
      table[place] = link.alike;
    } else {
      while (row.alike != link) {
        row = row.alike;
      }
      row.alike = link.alike;
    }
    link.leave();
    size--;
    return link.getValue();
  }

  @Override
  public void clear() {
    table = new Link[16];
    end = new Link<>(null, null);
    size = 0;
  }

  @Override
  public Set<K> keySet() {
    return new View<>(this, KEYS);
  }

  @Override
  public Collection<V> values() {
    return new View<>(this, VALUES);
  }

  @Override
  public Set<Entry<K, V>> entrySet() {
    return new View<>(this, ENTRIES);
  }

  private Link<K, V> find(Object key) {
    Link<K, V> link = table[place(key)];
    while (link != null && !Objects.equals(key, link.getKey())) {
      link = link.alike;
    }
    return link;
  }

  private int place(Object key) {
    int hash = Objects.hashCode(key);
    return (hash ^ (hash >>> 16)) & (table.length - 1);
  }

  private void hang(Link<K, V> link) {
    int place = place(link.getKey());
    link.alike = table[place];
    table[place] = link;
  }

  /** Nobody asks whether the values of two maps are equal, so they are a set like the keys. */
  private static final class View<T> extends AbstractSet<T> {

    private final OrderedMap<?, ?> map;
    private final int part;

    View(OrderedMap<?, ?> map, int part) {
      this.map = map;
      this.part = part;
    }

    @Override
    public int size() {
      return map.size();
    }

    @Override
    public boolean contains(Object wanted) {
      return part == KEYS ? map.containsKey(wanted) : super.contains(wanted);
    }

    @Override
    public void clear() {
      map.clear();
    }

    @Override
    public Iterator<T> iterator() {
      return new Walk<>(map, part);
    }
  }

  private static final class Walk<T> implements Iterator<T> {

    private final OrderedMap<?, ?> map;
    private final int part;
    private final Link<?, ?> end;
    private Link<?, ?> at;

    Walk(OrderedMap<?, ?> map, int part) {
      this.map = map;
      this.part = part;
      end = map.end;
      at = end;
    }

    @Override
    public boolean hasNext() {
      return at.after != end;
    }

    @Override
    public T next() {
      at = at.after;
      if (at == end) {
        throw new NoSuchElementException();
      }
      return (T) (part == KEYS ? at.getKey() : part == VALUES ? at.getValue() : at);
    }

    @Override
    public void remove() {
      if (at == end) {
        throw new IllegalStateException();
      }
      map.remove(at.getKey());
    }
  }
}
