package dev.onlinematch.scenario;

import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.JsonReader;
import dev.onlinematch.wire.MalformedException;

/** JSON is written alike and read back; what is none is refused everywhere. */
final class JsonRoundTrip implements Traced {

  private static final String[] MALFORMED = {
    "", "{", "{}x", "{\"a\":01}", "{\"a\":\"\\u12\"}", "[1,]", "{\"a\":nul}", "{\"a\":\"\n\"}"
  };

  private final Trace trace = new Trace();

  @Override
  public String name() {
    return "JSON is written alike, read back, and refused when it is none";
  }

  @Override
  public void run() throws MalformedException {
    JsonObject json =
        new JsonObject()
            .put("text", "quote \" backslash \\ tab \t line \n ü€𝄞")
            .put("int", 42L)
            .put("large", 9_007_199_254_740_991L)
            .put("half", 0.5)
            .put("yes", true)
            .put("inner", new JsonObject().put("empty", ""));
    String text = json.toString();
    trace.add(text);
    Expect.equal("what was read", json, JsonReader.readObject(text, 1_000));
    for (String malformed : MALFORMED) {
      Expect.that("refuses " + malformed, isRefused(malformed));
    }
  }

  private static boolean isRefused(String text) {
    try {
      JsonReader.read(text, 1_000);
      return false;
    } catch (MalformedException e) {
      return true;
    }
  }

  @Override
  public int trace() {
    return trace.sum();
  }
}
