package dev.onlinematch.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onlinematch.web.NumbersPage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.teavm.tooling.TeaVMToolException;

/**
 * A player whose page is {@link NumbersPage}: while the match is played he sends numbered messages
 * to all others and keeps account of theirs.
 */
final class NumbersPlayer {

  /** Any document of the server's origin will do; the browser looks for an icon of it. */
  static final String DOCUMENT = "/health";

  /** What {@link NumbersPage} sends of each kind. */
  private static final int PER_SECOND = 60;

  /** With no more to say than that after the last one, everything has arrived. */
  private static final String ALL_TOLD =
      """
      ([from, sent]) => window.report.peers[from].reliable >= sent
      """;

  private static final String COUNT_FROM_NOW = "() => { window.before = window.report.peers; }";

  private static final String HAS_HEARD_OF_ALL =
      """
      ([others, numbers]) => others.every(id =>
          window.report.peers[id]?.unreliable > (window.before[id]?.unreliable ?? 0) + numbers)
      """;

  private static String script;

  private final Player player;

  private NumbersPlayer(Player player) {
    this.player = player.willComplainAbout("404");
  }

  /** He opens a match, and others can join it. */
  static NumbersPlayer opensMatch(Player player) throws IOException, TeaVMToolException {
    return begin(player, "[]");
  }

  /** He enters the match of that code. */
  static NumbersPlayer joinsMatch(Player player, String code)
      throws IOException, TeaVMToolException {
    return begin(player, "['" + code + "']");
  }

  private static NumbersPlayer begin(Player player, String arguments)
      throws IOException, TeaVMToolException {
    run(player, arguments);
    return new NumbersPlayer(player);
  }

  private static void run(Player player, String arguments) throws IOException, TeaVMToolException {
    if (script == null) {
      script = CompiledScript.script(NumbersPage.class.getName());
    }
    player.page().evaluate(script + "\nmain(" + arguments + ");");
    player.waitsFor("() => window.report?.peerId > ''", null);
  }

  /** Loads the page again; it goes on as the same player. */
  void reloads() throws IOException, TeaVMToolException {
    String resumption = (String) report().get("resumption");
    player.reloads();
    run(player, "['" + resumption.replace("'", "\\'") + "']");
  }

  Player player() {
    return player;
  }

  String code() {
    return (String) report().get("code");
  }

  String peerId() {
    return (String) report().get("peerId");
  }

  boolean isHost() {
    return (boolean) report().get("isHost");
  }

  /** Waits until he can play with so many others. */
  void isReadyWith(int others) {
    player.waitsFor(
        "others => window.report?.state === 'READY'"
            + " && Object.keys(window.report.peers).length === others",
        others);
  }

  /** What {@link NumbersPage} understands; it has done so when this returns. */
  void isTold(String command) {
    player.page().evaluate("command => { window.command = command; }", command);
    player.waitsFor("() => window.command === ''", null);
  }

  /** All of them play on for so long, as far as their pages do. */
  static void allPlayFor(List<NumbersPlayer> players, int ms) {
    List<Integer> before =
        players.stream().map(player -> number(player.report(), "numbers")).toList();
    for (int i = 0; i < players.size(); i++) {
      players
          .get(i)
          .player
          .waitsFor(
              "until => window.report.numbers > until", before.get(i) + ms * PER_SECOND / 1_000);
    }
  }

  /**
   * Waits until as much as is sent in so long has come from each to every other, of what may get
   * lost.
   */
  static void allHearEachOther(List<NumbersPlayer> players, int ms) {
    players.forEach(each -> each.player.page().evaluate(COUNT_FROM_NOW));
    for (NumbersPlayer each : players) {
      List<String> others =
          players.stream().filter(other -> other != each).map(NumbersPlayer::peerId).toList();
      each.player.waitsFor(HAS_HEARD_OF_ALL, List.of(others, ms * PER_SECOND / 1_000));
    }
  }

  /** Waits until messages to all others take one of those ways. */
  void reachesAllBy(String... paths) {
    player.waitsFor(
        "paths => Object.values(window.report.peers).every(peer => paths.includes(peer.path))",
        List.of(paths));
  }

  /** By which way messages to another travel now. */
  String pathTo(NumbersPlayer other) {
    return (String) fromPeer(other.peerId()).get("path");
  }

  /** Whatever the other has sent reliably has come once and in order; he has stopped. */
  void hasEverythingFrom(NumbersPlayer sender) {
    int sent = number(sender.fromPeer(peerId()), "sent");
    player.waitsFor(ALL_TOLD, List.of(sender.peerId(), sent));
    Map<?, ?> received = fromPeer(sender.peerId());
    assertEquals(sent, number(received, "reliable"));
    assertEquals(0, number(received, "misplaced"), received.toString());
    assertEquals(0, number(sender.report(), "refused"));
  }

  /** How much of what the other has sent unreliably has come, in hundredths. */
  int percentFrom(NumbersPlayer sender) {
    return 100
        * number(fromPeer(sender.peerId()), "unreliable")
        / number(sender.report(), "numbers");
  }

  /** The longest time without movement of any other since {@code measure}. */
  int longestGapMs() {
    return ((Map<?, ?>) report().get("peers"))
        .values().stream()
            .mapToInt(peer -> number((Map<?, ?>) peer, "longestGapMs"))
            .max()
            .orElse(0);
  }

  /** The longest time without movement of one of those since {@code measure}. */
  int longestGapMs(List<NumbersPlayer> others) {
    return others.stream()
        .mapToInt(other -> number(fromPeer(other.peerId()), "longestGapMs"))
        .max()
        .orElse(0);
  }

  /**
   * When movement of one of those was there again after a gap since {@code measure}; 0 for none.
   */
  long gapsEndedAtMs(List<NumbersPlayer> others) {
    return others.stream()
        .mapToLong(other -> ((Number) fromPeer(other.peerId()).get("gapEndedAtMs")).longValue())
        .max()
        .orElse(0);
  }

  /** What the match has told him since {@code measure}. */
  List<Told> told() {
    return ((List<?>) report().get("told"))
        .stream().map(each -> Told.of((Map<?, ?>) each)).toList();
  }

  /** Waits until he has been told that. */
  void isTold(String what, String who) {
    player.waitsFor(
        "([what, who]) => window.report.told.some(each =>"
            + " each.what === what && (who === '' || each.who === who))",
        List.of(what, who));
  }

  /**
   * Something that a match tells.
   *
   * @param what in words
   * @param who whom it is about
   * @param atMs by the clock of this computer
   */
  record Told(String what, String who, long atMs) {

    static Told of(Map<?, ?> told) {
      return new Told(
          (String) told.get("what"),
          (String) told.get("who"),
          ((Number) told.get("atMs")).longValue());
    }
  }

  /** For how long the page itself stood still at most since {@code measure}. */
  int longestStepMs() {
    return number(report(), "longestStepMs");
  }

  private Map<?, ?> report() {
    return (Map<?, ?>) player.page().evaluate("() => window.report");
  }

  private Map<?, ?> fromPeer(String peerId) {
    return (Map<?, ?>) ((Map<?, ?>) report().get("peers")).get(peerId);
  }

  private static int number(Map<?, ?> values, String name) {
    return ((Number) values.get(name)).intValue();
  }
}
