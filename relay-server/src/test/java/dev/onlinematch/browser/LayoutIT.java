package dev.onlinematch.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page.WaitForFunctionOptions;
import com.microsoft.playwright.TimeoutError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every screen, on a desk, on a phone and on a phone held sideways. */
class LayoutIT {

  private static final List<Size> SIZES =
      List.of(new Size(1280, 800), new Size(390, 844), new Size(844, 390));

  private static final double FRAMES_MS = 5_000;

  /** Wider than a phone, and with nowhere to break it. */
  private static final String LONG_NAME = "W".repeat(31);

  /** What the page does for people who want no motion, whatever this browser's settings are. */
  private static final String REDUCED_MOTION =
      """
      () => {
        const rules = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules]);
        rules.find(rule => rule.conditionText?.includes('reduced-motion')).media.mediaText = 'all';
      }
      """;

  /** Whether the page has that width, nothing is wider, and the arena has its new size. */
  private static final String FITS =
      """
      width => innerWidth === width
          && [document.scrollingElement, ...document.querySelectorAll('.screen')]
              .every(each => each.scrollWidth <= each.clientWidth)
          && [...document.querySelectorAll('canvas')]
              .every(each => each.getBoundingClientRect().bottom <= innerHeight)
      """;

  /** What a browser tells a page whose tab somebody leaves for another one. */
  private static final String LOOKED_AWAY =
      """
      () => {
        Object.defineProperty(document, 'hidden', { value: true });
        Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
        document.dispatchEvent(new Event('visibilitychange'));
      }
      """;

  /** What cannot be seen, runs off the edge, or lies on a button. */
  private static final String FAULTS =
      """
      mainTestId => {
        const shown = selector => [...document.querySelectorAll(selector)]
            .map(each => ({
              name: each.textContent.trim(),
              box: each.getBoundingClientRect(),
              isVisible: getComputedStyle(each).visibility === 'visible',
            }))
            .filter(each => each.isVisible && each.box.width > 0 && each.box.height > 0);
        const overlap = ({ box: one }, { box: other }) =>
            one.left < other.right && other.left < one.right
                && one.top < other.bottom && other.top < one.bottom;
        const faults = [];
        const [main] = shown(`[data-testid='${mainTestId}']`);
        if (!main || main.box.top < 0 || main.box.bottom > innerHeight) {
          faults.push(mainTestId + ' is out of sight');
        }
        for (const part of shown('button, input, h1, h2, li > span')) {
          if (part.box.left < 0 || part.box.right > innerWidth) {
            faults.push(part.name + ' runs off the edge');
          }
        }
        const message = document.querySelector('#message');
        if (message.scrollWidth > message.clientWidth) {
          faults.push(message.textContent + ' runs out of its box');
        }
        const buttons = shown('button');
        for (const over of shown('#message, .scores li, .hint')) {
          for (const button of buttons.filter(each => overlap(over, each))) {
            faults.push(over.name + ' covers ' + button.name);
          }
        }
        buttons.forEach((button, i) => {
          for (const other of buttons.slice(i + 1).filter(each => overlap(button, each))) {
            faults.push(button.name + ' lies on ' + other.name);
          }
        });
        return faults;
      }
      """;

  @RegisterExtension final Players people = new Players();

  private final List<String> faults = new ArrayList<>();

  @ParameterizedTest
  @EnumSource
  void everyScreenFitsEverySizeAndNothingCoversAButton(Engine engine) {
    Player ann = arrives("ann", engine);
    look(ann, "title", "play-online");
    ann.clicks("play-online").sees(Screen.SIGN_IN);
    look(ann, "sign-in", "guest");
    ann.clicks("login").isTold("e-mail");
    look(ann, "sign-in with a message", "guest");
    createsAccount(ann, LONG_NAME);
    look(ann, "match", "find-match");
    ann.clicks("join-match").isTold("code");
    look(ann, "match with a message", "find-match");
    ann.clicks("find-match");
    look(ann, "searching", "cancel");
    ann.clicks("cancel");

    String code = ann.createsMatch();
    look(ann, "ready, alone", "ready");
    Player bob = arrives("bob", engine);
    createsAccount(bob.clicks("play-online").sees(Screen.SIGN_IN), LONG_NAME + "2");
    bob.joinsMatch(code).sees(Screen.READY);
    ann.isLinkedTo(1);
    bob.isLinkedTo(1).isReady();
    ann.waitsFor("() => document.querySelector('[data-status=ready]') !== null", null);
    look(ann, "ready", "ready");
    ann.clicks("copy-code").isTold("");
    look(ann, "ready with a message", "ready");
    Player eve = arrives("eve", engine).signsInAsGuest().watchesMatch(code).isLinkedTo(2);
    look(eve, "ready, watching", "leave");

    ann.isReady().isPlaying();
    look(ann, "game", "game");
    look(eve.isPlaying(), "game, watching", "game");
    ann.clicks("mode-client-server").isTold("relay");
    look(ann, "game with a message", "game");
    bob.page().evaluate(LOOKED_AWAY);
    ann.isTold("is away");
    look(ann, "game with a name in a message", "game");
    assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
  }

  private Player arrives(String name, Engine engine) {
    Player player = people.arrives(name, engine);
    // What moves has no place to measure.
    player.page().evaluate(REDUCED_MOTION);
    return player;
  }

  private static void createsAccount(Player player, String name) {
    player.clicks("tab-create").types("username", name).types("email", name + "@example.org");
    player.types("password", "correct horse").clicks("create-account").sees(Screen.MATCH);
  }

  private void look(Player player, String where, String mainTestId) {
    for (Size size : SIZES) {
      player.page().setViewportSize(size.width, size.height);
      String at = where + " at " + size + ": ";
      if (!fits(player, size)) {
        faults.add(at + "does not fit");
      }
      for (Object fault : (List<?>) player.page().evaluate(FAULTS, mainTestId)) {
        faults.add(at + fault);
      }
    }
  }

  private static boolean fits(Player player, Size size) {
    try {
      // The arena takes its new size with the next frame.
      player
          .page()
          .waitForFunction(FITS, size.width, new WaitForFunctionOptions().setTimeout(FRAMES_MS));
      return true;
    } catch (TimeoutError e) {
      return false;
    }
  }

  /** In CSS pixels. */
  private record Size(int width, int height) {

    @Override
    public String toString() {
      return width + "x" + height;
    }
  }
}
