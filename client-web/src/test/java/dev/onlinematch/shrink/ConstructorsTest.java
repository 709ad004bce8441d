package dev.onlinematch.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ConstructorsTest {

  private static final String OBJECT = "function Zz(){this.$id$=0}list([Zz,0]);";

  private static String after(String... statements) {
    String script = Scripts.after(Constructors::apply, OBJECT, String.join("", statements), "f");
    return script
        .replace("function Zz(){}list([Zz,0]);Zz.prototype.$id$=0;", "")
        .replace("};f", "};");
  }

  @Test
  void handsOverWhatEveryPlaceSetsFirst() {
    assertEquals(
        "function Aa(given_a){this.a=given_a;this.b=0}"
            + "f=x=>{y=new Aa(x);g()};h=()=>{z=new Aa(1);z.b=2};",
        after(
            "function Aa(){Zz.call(this);this.a=null;this.b=0}",
            "f=x=>{y=new Aa;y.a=x;g()};h=()=>{z=new Aa;z.a=1;z.b=2};"));
  }

  @Test
  void leavesAloneWhatIsSetInAnotherOrder() {
    String script =
        "function Aa(){this.a=null;this.b=0}"
            + "f=x=>{y=new Aa;y.a=x;y.b=g()};h=()=>{z=new Aa;z.b=1;z.a=g()};";
    assertEquals(script, after(script));
  }

  @Test
  void leavesAloneASuperclassAndWhatDependsOnTheNewObject() {
    String script =
        "function Aa(){this.a=null}function Bb(){Aa.call(this);this.b=null}"
            + "f=x=>{y=new Aa;y.a=x};g=()=>{y=new Bb;y.b=y};";
    assertEquals(script, after(script));
  }

  @Test
  void theRootOfAllIsNotCalledAnyMore() {
    assertEquals(
        "function Zz(){}list([Zz,0]);Zz.prototype.$id$=0;function Aa(){let a=this;a.a=null}f",
        Scripts.after(
            Constructors::apply, OBJECT, "function Aa(){let a=this;Zz.call(a);a.a=null}", "f"));
  }
}
