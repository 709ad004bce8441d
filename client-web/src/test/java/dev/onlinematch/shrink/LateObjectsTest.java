package dev.onlinematch.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LateObjectsTest {

  private static String after(String body) {
    return Scripts.bodyAfter(LateObjects::apply, "list([Z,0,Y,Z]);", "a,b,x", body);
  }

  @Test
  void makesAnObjectWhereItIsFirstUsed() {
    assertEquals("b=g();if(b)h();x=new Y;x.a=b", after("x=new Y;b=g();if(b)h();x.a=b"));
    assertEquals("b=1;y=new Y;x=new Y;g(x,y)", after("x=new Y;y=new Y;b=1;g(x,y)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Of the browser: that may be more than an object with nothing in it.
        "x=new AudioContext;b=g();x.a=b",
        "x=new Y(g());b=g();x.a=b",
        // Somebody sees that it is not there.
        "try{x=new Y;b=g();x.a=b}catch(e){h(x)}",
        "l:{x=new Y;if(b)break l;x.a=1}h(x)",
        "for(;b;){h(x);x=new Y;g()}",
      })
  void leavesTheRestAlone(String body) {
    assertEquals(Scripts.bodyAfter(block -> {}, "", "", body), after(body));
  }
}
