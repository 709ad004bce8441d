package dev.onlinematch.rpc;

import dev.onlinematch.wire.ByteReader;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.MalformedException;

/**
 * The arguments of a call as bytes. Two lambdas make one:
 *
 * <pre>{@code
 * record Shot(int x, int y) {
 *   static final ArgumentCodec<Shot> CODEC =
 *       ArgumentCodec.of(
 *           (out, shot) -> out.u16(shot.x).u16(shot.y), in -> new Shot(in.u16(), in.u16()));
 * }
 * }</pre>
 *
 * @param <T> the arguments, as one value
 */
public interface ArgumentCodec<T> {

  /** For calls without arguments. */
  ArgumentCodec<Nothing> NOTHING = of((out, nothing) -> {}, in -> Nothing.NOTHING);

  /** Writes what {@link #read} will read. */
  void write(ByteWriter out, T arguments);

  /**
   * Reads from bytes that may be hostile. Whatever was not written by {@link #write} must be
   * refused, by this exception or an {@link IllegalArgumentException}; the message is then dropped
   * and counted. Bytes that are left over count as malformed too.
   */
  T read(ByteReader in) throws MalformedException;

  /** A codec from two functions. */
  static <T> ArgumentCodec<T> of(Writer<T> writer, Reader<T> reader) {
    return new ArgumentCodec<>() {
      @Override
      public void write(ByteWriter out, T arguments) {
        writer.write(out, arguments);
      }

      @Override
      public T read(ByteReader in) throws MalformedException {
        return reader.read(in);
      }
    };
  }

  /** {@link ArgumentCodec#write} as a function. */
  @FunctionalInterface
  interface Writer<T> {

    /** Writes {@code arguments}. */
    void write(ByteWriter out, T arguments);
  }

  /** {@link ArgumentCodec#read} as a function. */
  @FunctionalInterface
  interface Reader<T> {

    /** Reads arguments. */
    T read(ByteReader in) throws MalformedException;
  }
}
