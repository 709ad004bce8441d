package dev.onlinematch.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RuntimePartsTest {

  private static final String MULTIPLIES = "let M=Math.imul||function(a,b){return a*b|0;},";

  private static final String RUNTIME =
      MULTIPLIES
          + "R=s=>Object.assign({name:null,binaryName:null,clinit:()=>{}},s||{}),"
          + "B=F(\"byte\",2,meta=>{}),"
          + "A=()=>{JavaArray.prototype.toString=function(){return \"}\";};"
          + "JavaArray.prototype.c=function(){let dataCopy;if('slice' in this.data)"
          + "{dataCopy=this.data.slice();}else {dataCopy=new this.data.constructor(1);}"
          + "return new A(dataCopy);};},"
          + "N=ex=>{let e=new E(\"Java exception thrown\",cause);"
          + "if(typeof Error.captureStackTrace===\"function\"){Error.captureStackTrace(e);}},"
          + "S=(err,ex)=>{if(typeof D===\"function\"){D();}},E;"
          + "if(typeof Reflect==='object'){get(){let javaException=this[P];"
          + "let javaMessage=W(javaException);}}else {E=Error;}rest();";

  @Test
  void leavesOutWhatNobodyNeeds() {
    assertEquals(
        "let M=Math.imul,R=s=>Object.assign({name:null,parent:null,superinterfaces:[],"
            + "primitiveKind:0,itemType:null,arrayType:null,classObject:null,"
            + "assignableCache:null},s||{}),B=F(\"byte\",2),"
            + "A=()=>{;JavaArray.prototype.c=function(){let dataCopy=this.data.slice();"
            + "return new A(dataCopy);};},N=ex=>{let e=new E(void 0,cause);},S=(err,ex)=>{},E;"
            + "E=class extends Error{get message(){let e=this[P],m=e&&W(e);"
            + "return m&&m.toString()}};rest();",
        RuntimeParts.spare(RUNTIME, true));
  }

  @Test
  void takesAProgramThatNeedsLess() {
    assertEquals("let M=Math.imul,", RuntimeParts.spare(MULTIPLIES, false));
    assertEquals("rest();", RuntimeParts.spare("rest();", false));
  }

  @Test
  void failsWhenTheCompilersOutputIsNotWhatItWas() {
    assertThrows(IllegalStateException.class, () -> RuntimeParts.spare(MULTIPLIES, true));
  }
}
