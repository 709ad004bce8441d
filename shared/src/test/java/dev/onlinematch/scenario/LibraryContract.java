package dev.onlinematch.scenario;

import static dev.onlinematch.scenario.Expect.equal;

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
    equal(
        "a text of everything that can be joined",
        "a-b-14611686018427387904truenull1.5partnull\uD83D\uDE00",
        text.toString());
    text.setLength(3);
    equal("a text cut to three characters", "a-b", text.toString());
    equal("its length", 3, text.length());
    equal("its last character", 'b', text.charAt(2));
    equal("its end", "-b", text.substring(1, 3));
  }

  private static void writesNumbers() {
    equal("the least int in decimal", "-2147483648", Integer.toString(Integer.MIN_VALUE));
    equal("-1 in hexadecimal", "ffffffff", Integer.toHexString(-1));
    equal("0 in hexadecimal", "0", Integer.toHexString(0));
    equal("the leading zeros of -1", 0, Integer.numberOfLeadingZeros(-1));
    equal("the leading zeros of 0", 32, Integer.numberOfLeadingZeros(0));
    equal("the leading zeros of 17", 27, Integer.numberOfLeadingZeros(17));
  }

  private static void putsKeysInTheOrderInWhichTheyCame() {
    Map<String, Integer> map = new LinkedHashMap<>();
    for (int i = 0; i < 100; i++) {
      equal("what was at new key " + i, null, map.put("key " + i, i));
    }
    equal("what was at key 7", 7, map.put("key 7", 700));
    equal("what is removed at key 50", 50, map.remove("key 50"));
    equal("what is removed at key 50 the second time", null, map.remove("key 50"));
    Iterator<Map.Entry<String, Integer>> entries = map.entrySet().iterator();
    for (int i = 0; i < 100; i++) {
      if (i != 50) {
        Map.Entry<String, Integer> entry = entries.next();
        equal("the key after " + (i - 1), "key " + i, entry.getKey());
        equal("what is at key " + i, i == 7 ? 700 : i, entry.getValue());
        if (i % 2 == 0) {
          entries.remove();
        }
      }
    }
    Expect.that("no entry comes after the last one", !entries.hasNext());
    equal("the size after every other entry was removed", 50, map.size());
    Expect.that("a key removed by the iterator is gone", !map.containsKey("key 48"));
    equal("the first key", "key 1", map.keySet().iterator().next());
    equal("the first value", 1, map.values().iterator().next());
    map.clear();
    Expect.that("a cleared map is empty", map.isEmpty());
    Expect.that("a cleared map has no keys", !map.keySet().iterator().hasNext());
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
      String when = " in step " + step;
      if ((random.nextInt() & 3) == 0) {
        equal("what is removed at " + key + when, value, map.remove(key));
        pairs.remove(known);
      } else {
        equal("what is replaced at " + key + when, value, map.put(key, step));
        if (known == null) {
          pairs.add(new int[] {key, step});
        } else {
          known[1] = step;
        }
      }
      equal("the size" + when, pairs.size(), map.size());
    }
    for (int[] pair : pairs) {
      equal("what is at " + pair[0] + " in the end", pair[1], map.get(pair[0]));
    }
  }

  private static void sortsWithoutChangingWhatIsEqual() {
    List<String> words = new ArrayList<>(Arrays.asList("cc", "b", "aa", "c", "a", "bb", "b"));
    words.sort(Comparator.comparing(String::length));
    equal("words sorted by length", "[b, c, a, b, cc, aa, bb]", words.toString());
    words.sort(null);
    equal("words sorted by letters", "[a, aa, b, b, bb, c, cc]", words.toString());
  }

  private static void readsAndWritesUtf8() throws MalformedException {
    String text = "\uFEFFa\u00E9\u20AC\uD83D\uDE00\u0000";
    equal("a text that went through UTF-8", text, Utf8.decode(Utf8.encode(text)));
    equal("its length in UTF-8", 14, Utf8.length(text));
    equal("half a pair, through UTF-8", "\uFFFDx", Utf8.decode(Utf8.encode("\uD800x")));
    for (byte[] wrong : NOT_UTF8) {
      Expect.that(Arrays.toString(wrong) + " is refused as UTF-8", isRefused(wrong));
    }
  }

  private static boolean isRefused(byte[] bytes) {
    try {
      Utf8.decode(bytes);
      return false;
    } catch (MalformedException e) {
      return true;
    }
  }
}
