package dev.onlinematch.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RowOrderTest {

  @Test
  void whatResemblesEachOtherStandsSideBySideAndBehindItsSuperclass() {
    String run = "\"run\",wrap(a=>{one.two.three(a)})";
    assertEquals(
        "list([O,0,A,O,%1$s,C,O,%1$s,B,O,\"x\",wrap(f),D,B,\"y\",wrap(g)])".formatted(run),
        Scripts.after(
            RowOrder::apply,
            "list([O,0,A,O,%1$s,B,O,\"x\",wrap(f),D,B,\"y\",wrap(g),C,O,%1$s]);".formatted(run)));
  }
}
