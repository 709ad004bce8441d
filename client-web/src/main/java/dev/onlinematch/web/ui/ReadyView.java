package dev.onlinematch.web.ui;

import java.util.List;

/**
 * The ready screen.
 *
 * @param code what others join by; empty where nobody can be invited any more
 * @param canBeWatched whether others can also be invited to watch
 * @param rows the players, in order of peer id
 * @param watching who only watches, in a sentence; empty for nobody
 * @param button what it says on the button by which one is ready; empty where there is none
 * @param canBeReady whether it can be pressed
 * @param hint what everyone is waiting for
 */
public record ReadyView(
    String code,
    boolean canBeWatched,
    List<PlayerRow> rows,
    String watching,
    String button,
    boolean canBeReady,
    String hint) {

  /** Takes a copy of the list. */
  public ReadyView {
    rows = List.copyOf(rows);
  }
}
