package dev.onlinematch.nakama;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onlinematch.nakama.engine.EngineOptions;
import dev.onlinematch.random.RandomSource;
import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.signalling.Outcome;
import dev.onlinematch.time.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Recorded frames, cut, spliced and scrambled: neither side may stumble over what the other says.
 */
class DamagedFramesTest {

  private static final String DAMAGE = "{}[]\":,0123456789-.eE\\u nulltrue\uD800\u0000";

  @Test
  void theClientStaysOpenWhateverTheServerSays() {
    List<String> frames = frames("S>C");
    for (int seed = 0; seed < 3_000; seed++) {
      VirtualTime time = new VirtualTime();
      FakeTextSockets sockets = new FakeTextSockets();
      NakamaSignalling signalling =
          new NakamaSignalling(sockets, time, url -> {}, "ws://x/ws", new Unheard());
      sockets.open();
      SeededRandom random = new SeededRandom(seed);
      for (int i = 0; i < 10; i++) {
        signalling.createMatch(new Outcome<>());
        sockets.receive(damaged(frames, random));
      }
      time.advance(9_000);
      assertTrue(signalling.isOpen(), "seed " + seed);
      signalling.close();
      time.settle();
    }
  }

  @Test
  void theServerServesOthersWhateverAClientSays() {
    List<String> frames = frames("C>S");
    VirtualTime time = new VirtualTime();
    InMemoryNakama nakama = new InMemoryNakama(time, 1, EngineOptions.development());
    RawSocket witness = new RawSocket(nakama);
    for (int seed = 0; seed < 1_000; seed++) {
      SeededRandom random = new SeededRandom(seed);
      RawSocket socket = new RawSocket(nakama);
      for (int i = 0; i < 5; i++) {
        socket.say(damaged(frames, random));
      }
      witness.heard = 0;
      witness.say("{\"cid\":\"1\",\"ping\":{}}");
      assertTrue(witness.heard > 0, "seed " + seed);
      time.advance(2_500);
      socket.end();
    }
  }

  private static List<String> frames(String direction) {
    List<String> frames = new ArrayList<>();
    for (String file : Recording.ALL) {
      for (JsonNode line : Recording.lines(file)) {
        if (line.path("kind").asText().equals("ws-text")
            && line.get("dir").asText().equals(direction)) {
          frames.add(line.get("text").asText());
        }
      }
    }
    return frames;
  }

  private static String damaged(List<String> frames, RandomSource random) {
    StringBuilder text = new StringBuilder(frames.get(random.nextInt(frames.size())));
    String other = frames.get(random.nextInt(frames.size()));
    switch (random.nextInt(4)) {
      case 0 -> text.setLength(random.nextInt(text.length() + 1));
      case 1 -> text.insert(random.nextInt(text.length() + 1), other);
      case 2 -> {
        int at = random.nextInt(text.length() + 1);
        text.replace(
            Math.min(at, text.length()),
            Math.min(at + random.nextInt(20), text.length()),
            other.substring(random.nextInt(other.length() + 1)));
      }
      default -> {
        for (int i = random.nextInt(3); i >= 0 && text.length() > 0; i--) {
          text.setCharAt(
              random.nextInt(text.length()), DAMAGE.charAt(random.nextInt(DAMAGE.length())));
        }
      }
    }
    return text.toString();
  }

  private static final class Unheard implements NakamaSignalling.Opening {

    @Override
    public void onOpen() {}

    @Override
    public void onFailure(SocketEnd end) {}
  }
}
