package dev.onlinematch.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LocalsTest {

  @Test
  void declaresVariablesAsParameters() {
    assertEquals(
        "let f=(a,b,c,d)=>{c=b;for(d=0;d<c;)d++}",
        Scripts.after(Locals::apply, "let f=(a,b)=>{let c;c=b;for(var d=0;d<c;)d++};"));
    assertEquals(
        "let f=(a,b)=>{for(;a();)b=a}",
        Scripts.after(Locals::apply, "let f=a=>{for(var b;a();)b=a};"));
  }

  @Test
  void inMethodsAndLambdasToo() {
    assertEquals(
        "list([A,0,\"run\",wrap((a,b)=>{b=a})]);"
            + "let g=a=>kind(b=>{b=a}),h=(a,b)=>{b=kind(c=>{c=a})}",
        Scripts.after(
            Locals::apply,
            "list([A,0,\"run\",wrap(a=>{let b;b=a})]);",
            "let g=a=>kind(()=>{let b;b=a}),h=a=>{let b;b=kind(()=>{let c;c=a})};"));
  }

  @Test
  void leavesAloneWhatHasAValueAndWhatAnInnerFunctionDeclares() {
    String script =
        "let f=a=>{let b=1;for(var c in a)g(c);g(1,()=>{let c;var d=a;c=b+d})};"
            + "let h=a=>{for(let b;;)a(b)}";
    assertEquals(script, Scripts.after(Locals::apply, script));
  }
}
