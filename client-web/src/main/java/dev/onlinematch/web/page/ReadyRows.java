package dev.onlinematch.web.page;

import dev.onlinematch.web.ui.PlayerRow;
import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;

/** The list of players on the ready screen. */
final class ReadyRows {

  void show(List<PlayerRow> rows) {
    HTMLElement list = Elements.element("players");
    list.clear();
    for (PlayerRow row : rows) {
      list.appendChild(element(row));
    }
  }

  private static HTMLElement element(PlayerRow row) {
    HTMLElement item = Elements.create("li", "jacket-" + (row.peerId() - 1) % 10, "");
    item.setAttribute("data-testid", "player-row");
    item.setAttribute("data-peer-id", Integer.toString(row.peerId()));
    item.setAttribute("data-username", row.username());
    item.setAttribute("data-status", row.status().id());
    item.setAttribute("data-score", Integer.toString(row.score()));
    if (row.path() != null) {
      item.setAttribute("data-path", row.path().id());
    }
    item.appendChild(Elements.create("span", "face", ""));
    item.appendChild(Elements.create("span", "name", row.username()));
    item.appendChild(Elements.create("span", "path", remark(row)));
    item.appendChild(Elements.create("span", "score", row.score() == 0 ? "" : "★" + row.score()));
    item.appendChild(Elements.create("span", "status", row.status().words()));
    return item;
  }

  private static String remark(PlayerRow row) {
    if (row.isMe()) {
      return row.isHost() ? "you, host" : "you";
    }
    return (row.isHost() ? row.path() == null ? "host" : "host · " : "") + path(row);
  }

  static String path(PlayerRow row) {
    if (row.path() == null) {
      return "";
    }
    return row.roundTripMs() < 0
        ? row.path().id()
        : row.path().id() + " · " + row.roundTripMs() + " ms";
  }
}
