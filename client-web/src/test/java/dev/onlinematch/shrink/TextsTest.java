package dev.onlinematch.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TextsTest {

  private static final String RUNTIME =
      "let T,P=strings=>{init();T=new Array(strings.length);"
          + "for(let i=0;i<strings.length;++i){T[i]=same(toJava(strings[i]));}},S=index=>T[index];";

  @Test
  void putsTextsWhereTheyAreUsed() {
    assertEquals(
        "let T,P=()=>{init();T=new Map;},S=text=>{let known=T.get(text);"
            + "if(!known)T.set(text,known=toJava(text));return known;};"
            + "f(S(\"a,\\\"b\"),S(\"$1\"),x.S(1),S(\"a,\\\"b\"));P();",
        Texts.inline(RUNTIME + "f(S(0),S(1),x.S(1),S(0));P([\"a,\\\"b\",\"$1\"]);"));
  }

  @Test
  void failsWhenTheCompilersOutputIsNotWhatItWas() {
    assertThrows(IllegalStateException.class, () -> Texts.inline("let T,S=index=>T[index];"));
  }
}
