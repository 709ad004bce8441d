package dev.onlinematch.nakama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.onlinematch.wire.MalformedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlQueryTest {

  @Test
  void encodesWhatIsNotUnreserved() {
    UrlQuery query = new UrlQuery().with("a b", "Zoë&=+/?#😀").with("c", "").with("d", "-._~9");

    assertEquals("?a%20b=Zo%C3%AB%26%3D%2B%2F%3F%23%F0%9F%98%80&c=&d=-._~9", query.toString());
    assertEquals("", new UrlQuery().toString());
  }

  @Test
  void readsBackWhatWasEncoded() throws MalformedException {
    UrlQuery query = new UrlQuery().with("a b", "Zoë&=+/?#😀").with("a b", "2");

    UrlQuery read = UrlQuery.of("/path" + query);

    assertEquals(List.of("Zoë&=+/?#😀", "2"), read.all("a b"));
    assertEquals("/path", UrlQuery.pathOf("/path" + query));
  }

  @Test
  void readsWhatOthersWrite() throws MalformedException {
    // nakama-js leaves an ampersand at the end.
    UrlQuery query = UrlQuery.of("/p?create=true&username=a+b&&flag&=x&%e2%82%ac=%E2%82%AC&");

    assertEquals("true", query.first("create"));
    assertEquals("a b", query.first("username"));
    assertEquals("", query.first("flag"));
    assertEquals("x", query.first(""));
    assertEquals("€", query.first("€"));
    assertNull(query.first("absent"));
    assertEquals(List.of(), query.all("absent"));
    assertNull(UrlQuery.of("/p").first("p"));
    assertNull(UrlQuery.of("/p?").first(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?a=%", "?a=%4", "?a=%4&b=1", "?a=%GG", "?%=1", "?a=%-1"})
  void refusesAPercentSignWithoutTwoDigits(String url) {
    assertThrows(MalformedException.class, () -> UrlQuery.of(url));
  }
}
