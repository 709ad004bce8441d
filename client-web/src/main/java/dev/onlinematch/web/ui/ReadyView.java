package dev.onlinematch.web.ui;

import java.util.List;

/**
 * The ready screen.
 *
 * @param code what others join by; empty where nobody can be invited any more
 * @param rows the players, in order of peer id
 * @param watching who only watches, in a sentence; empty for nobody
 * @param canBeReady whether the button can be pressed
 * @param isReady whether it was
 * @param hint what everyone is waiting for
 */
public record ReadyView(
    String code,
    List<PlayerRow> rows,
    String watching,
    boolean canBeReady,
    boolean isReady,
    String hint) {

  /** Takes a copy of the list. */
  public ReadyView {
    rows = List.copyOf(rows);
  }
}
