package dev.onlinematch.relay.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebServerTest {

  private static final String SCRIPT = "/js/main-0a1b2c3d.js";

  private WebServer server;
  private HttpProbe probe;

  @BeforeEach
  void start() throws CannotListenException {
    server =
        start(
            new ConfigRoute(
                new PageConfig(
                    PageConfig.Signalling.besideThePage("defaultkey"), List.of(), true, null)));
    probe = new HttpProbe(server.port());
  }

  private static WebServer start(HttpRoutes config) throws CannotListenException {
    return WebServer.start(
        new ListenAddress("127.0.0.1", 0),
        List.of(
            new SecurityHeaders(""),
            ClientFiles.fromClasspath("testpage"),
            config,
            new HealthRoute()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void servesTheStartPageAtTheRootAndUnderItsName() {
    for (String path : List.of("/", "/index.html", "/?match=abc")) {
      HttpResponse<byte[]> response = probe.get(path);

      assertEquals(200, response.statusCode(), path);
      assertEquals("text/html;charset=utf-8", header(response, "Content-Type"));
      assertTrue(new String(response.body(), UTF_8).contains("A page"));
    }
  }

  @Test
  void tellsTheBrowserToAskAgainForAPageButToKeepAFileWithAHashInItsName() {
    assertEquals("no-cache", header(probe.get("/"), "Cache-Control"));
    assertEquals("public, max-age=31536000, immutable", header(probe.get(SCRIPT), "Cache-Control"));
  }

  @Test
  void answersNotModifiedToWhoeverHasTheSameContent() {
    String etag = header(probe.get("/"), "ETag");

    assertEquals(304, probe.get("/", "If-None-Match", etag).statusCode());
    assertEquals(304, probe.get("/", "If-None-Match", "\"other\", W/" + etag).statusCode());
    assertEquals(200, probe.get("/", "If-None-Match", "\"other\"").statusCode());
  }

  @Test
  void sendsWhatTheBuildCompressedForAsLongAsItIsThatFile() throws IOException {
    byte[] note = probe.get("/note.txt", "Accept-Encoding", "gzip").body();
    byte[] edited = probe.get("/edited.txt", "Accept-Encoding", "gzip").body();

    try (InputStream prepared = getClass().getResourceAsStream("/testpage/note.txt.gz")) {
      assertArrayEquals(prepared.readAllBytes(), note);
    }
    assertArrayEquals(
        probe.get("/edited.txt").body(),
        new GZIPInputStream(new ByteArrayInputStream(edited)).readAllBytes());
    assertEquals(404, probe.get("/note.txt.gz").statusCode());
  }

  @Test
  void compressesForThoseWhoAcceptIt() throws IOException {
    HttpResponse<byte[]> plain = probe.get(SCRIPT);
    HttpResponse<byte[]> gzipped = probe.get(SCRIPT, "Accept-Encoding", "br, gzip;q=0.8");

    assertEquals("", header(plain, "Content-Encoding"));
    assertEquals("gzip", header(gzipped, "Content-Encoding"));
    assertEquals("Accept-Encoding", header(gzipped, "Vary"));
    assertTrue(gzipped.body().length < plain.body().length / 4);
    assertArrayEquals(
        plain.body(), new GZIPInputStream(new ByteArrayInputStream(gzipped.body())).readAllBytes());
    assertNotEquals(header(plain, "ETag"), header(gzipped, "ETag"));
  }

  @Test
  void doesNotCompressForThoseWhoRefuseItNorPictures() {
    assertEquals("", header(probe.get(SCRIPT, "Accept-Encoding", "gzip;q=0"), "Content-Encoding"));
    HttpResponse<byte[]> picture = probe.get("/dot.png", "Accept-Encoding", "gzip");
    assertEquals("", header(picture, "Content-Encoding"));
    assertEquals("image/png", header(picture, "Content-Type"));
  }

  @Test
  void answersHeadWithoutABody() {
    HttpResponse<byte[]> response = probe.send("HEAD", SCRIPT, null);

    assertEquals(200, response.statusCode());
    assertEquals(0, response.body().length);
    assertEquals("text/javascript;charset=utf-8", header(response, "Content-Type"));
  }

  @Test
  void knowsOnlyTheFilesOfThePage() {
    for (String path :
        List.of(
            "/nothing",
            "/../logback.xml",
            "/%2e%2e/logback.xml",
            "/js/..%2f..%2flogback.xml",
            "//")) {
      int status = probe.get(path).statusCode();
      assertTrue(status == 400 || status == 404, path + " was answered by " + status);
    }
  }

  @Test
  void everyAnswerCarriesTheSecurityHeaders() {
    for (String path : List.of("/", SCRIPT, "/config.json", "/nothing")) {
      HttpResponse<byte[]> response = probe.get(path);

      String policy = header(response, "Content-Security-Policy");
      assertTrue(policy.startsWith("default-src 'none'; script-src 'self'"), path + ": " + policy);
      assertTrue(policy.contains("connect-src 'self';"), policy);
      assertEquals("nosniff", header(response, "X-Content-Type-Options"));
      assertEquals("no-referrer", header(response, "Referrer-Policy"));
      assertEquals("same-origin", header(response, "Cross-Origin-Opener-Policy"));
      assertEquals("", header(response, "Server"));
    }
  }

  @Test
  void theConfigurationLeavesOutAnAddressThatIsThePagesOwn() {
    HttpResponse<byte[]> response = probe.get("/config.json");

    assertEquals("no-store", header(response, "Cache-Control"));
    assertEquals("application/json", header(response, "Content-Type"));
    assertEquals(
        "{\"signalling\":{\"serverKey\":\"defaultkey\"},\"iceServers\":[],\"development\":true,"
            + "\"relay\":null}",
        new String(response.body(), UTF_8));
  }

  @Test
  void theConfigurationNamesAnotherSignallingServerTheIceServersAndTheRelay() throws Exception {
    ConfigRoute route =
        new ConfigRoute(
            new PageConfig(
                PageConfig.Signalling.at(URI.create("https://nakama.example"), "key"),
                List.of(new PageConfig.IceServer(List.of("stun:stun.example:3478"), null, null)),
                false,
                PageConfig.RelayDoors.besideThePage(false)));
    try (WebServer other = start(route)) {
      assertEquals(
          "{\"signalling\":{\"scheme\":\"https\",\"host\":\"nakama.example\",\"port\":443,"
              + "\"serverKey\":\"key\"},\"iceServers\":[{\"urls\":[\"stun:stun.example:3478\"]}],"
              + "\"development\":false,"
              + "\"relay\":{\"offerUrl\":null,\"webSocketUrl\":\"/relay/ws\"}}",
          new String(new HttpProbe(other.port()).get("/config.json").body(), UTF_8));
    }
  }

  @Test
  void saysThatItIsWell() {
    HttpResponse<byte[]> response = probe.get("/health");

    assertEquals(200, response.statusCode());
    assertEquals("{\"status\":\"up\"}", new String(response.body(), UTF_8));
  }

  @Test
  void aTakenPortIsOneSentenceThatSaysWhatToDo() {
    ListenAddress taken = new ListenAddress("127.0.0.1", server.port());

    CannotListenException refused =
        assertThrows(
            CannotListenException.class, () -> WebServer.start(taken, List.of(new HealthRoute())));

    assertEquals(
        "Port "
            + server.port()
            + " is already taken by another program: stop that one, or choose another port with"
            + " --port=9000 (mvn -P play -Dport=9000).",
        refused.getMessage());
  }

  @Test
  void aServerWithoutItsPageDoesNotStart() {
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class, () -> ClientFiles.fromClasspath("no-such-folder"));

    assertTrue(refused.getMessage().contains("build client-web"), refused.getMessage());
  }

  private static String header(HttpResponse<byte[]> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
