package dev.onlinematch.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FieldNamesTest {

  private static final String LIST = "list([Zz,0,Aa,Zz,Bb,Aa,\"mX\",wrap(qB)]);";

  @Test
  void namesFieldsAnewInEachClassAndGoesOnInASubclass() {
    assertEquals(
        "function Zz(){}function Aa(){this.a=0}"
            + "function Bb(qB){Aa.call(this);this.b=null;this.a=1;this.c=qB;qB.b=this}"
            + LIST
            + "f=x=>x.b.c+x.a",
        Scripts.after(
            FieldNames::apply,
            "function Zz(){}function Aa(){this.qA=0}",
            "function Bb(qB){Aa.call(this);this.qB=null;this.qA=1;this.qC=qB;qB.qB=this}",
            LIST,
            "f=x=>x.qB.qC+x.qA"));
  }

  @Test
  void leavesTextsMethodsAndTheBrowsersPropertiesAlone() {
    String rest = "f=x=>{x.mX(\".qB\",'.qC').length}";
    assertEquals(
        "function Zz(){}function Aa(){}function Bb(){this.a=0}" + LIST + rest.replace('\'', '"'),
        Scripts.after(
            FieldNames::apply,
            "function Zz(){}function Aa(){}function Bb(){this.qB=0}",
            LIST,
            rest));
  }
}
