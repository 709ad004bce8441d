package dev.onlinematch.web.page;

import dev.onlinematch.match.Resumption;
import dev.onlinematch.web.ui.Memory;
import dev.onlinematch.web.ui.Screen;
import dev.onlinematch.web.w3c.SessionStorage;

/** What a tab keeps over a reload, and forgets when it is closed. */
public final class TabMemory implements Memory {

  private static final String SCREEN = "onlinematch.screen";
  private static final String MATCH = "onlinematch.match";

  /** Over this tab's storage. */
  public TabMemory() {}

  @Override
  public void remember(Screen screen, Resumption match) {
    SessionStorage.set(SCREEN, screen.id());
    SessionStorage.set(MATCH, match == null ? "" : match.text());
  }

  @Override
  public Screen screen() {
    return Screen.of(SessionStorage.get(SCREEN));
  }

  @Override
  public Resumption match() {
    return Resumption.parse(SessionStorage.get(MATCH));
  }
}
