package dev.onlinematch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Somebody in front of the page, who knows it by its contract only. Every wait has a deadline. */
final class Player {

  /**
   * Links that fail over take seconds, and eight browsers on two busy cores need some to open a
   * page; what takes longer than this is broken.
   */
  static final double DEADLINE_MS = 45_000;

  private static final Path PICTURES = Path.of("target", "browser");

  /** Keeps every connection and socket that the page makes, so that its figures can be read. */
  private static final String WATCH_CONNECTIONS =
      """
      window.observedConnections = [];
      window.RTCPeerConnection = class extends window.RTCPeerConnection {
        constructor(...given) { super(...given); window.observedConnections.push(this); }
      };
      window.observedSockets = [];
      window.matchDataFrames = 0;
      window.WebSocket = class extends window.WebSocket {
        constructor(...given) { super(...given); window.observedSockets.push(this); }
        send(data) {
          if (String(data).includes('match_data_send')) window.matchDataFrames++;
          super.send(data);
        }
      };
      """;

  private static final String OPEN_RELAY_SOCKETS =
      """
      window.observedSockets.filter(socket =>
          socket.url.includes('/relay/ws') && socket.readyState === WebSocket.OPEN).length
      """;

  private final String name;
  private final BrowserContext context;
  private final Page page;
  private CDPSession debugger;
  private final List<String> complaints = new ArrayList<>();
  // Firefox says this of itself about every connection that fails, as some do in journeys.
  private final List<String> expectedComplaints = new ArrayList<>(List.of("WebRTC: ICE failed"));

  Player(String name, BrowserContext context) {
    this.name = name;
    this.context = context;
    this.page = context.newPage();
    page.setDefaultTimeout(DEADLINE_MS);
    page.addInitScript(WATCH_CONNECTIONS);
    page.addInitScript(BlockedPaths.script(name));
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(name + ": " + message.text() + " " + message.location());
          }
        });
    page.onPageError(error -> complaints.add(name + ": " + error));
  }

  Page page() {
    return page;
  }

  void opens(String pathAndQuery) {
    page.navigate(pathAndQuery);
  }

  Locator element(String testId) {
    return page.locator("[data-testid='" + testId + "']");
  }

  Player clicks(String testId) {
    element(testId).click();
    return this;
  }

  Player types(String testId, String text) {
    element(testId).fill(text);
    return this;
  }

  Player sees(Screen screen) {
    page.waitForFunction("id => document.body.dataset.screen === id", screen.id());
    return this;
  }

  boolean isOn(Screen screen) {
    page.waitForFunction("() => document.body.dataset.screen !== undefined");
    return screen.id().equals(page.evaluate("() => document.body.dataset.screen"));
  }

  Player seesMatchState(String state) {
    page.waitForFunction("state => document.body.dataset.matchState === state", state);
    return this;
  }

  /** A message on the page that contains {@code words}, whatever the case of letters. */
  Player isTold(String words) {
    assertThat(element("message").first())
        .containsText(
            words,
            new LocatorAssertions.ContainsTextOptions()
                .setIgnoreCase(true)
                .setTimeout(DEADLINE_MS));
    return this;
  }

  Player signsInAsGuest() {
    return clicks("play-online").sees(Screen.SIGN_IN).clicks("guest").sees(Screen.MATCH);
  }

  /** With an e-mail address and a password of his own. */
  Player createsAccount(String username) {
    return clicks("play-online")
        .sees(Screen.SIGN_IN)
        .clicks("tab-create")
        .types("username", username)
        .types("email", username + "@example.org")
        .types("password", "a long password")
        .clicks("create-account")
        .sees(Screen.MATCH);
  }

  /** Waits for that row, on the match screen. */
  Player seesOnLeaderboard(String row) {
    page.waitForFunction(
        "row => document.querySelector(\"[data-testid='leaderboard']\").innerText.includes(row)",
        row);
    return this;
  }

  /** As a guest who came by a link to a match: joining follows signing in. */
  Player signsInAsGuestByLink() {
    if (isOn(Screen.TITLE)) {
      clicks("play-online");
    }
    sees(Screen.SIGN_IN).clicks("guest");
    return this;
  }

  Player findsMatch(int minPlayers) {
    Locator wanted = element("min-players");
    String number = String.valueOf(minPlayers);
    if (wanted.evaluate("field => field.tagName").equals("SELECT")) {
      wanted.selectOption(number);
    } else {
      wanted.fill(number);
    }
    return clicks("find-match");
  }

  /** Opens a private match and returns its code. */
  String createsMatch() {
    clicks("create-match").sees(Screen.READY);
    Locator code = element("match-code");
    code.waitFor();
    page.waitForFunction(
        "() => { const code = document.querySelector(\"[data-testid='match-code']\");"
            + " return (code.value ?? code.textContent).trim() !== ''; }");
    return ((String) code.evaluate("code => code.value ?? code.textContent")).trim();
  }

  Player joinsMatch(String code) {
    return types("match-code-input", code).clicks("join-match");
  }

  /** Clicks a button that copies, and says what. */
  String copies(String testId) {
    // The clipboard itself is the whole computer's, and Firefox lets nobody read it.
    page.evaluate(
        "() => { navigator.clipboard.writeText = async text => { window.copied = text; }; }");
    clicks(testId).isTold("copied");
    return (String) page.evaluate("() => window.copied");
  }

  Player watchesMatch(String code) {
    return types("match-code-input", code).clicks("watch-match");
  }

  /** Waits until so many others are linked directly. */
  Player isLinkedTo(int others) {
    return isLinkedBy("direct", others);
  }

  /** Waits until messages to so many others take that way. */
  Player isLinkedBy(String path, int others) {
    page.waitForFunction(
        "([path, count]) => document.querySelectorAll("
            + "`[data-testid='player-row'][data-path='${path}']`).length === count",
        List.of(path, others));
    return this;
  }

  /** From now on no packet passes between this player and those; with nobody named, all do. */
  Player isCutOffFrom(String... others) {
    page.evaluate("others => { window.blockedPaths = others; }", List.of(others));
    return this;
  }

  /** The kinds of candidates that this page's connections to players have, each once. */
  List<String> candidateTypes() {
    Object found =
        page.evaluate(
            """
            async () => {
              const types = new Set();
              for (const connection of window.observedConnections) {
                // That to the relay, where there had to be one, has others.
                if (connection.remoteDescription?.sdp.includes('a=ice-lite') ?? true) continue;
                for (const stat of (await connection.getStats()).values()) {
                  if (stat.type === 'local-candidate') {
                    types.add(stat.candidateType + (stat.relayProtocol ? ' ' + stat.relayProtocol : ''));
                  }
                }
              }
              return [...types].sort();
            }
            """);
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  /** The candidates between which this page's connections to players go, as {@code host-srflx}. */
  List<String> candidatePairs() {
    Object found =
        page.evaluate(
            """
            async () => {
              const pairs = [];
              for (const connection of window.observedConnections) {
                if (connection.connectionState !== 'connected') continue;
                const report = await connection.getStats();
                for (const stat of report.values()) {
                  if (stat.type === 'candidate-pair' && stat.nominated) {
                    pairs.push([stat.localCandidateId, stat.remoteCandidateId]
                        .map(id => report.get(id)?.candidateType).join('-'));
                  }
                }
              }
              return pairs;
            }
            """);
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  Player isReady() {
    clicks("ready");
    return this;
  }

  Player isPlaying() {
    return sees(Screen.GAME).seesMatchState("PLAYING");
  }

  int peerId() {
    return Integer.parseInt((String) page.evaluate("() => document.body.dataset.peerId"));
  }

  /** Where everyone is drawn on this player's screen. */
  List<Avatar> avatars() {
    Object found =
        page.evaluate(
            "() => [...document.querySelectorAll(\"[data-testid='avatar']\")]"
                + ".map(a => ({...a.dataset}))");
    List<Avatar> avatars = new ArrayList<>();
    for (Object each : (List<?>) found) {
      avatars.add(Avatar.of((Map<?, ?>) each));
    }
    return avatars;
  }

  void waitsFor(String condition, Object argument) {
    page.waitForFunction(condition, argument);
  }

  void holds(String key) {
    page.keyboard().down(key);
  }

  void releases(String key) {
    page.keyboard().up(key);
  }

  void reloads() {
    page.reload();
  }

  /** The tab's program dies, and says goodbye to nobody. */
  void crashes() {
    try {
      page.navigate("chrome://crash", new Page.NavigateOptions().setTimeout(2_000));
    } catch (PlaywrightException crashed) {
      // That was the purpose.
    }
  }

  /**
   * Nothing of the tab runs any more, as when the browser freezes it; by the debugger, because
   * headless Chromium goes on when it is told to freeze a page.
   */
  void freezes() {
    debugger = context.newCDPSession(page);
    debugger.send("Debugger.enable");
    debugger.send("Debugger.pause");
  }

  /** It goes on. */
  void thaws() {
    debugger.send("Debugger.resume");
    debugger.detach();
  }

  /** The tab is closed. */
  void goesAway() {
    context.close();
  }

  /** Frames with messages for other players that this page has sent to the signalling server. */
  int matchDataFrames() {
    return (int) page.evaluate("() => window.matchDataFrames");
  }

  /** WebSockets to the relay that are open. */
  int openRelaySockets() {
    return (int) page.evaluate("() => " + OPEN_RELAY_SOCKETS);
  }

  /** Waits until no WebSocket to the relay is open. */
  Player leavesRelaySockets() {
    page.waitForFunction("() => (" + OPEN_RELAY_SOCKETS + ") === 0");
    return this;
  }

  /** What RTCPeerConnection.getStats says about all connections of the page together. */
  LinkFigures linkFigures() {
    return LinkFigures.of((Map<?, ?>) page.evaluate(LinkFigures.SCRIPT));
  }

  /** A complaint on the console that belongs to the test, as a refused password. */
  Player willComplainAbout(String words) {
    expectedComplaints.add(words);
    return this;
  }

  List<String> complaints() {
    return complaints.stream()
        .filter(complaint -> expectedComplaints.stream().noneMatch(complaint::contains))
        .toList();
  }

  /** Adds to a test's failure what this player saw: in words, and as a picture in a file. */
  void explain(Throwable failure, String test) {
    try {
      Path file = PICTURES.resolve(test + "-" + name + ".png");
      page.screenshot(new Page.ScreenshotOptions().setPath(file).setTimeout(5_000));
      failure.addSuppressed(new AssertionError(describe()));
    } catch (RuntimeException gone) {
      failure.addSuppressed(gone);
    }
  }

  private String describe() {
    Object shown =
        page.evaluate("() => document.body.cloneNode().outerHTML + document.body.innerText");
    return name + " sees " + shown + " and complains: " + complaints;
  }
}
