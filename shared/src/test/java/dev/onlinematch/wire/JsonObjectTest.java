package dev.onlinematch.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonObjectTest {

  private final JsonObject object =
      new JsonObject()
          .put("text", "x")
          .put("number", 2.5)
          .put("integer", -3)
          .put("large", 4294967296.0)
          .put("yes", true)
          .put("null", JsonNull.NULL)
          .put("object", new JsonObject().put("a", 1))
          .put("array", List.of(new JsonObject()));

  @Test
  void givesEachFieldAsWhatItIs() throws MalformedException {
    assertEquals("x", object.text("text"));
    assertEquals("x", object.text("text", "?"));
    assertEquals(2.5, object.number("number", 0));
    assertEquals(-3, object.integer("integer", 0));
    assertTrue(object.bool("yes", false));
    assertEquals(1, object.object("object").integer("a", 0));
    assertEquals(1, object.array("array").size());
    assertEquals(List.of(new JsonObject()), object.objects("array"));
  }

  @Test
  void givesTheFallbackForWhatIsAbsentOrNull() throws MalformedException {
    for (String name : List.of("absent", "null")) {
      assertEquals("?", object.text(name, "?"));
      assertEquals(7, object.number(name, 7));
      assertEquals(7, object.integer(name, 7));
      assertTrue(object.bool(name, true));
      assertEquals(new JsonObject(), object.objectOrEmpty(name));
      assertEquals(List.of(), object.array(name));
      assertFalse(object.has(name));
      assertThrows(MalformedException.class, () -> object.text(name));
      assertThrows(MalformedException.class, () -> object.object(name));
    }
  }

  @Test
  void refusesToTakeOneKindForAnother() {
    assertThrows(MalformedException.class, () -> object.text("number"));
    assertThrows(MalformedException.class, () -> object.text("number", "?"));
    assertThrows(MalformedException.class, () -> object.number("text", 0));
    assertThrows(MalformedException.class, () -> object.integer("text", 0));
    assertThrows(MalformedException.class, () -> object.bool("text", false));
    assertThrows(MalformedException.class, () -> object.object("array"));
    assertThrows(MalformedException.class, () -> object.objectOrEmpty("text"));
    assertThrows(MalformedException.class, () -> object.array("object"));
    assertThrows(
        MalformedException.class,
        () -> new JsonObject().put("a", List.of(JsonNull.NULL)).objects("a"));
  }

  @Test
  void refusesIntegersThatAreNone() {
    assertThrows(MalformedException.class, () -> object.integer("number", 0));
    assertThrows(MalformedException.class, () -> object.integer("large", 0));
  }
}
