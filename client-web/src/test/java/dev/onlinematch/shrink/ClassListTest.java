package dev.onlinematch.shrink;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ClassListTest {

  private static final String RUNTIME =
      "let nothing=target=>target.$clinit=()=>{},"
          + "plain=superclass=>{if(superclass===0){return function(){};}},"
          + "pack=data=>{let i=0;let packages=new Array(1);},"
          + "list=data=>{let i=0;let m=record();cls[meta]=m;while(i<1){}};"
          + "pack([-1,\"java\"]);"
          + "function Obj(){this.$id$=0;}"
          + "let Face=plain(0),Asked=plain(0),Base=plain(),Made=plain(Base),Util=plain(),"
          + "init=()=>{init=nothing(Made);},use=()=>{new Made;is(x,Asked);};";

  private static final String LIST =
      "list([Obj,0,0,[],1,0,0,[\"eq\",w(f)],Face,0,Obj,[Asked],1537,0,0,0,"
          + "Asked,0,Obj,[],1537,0,0,0,Base,0,Obj,[],1025,0,0,0]);"
          + "list([Made,\"Made\",3,Base,[Face],17,[A,B,\"x\"],()=>init(),[[\"a\",\"b\"],w(g)],"
          + "Util,0,Obj,[],17,0,0,0]);end();";

  @Test
  void keepsClassesThatAreMadeExtendedOrAskedFor() {
    String after = ClassList.compact(RUNTIME + LIST);

    assertTrue(
        after.contains(
            "list([Obj,0,\"eq\",w(f),Asked,Obj,Base,Obj,"
                + "Made,\"Made\",Base,[Asked],\"a\",w(g),\"b\",w(g)]);end();"),
        after);
    assertTrue(after.contains("Face=0,Asked=plain(0),Base=plain(),Made=plain(Base),Util=0,"));
  }

  @Test
  void leavesOutWhatReadTheOldList() {
    String after = ClassList.compact(RUNTIME + LIST);

    assertTrue(after.contains("nothing=()=>{}"), after);
    assertTrue(after.contains("init=()=>{init=nothing;}"), after);
    assertFalse(after.contains("pack("), after);
    assertFalse(after.contains("while(i<1)"), after);
    assertTrue(after.contains("cls[meta]=record()"), after);
  }

  @Test
  void failsWhenTheCompilersOutputIsNotWhatItWas() {
    assertThrows(IllegalStateException.class, () -> ClassList.compact(RUNTIME));
  }
}
