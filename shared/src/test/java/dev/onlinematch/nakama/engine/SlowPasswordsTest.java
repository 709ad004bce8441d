package dev.onlinematch.nakama.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.nakama.HttpRequest;
import dev.onlinematch.nakama.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the engine does while somebody else looks at a password. */
class SlowPasswordsTest {

  private static final String ANN =
      "{\"email\":\"ann@example.org\",\"password\":\"anns password\"}";

  private final HeldPasswords passwords = new HeldPasswords();
  private final EngineFixture nakama = new EngineFixture(EngineOptions.development(), passwords);

  @Test
  void answersOthersMeanwhile() {
    List<HttpResponse> ann = signIn("", ANN);

    assertFalse(nakama.token("bob").isEmpty());
    assertEquals(List.of(), ann);

    passwords.release();
    assertEquals(200, ann.get(0).status());
    assertTrue(ann.get(0).body().contains("\"created\":true"));
  }

  @Test
  void ofTwoWhoSignUpWithOneAddressAtOnceTheFirstHasIt() {
    List<HttpResponse> first = signIn("", ANN);
    List<HttpResponse> second = signIn("", ANN.replace("anns", "another"));

    passwords.release();

    assertEquals(200, first.get(0).status());
    assertEquals(409, second.get(0).status());
    List<HttpResponse> again = signIn("", ANN);
    List<HttpResponse> wrong = signIn("", ANN.replace("anns", "another"));
    passwords.release();
    assertEquals(200, again.get(0).status());
    assertEquals(401, wrong.get(0).status());
  }

  @Test
  void refusesAtOnceWhenTooManyWait() {
    passwords.isFull = true;

    List<HttpResponse> ann = signIn("", ANN);

    assertEquals(503, ann.get(0).status());
    assertTrue(ann.get(0).body().contains("Too many sign-ins"));
    passwords.isFull = false;
    List<HttpResponse> again = signIn("", ANN);
    passwords.release();
    assertEquals(200, again.get(0).status());
  }

  @Test
  void looksAtNoPasswordOfARequestThatIsRefusedAnyway() {
    assertEquals(404, signIn("?create=false", ANN).get(0).status());
    assertEquals(400, signIn("?username=a%20b", ANN).get(0).status());
    assertEquals(400, signIn("", "{\"email\":\"ann@example.org\"}").get(0).status());
    assertEquals(0, passwords.held.size());
  }

  private List<HttpResponse> signIn(String query, String body) {
    List<HttpResponse> answers = new ArrayList<>();
    nakama.engine.handleHttp(
        new HttpRequest(
            "POST", "/v2/account/authenticate/email" + query, Map.copyOf(EngineFixture.KEY), body),
        answers::add);
    return answers;
  }

  /** Answers when it is told to. */
  private static final class HeldPasswords implements Passwords {

    final Queue<Runnable> held = new ArrayDeque<>();
    boolean isFull;

    void release() {
      for (Runnable next = held.poll(); next != null; next = held.poll()) {
        next.run();
      }
    }

    @Override
    public boolean hash(String password, Consumer<String> then) {
      return !isFull && held.add(() -> then.accept("plain:" + password));
    }

    @Override
    public boolean matches(String password, String hash, Consumer<Boolean> then) {
      return !isFull && held.add(() -> then.accept(hash.equals("plain:" + password)));
    }
  }
}
