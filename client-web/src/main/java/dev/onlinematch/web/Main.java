package dev.onlinematch.web;

import dev.onlinematch.web.clock.BrowserScheduler;
import dev.onlinematch.web.net.FetchTransport;
import dev.onlinematch.web.page.DomPage;
import dev.onlinematch.web.page.GameLoop;
import dev.onlinematch.web.page.SoundButton;
import dev.onlinematch.web.page.TabMemory;
import dev.onlinematch.web.random.BrowserRandom;
import dev.onlinematch.web.stage.ArenaStage;
import dev.onlinematch.web.stage.Sounds;
import dev.onlinematch.web.ui.Presenter;

/** Puts the page together and starts it. */
public final class Main {

  private Main() {}

  /** Called by {@code start.js} once the document is there. */
  public static void main(String[] arguments) {
    BrowserScheduler scheduler = new BrowserScheduler("alarm-worker.js");
    BrowserRandom random = new BrowserRandom();
    Sounds sounds = new Sounds();
    DomPage page = new DomPage(new GameLoop(scheduler, new ArenaStage(random, sounds)));
    Presenter presenter =
        new Presenter(
            page, new TabMemory(), new ServerDoor(new FetchTransport(), scheduler, random));
    SoundButton.connect(sounds);
    String toPlay = Address.match();
    String toWatch = Address.watch();
    Address.dropInvitation();
    page.connect(presenter);
    presenter.start(toPlay == null ? toWatch : toPlay, toPlay == null);
  }
}
