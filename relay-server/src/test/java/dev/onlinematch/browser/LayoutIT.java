package dev.onlinematch.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every screen, on a desk, on a phone and on a phone held sideways. */
class LayoutIT {

  private static final List<Size> SIZES =
      List.of(new Size(1280, 800), new Size(390, 844), new Size(844, 390));

  private static final double FRAMES_MS = 5_000;

  /** Longer than any row of a phone. */
  private static final String LONG_NAME = "Bartholomew-Hohenzollern-Langen";

  @RegisterExtension final Players people = new Players();

  private final List<String> faults = new ArrayList<>();

  @Test
  void everyScreenFitsEverySizeAndNothingCoversAButton() {
    Player ann = arrives("ann");
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
    Player bob = arrives("bob");
    createsAccount(bob.clicks("play-online").sees(Screen.SIGN_IN), LONG_NAME + "2");
    bob.joinsMatch(code).sees(Screen.READY);
    ann.isLinkedTo(1);
    bob.isLinkedTo(1).isReady();
    ann.waitsFor("() => document.querySelector('[data-status=ready]') !== null", null);
    look(ann, "ready", "ready");
    ann.clicks("copy-code").isTold("");
    look(ann, "ready with a message", "ready");

    ann.isReady().isPlaying();
    look(ann, "game", "game");
    ann.clicks("mode-client-server").isTold("relay");
    look(ann, "game with a message", "game");
    assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
  }

  private Player arrives(String name) {
    Player player = people.arrives(name);
    // What moves has no place to measure.
    player.page().emulateMedia(new EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
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
      fitsSideways(player, size, at);
      BoundingBox main = player.element(mainTestId).boundingBox();
      if (main == null || main.y < 0 || main.y + main.height > size.height) {
        faults.add(at + mainTestId + " is out of sight");
      }
      nothingCoversAButton(player, at);
    }
  }

  private void fitsSideways(Player player, Size size, String at) {
    try {
      // The arena takes its new size with the next frame.
      player
          .page()
          .waitForFunction(
              "() => [document.scrollingElement, ...document.querySelectorAll('.screen')]"
                  + ".every(each => each.scrollWidth <= each.clientWidth)",
              null,
              new WaitForFunctionOptions().setTimeout(FRAMES_MS));
    } catch (TimeoutError e) {
      faults.add(at + "scrolls sideways");
    }
    Locator parts =
        player.page().locator("button:visible, input:visible, h1:visible, h2:visible, li > span");
    for (Locator part : parts.all()) {
      BoundingBox box = part.boundingBox();
      if (box != null && (box.x < 0 || box.x + box.width > size.width)) {
        faults.add(at + part.textContent().trim() + " runs off the edge");
      }
    }
  }

  private void nothingCoversAButton(Player player, String at) {
    List<Locator> buttons = player.page().locator("button:visible").all();
    for (Locator over : player.page().locator("#message:visible, .scores li:visible").all()) {
      for (Locator button : buttons) {
        if (overlap(over.boundingBox(), button.boundingBox())) {
          faults.add(at + over.textContent() + " covers " + button.textContent().trim());
        }
      }
    }
    for (int i = 0; i < buttons.size(); i++) {
      for (Locator other : buttons.subList(i + 1, buttons.size())) {
        if (overlap(buttons.get(i).boundingBox(), other.boundingBox())) {
          faults.add(at + buttons.get(i).textContent() + " lies on " + other.textContent());
        }
      }
    }
  }

  private static boolean overlap(BoundingBox one, BoundingBox other) {
    return one.x < other.x + other.width
        && other.x < one.x + one.width
        && one.y < other.y + other.height
        && other.y < one.y + one.height;
  }

  /** In CSS pixels. */
  private record Size(int width, int height) {

    @Override
    public String toString() {
      return width + "x" + height;
    }
  }
}
