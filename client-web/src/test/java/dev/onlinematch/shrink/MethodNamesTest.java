package dev.onlinematch.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MethodNamesTest {

  @Test
  void givesTheSameNamesWhateverTheyWere() {
    String named = "list([Object,0,\"NAME\",f,\"zz\",g]);h(a.NAME(),b.zz(1));";
    for (String name : new String[] {"qc", "qe"}) {
      assertEquals(
          "list([Object,0,\"aa\",f,\"ab\",g]);h(a.aa(),b.ab(1))",
          Scripts.after(MethodNames::apply, named.replace("NAME", name)));
    }
  }

  @Test
  void keepsWhatIsMoreThanCalledAndTakesNoNameOfIt() {
    assertEquals(
        "list([Object,0,\"id\",f,\"ab\",g]);h(a.id,a.aa,b.ab())",
        Scripts.after(
            MethodNames::apply, "list([Object,0,\"id\",f,\"zz\",g]);h(a.id,a.aa,b.zz());"));
  }
}
