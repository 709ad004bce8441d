package dev.onlinematch.scenario;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.wire.ByteReader;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.MalformedException;

/** Numbers at their limits and text of every width are written alike and read back. */
final class BytesRoundTrip implements Traced {

  private static final int[] NUMBERS = {
    0, 1, 127, 128, 16_383, 16_384, Integer.MAX_VALUE, Integer.MIN_VALUE, -1
  };
  private static final String[] TEXTS = {"", "a", "ü€𝄞", "\u0000\uFFFD"};

  private final Trace trace = new Trace();

  @Override
  public String name() {
    return "bytes are written alike and read back";
  }

  @Override
  public void run() throws MalformedException {
    SeededRandom random = new SeededRandom(5);
    ByteWriter writer = new ByteWriter(100_000);
    int[] numbers = new int[500];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i < NUMBERS.length ? NUMBERS[i] : random.nextInt() >>> random.nextInt(32);
      writer.varint(numbers[i]).i32(numbers[i]).u16(numbers[i]);
      writer.text(TEXTS[i % TEXTS.length]);
    }
    byte[] bytes = writer.toByteArray();
    trace.add(bytes);
    ByteReader reader = new ByteReader(bytes);
    for (int i = 0; i < numbers.length; i++) {
      Expect.equal("varint " + i, numbers[i], reader.varint());
      Expect.equal("i32 " + i, numbers[i], reader.i32());
      Expect.equal("u16 " + i, numbers[i] & 0xFFFF, reader.u16());
      Expect.equal("text " + i, TEXTS[i % TEXTS.length], reader.text(16));
    }
    reader.expectEnd();
  }

  @Override
  public int trace() {
    return trace.sum();
  }
}
