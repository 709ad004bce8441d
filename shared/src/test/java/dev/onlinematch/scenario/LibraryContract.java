package dev.onlinematch.scenario;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.wire.MalformedException;
import dev.onlinematch.wire.Utf8;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the page has in place of Java's library, or has the browser do: maps, texts, lists. */
final class LibraryContract implements Scenario {

  private static final byte[][] NOT_UTF8 = {
    {(byte) 0x80},
    {(byte) 0xC0, (byte) 0x80},
    {(byte) 0xE2, (byte) 0x82},
    {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
    {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
    {'a', (byte) 0xFF}
  };

  @Override
  public String name() {
    return "the library keeps its contracts";
  }

  @Override
  public void run() throws MalformedException {
    joinsTexts();
    writesNumbers();
    putsKeysInTheOrderInWhichTheyCame();
    keepsPairs();
    sortsWithoutChangingWhatIsEqual();
    readsAndWritesUtf8();
  }

  private static void joinsTexts() {
    StringBuilder text = new StringBuilder("a");
    text.append('b').append(-1).append(1L << 62).append(true).append((Object) null).append(1.5);
    text.append("<part>", 1, 5).append((String) null).appendCodePoint(0x1F600).insert(1, '-');
    same("a-b-14611686018427387904truenull1.5partnull\uD83D\uDE00", text.toString());
    text.setLength(3);
    same("a-b", text.toString());
    same(3, text.length());
    same('b', text.charAt(2));
    same("-b", text.substring(1, 3));
  }

  private static void writesNumbers() {
    same("-2147483648", Integer.toString(Integer.MIN_VALUE));
    same("ffffffff", Integer.toHexString(-1));
    same("0", Integer.toHexString(0));
    same(0, Integer.numberOfLeadingZeros(-1));
    same(32, Integer.numberOfLeadingZeros(0));
    same(27, Integer.numberOfLeadingZeros(17));
  }

  private static void putsKeysInTheOrderInWhichTheyCame() {
    Map<String, Integer> map = new LinkedHashMap<>();
    for (int i = 0; i < 100; i++) {
      same(null, map.put("key " + i, i));
    }
    same(7, map.put("key 7", 700));
    same(50, map.remove("key 50"));
    same(null, map.remove("key 50"));
    Iterator<Map.Entry<String, Integer>> entries = map.entrySet().iterator();
    for (int i = 0; i < 100; i++) {
      if (i != 50) {
        Map.Entry<String, Integer> entry = entries.next();
        same("key " + i, entry.getKey());
        same(i == 7 ? 700 : i, entry.getValue());
        if (i % 2 == 0) {
          entries.remove();
        }
      }
    }
    same(false, entries.hasNext());
    same(50, map.size());
    same(false, map.containsKey("key 48"));
    same("key 1", map.keySet().iterator().next());
    same(1, map.values().iterator().next());
    map.clear();
    same(true, map.isEmpty());
    same(false, map.keySet().iterator().hasNext());
  }

  // Against a list of pairs that is searched from its beginning.
  private static void keepsPairs() {
    SeededRandom random = new SeededRandom(17);
    Map<Integer, Integer> map = new HashMap<>();
    List<int[]> pairs = new ArrayList<>();
    for (int step = 0; step < 5_000; step++) {
      int key = ((random.nextInt() & 63) - 32) << ((random.nextInt() & 1) * 16);
      int[] known = null;
      for (int[] pair : pairs) {
        known = pair[0] == key ? pair : known;
      }
      Integer value = known == null ? null : (Integer) known[1];
      if ((random.nextInt() & 3) == 0) {
        same(value, map.remove(key));
        pairs.remove(known);
      } else {
        same(value, map.put(key, step));
        if (known == null) {
          pairs.add(new int[] {key, step});
        } else {
          known[1] = step;
        }
      }
      same(pairs.size(), map.size());
    }
    for (int[] pair : pairs) {
      same(pair[1], map.get(pair[0]));
    }
  }

  private static void sortsWithoutChangingWhatIsEqual() {
    List<String> words = new ArrayList<>(Arrays.asList("cc", "b", "aa", "c", "a", "bb", "b"));
    words.sort(Comparator.comparing(String::length));
    same("[b, c, a, b, cc, aa, bb]", words.toString());
    words.sort(null);
    same("[a, aa, b, b, bb, c, cc]", words.toString());
  }

  private static void readsAndWritesUtf8() throws MalformedException {
    String text = "\uFEFFa\u00E9\u20AC\uD83D\uDE00\u0000";
    same(text, Utf8.decode(Utf8.encode(text)));
    same(14, Utf8.length(text));
    same("\uFFFDx", Utf8.decode(Utf8.encode("\uD800x")));
    same("a", Utf8.decode(new byte[] {'a', 'b'}, 1));
    for (byte[] wrong : NOT_UTF8) {
      try {
        throw new AssertionError("taken for UTF-8: " + Utf8.decode(wrong));
      } catch (MalformedException e) {
        // As it should be.
      }
    }
  }

  private static void same(Object expected, Object actual) {
    Expect.equal("it", expected, actual);
  }
}
