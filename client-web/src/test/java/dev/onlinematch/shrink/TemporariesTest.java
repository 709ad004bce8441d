package dev.onlinematch.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemporariesTest {

  private static final String OTHERS =
      "function Y(a){this.a=a}function Z(a){g(a)}let text=text=>js(text),lam=a=>kind_run(()=>a),"
          + "h=()=>{g(1)},g=()=>{};";

  private static String after(String body) {
    return Scripts.bodyAfter(Temporaries::apply, OTHERS, "a,b,c,d,e", body);
  }

  @Test
  void evaluatesAtItsPlaceWhatTheNextStatementReads() {
    assertEquals("h(a.x,new Y(b))", after("c=a.x;d=new Y(b);h(c,d)"));
    assertEquals("return h(a.x)", after("c=a.x;return h(c)"));
    assertEquals("if(h(a))g(1)", after("c=h(a);if(c)g(1)"));
    assertEquals("throw h(a);", after("c=h(a);throw c;"));
    assertEquals("switch(h(a)){case 1:g(1)}", after("c=h(a);switch(c){case 1:g(1)}"));
  }

  @Test
  void goesOnWithTheStatementBefore() {
    assertEquals("g(a.x,h(a.y,h(b)))", after("c=a.x;d=a.y;e=h(b);e=h(d,e);g(c,e)"));
  }

  @Test
  void aVariableThatIsSetAnewCountsAsNotReadAnyMore() {
    assertEquals("return g(h(a))", after("c=h(a);c=g(c);return c"));
    assertEquals("g(h(a));return 1", after("c=h(a);g(c);c=1;return c"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Read again: behind it, twice, in a next round, on another way, after an exception.
        "c=h(a);g(c);return c",
        "c=h(a);g(c,c)",
        "for(;b;){g(c);c=h(a);g(c)}",
        "while(b){g(c);c=h(a);g(c)}",
        "do{g(c);c=h(a);g(c)}while(b)",
        "l:{c=h(a);if(c)break l;c=1}return c",
        "l:for(;b;){c=h(a);if(c)continue l;c=1}return c",
        "try{c=h(a);g(c)}catch(e){return c}",
        "switch(a){case 1:c=h(a);g(c);case 2:return c}",
        // It would be evaluated in another order.
        "c=h(a);g(h(b),c)",
        "c=h(a);g(b.x,c)",
        "c=b.x;g(h(a),c)",
        "c=h(a);b.x.y=c",
        "c=h(a);b[b.x]=c",
        "c=b;b=1;g(c)",
        "c=b.x;g(b=1,c)",
        // Or perhaps not at all, or many times, or at another time.
        "c=h(a);g(b&&c)",
        "c=h(a);g(b?c:1)",
        "c=h(a);while(c)g(1)",
        "c=h(a);g(()=>c)",
        // It does more than it seems.
        "c=new Z(a);g(h(b),c)",
      })
  void leavesTheRestAlone(String body) {
    assertEquals(Scripts.bodyAfter(block -> {}, "", "", body), after(body));
  }

  @Test
  void movesWhatNobodyCanNoticeOverOtherThings() {
    assertEquals("g(h(b),new Y(a))", after("c=new Y(a);g(h(b),c)"));
    assertEquals("g(h(b),text(\"a\"))", after("c=text(\"a\");g(h(b),c)"));
    assertEquals("g(h(b),lam(a))", after("c=lam(a);g(h(b),c)"));
    assertEquals("g(b.x,a.x)", after("c=a.x;g(b.x,c)"));
    assertEquals("g(b&&a.x)", after("c=a.x;g(b&&c)"));
    assertEquals("b.x=h(a)", after("c=h(a);b.x=c"));
    assertEquals("b.run(h(a))", after("c=h(a);b.run(c)"));
    assertEquals("d=h(b);g(d,d,a)", after("c=a;d=h(b);g(d,d,c)"));
    assertEquals("g(a,()=>a,h(b))", after("c=h(b);g(a,()=>a,c)"));
  }

  @Test
  void leavesAFunctionAloneThatTeaVmWouldNotWrite() {
    String body = "for(e of a)g(e);c=h(a);g(c)";
    assertEquals(body, after(body));
  }
}
