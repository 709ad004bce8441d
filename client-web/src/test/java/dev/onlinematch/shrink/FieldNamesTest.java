package dev.onlinematch.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class FieldNamesTest {

  private static final String CLASSES =
      "function Aa(){Z.call(this);this.qA=0;}function Bb(){let a=this;Aa.call(a);a.qB=null;a.qC=null;}";

  private static final String LIST =
      "Cr([Aa,0,Z,[],1,0,0,0,Bb,\"Bob\",3,Aa,[Aa],1,0,0,[\"mX\",O(qB)]]);";

  @Test
  void namesFieldsAnewInEachClassAndGoesOnInASubclass() {
    assertEquals(
        "function Aa(){Z.call(this);this.a=0;}function Bb(){let a=this;Aa.call(a);a.b=null;a.c=null;}"
            + "f=x=>x.b.c+x.a;"
            + LIST,
        FieldNames.shorten(CLASSES + "f=x=>x.qB.qC+x.qA;" + LIST));
  }

  @Test
  void leavesStringsMethodsAndTheBrowsersPropertiesAlone() {
    String rest = "f=x=>{x.mX(\".qB\",'.qC').length;}";
    assertEquals(rest, FieldNames.shorten(rest + CLASSES + LIST).substring(0, rest.length()));
  }

  @Test
  void failsWhenTheCompilersOutputIsNotWhatItWas() {
    assertThrows(IllegalStateException.class, () -> FieldNames.shorten(CLASSES));
  }
}
