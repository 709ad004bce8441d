package dev.onlinematch.rpc;

/** Arguments of a call, for tests. */
record Shot(int x, int y) {

  static final ArgumentCodec<Shot> CODEC =
      ArgumentCodec.of(
          (out, shot) -> out.u16(shot.x).u16(shot.y), in -> new Shot(in.u16(), in.u16()));

  Shot {
    if (x > 1024) {
      throw new IllegalArgumentException("outside: " + x);
    }
  }
}
