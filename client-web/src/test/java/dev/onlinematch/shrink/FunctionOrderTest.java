package dev.onlinematch.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.javascript.jscomp.CodePrinter;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.rhino.Node;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FunctionOrderTest {

  @Test
  void whatResemblesEachOtherStandsSideBySide() {
    assertEquals(
        "let a=()=>{one.two.three(1)},c=()=>{one.two.three(3)},b=x=>x*x+7",
        reordered("let a=()=>{one.two.three(1)},b=x=>x*x+7,c=()=>{one.two.three(3)};"));
  }

  @Test
  void whatDoesSomethingKeepsItsPlaceAndOrder() {
    assertEquals(
        "function g(){return 2}let f=()=>1;let a=start(),b=a+1;go(f);let c=b",
        reordered("let a=start(),f=()=>1,b=a+1;go(f);function g(){return 2}let c=b;"));
  }

  @Test
  void aScriptWithoutFunctionsStaysAsItIs() {
    assertEquals("let a=1;go(a)", reordered("let a=1;go(a);"));
  }

  @Test
  void theOrderOfTheScriptDecidesNothing() {
    String sorted = "function A(){}function C(){}let b=()=>1,d=()=>2;let v=b();go(v)";

    assertEquals(
        sorted, sorted("let d=()=>2,v=b();function A(){}go(v);let b=()=>1;function C(){}"));
    assertEquals(
        sorted, sorted("function C(){}let b=()=>1;let v=b();function A(){}let d=()=>2;go(v)"));
  }

  private static String reordered(String script) {
    return changed(script, FunctionOrder::apply);
  }

  private static String sorted(String script) {
    return changed(script, FunctionOrder::sort);
  }

  private static String changed(String script, Consumer<Node> pass) {
    Compiler compiler = new Compiler();
    compiler.disableThreads();
    compiler.initOptions(new CompilerOptions());
    Node block = compiler.parse(SourceFile.fromCode("test.js", script));
    pass.accept(block);
    return new CodePrinter.Builder(block).build();
  }
}
