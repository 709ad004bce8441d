package dev.onlinematch.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StyleSheetTest {

  @Test
  void leavesOutCommentsAndNeedlessSpace() {
    assertEquals(
        "a,b :hover{color:red;margin:0 calc(1px + 2px)}@media (x){c > d{top:0}}",
        StyleSheet.shrink(
            """
            /* Two
               lines */
            a, b :hover {
              color: red;
              margin: 0 calc(1px + 2px);
            }
            @media (x) {
              c > d { top: 0; }
            }
            """));
  }
}
