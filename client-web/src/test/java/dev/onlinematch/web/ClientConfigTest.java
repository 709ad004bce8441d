package dev.onlinematch.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.match.NetworkRelay;
import dev.onlinematch.peer.IceServer;
import dev.onlinematch.web.net.RelayDoors;
import dev.onlinematch.wire.MalformedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientConfigTest {

  private static final String ORIGIN = "http://localhost:8080";

  @Test
  void readsWhatTheServerSays() throws MalformedException {
    ClientConfig config =
        ClientConfig.read(
            """
            {"signalling":{"scheme":"https","host":"nakama.example.org","port":7350,"serverKey":"k"},
             "iceServers":[{"urls":["stun:s:1"]},{"urls":"turn:t:2","username":"u","credential":"c"}],
             "clientVersion":"7","development":true}
            """,
            ORIGIN);
    assertEquals("https://nakama.example.org:7350", config.signalling().url());
    assertEquals("k", config.signalling().serverKey());
    assertEquals(
        List.of(IceServer.stun("stun:s:1"), new IceServer(List.of("turn:t:2"), "u", "c")),
        config.iceServers());
    assertEquals("7", config.clientVersion());
    assertTrue(config.isDevelopment());
  }

  @Test
  void readsWhereCredentialsAreAndWhatTheyAreFor() throws MalformedException {
    ClientConfig config =
        ClientConfig.read(
            "{\"iceServersUrl\":\"/ice-servers\",\"networkRelay\":\"FORCED\"}", ORIGIN);
    assertEquals("/ice-servers", config.iceServersUrl());
    assertEquals(NetworkRelay.FORCED, config.networkRelay());
    assertEquals(NetworkRelay.AUTO, ClientConfig.read("{}", ORIGIN).networkRelay());
    assertEquals(
        List.of(new IceServer(List.of("turn:t:2"), "u", "c")),
        ClientConfig.readIceServers(
            "{\"iceServers\":[{\"urls\":[\"turn:t:2\"],\"username\":\"u\",\"credential\":\"c\"}],"
                + "\"ttl\":60}"));
  }

  @Test
  void takesThePagesOwnServerWhereNoneIsNamed() throws MalformedException {
    ClientConfig config = ClientConfig.read("{\"signalling\":{\"serverKey\":\"k\"}}", ORIGIN);
    assertEquals(ORIGIN, config.signalling().url());
    assertEquals(List.of(), config.iceServers());
    assertFalse(config.isDevelopment());
    assertEquals("defaultkey", ClientConfig.read("{}", ORIGIN).signalling().serverKey());
  }

  @Test
  void readsWhereTheRelayIs() throws MalformedException {
    String doors = "{\"relay\":{\"offerUrl\":\"/relay/offer\",\"webSocketUrl\":\"/relay/ws\"}}";
    assertEquals(
        List.of(new RelayDoors("/relay/offer", "ws://localhost:8080/relay/ws")),
        ClientConfig.read(doors, ORIGIN).relays());
    assertEquals(
        "wss://example.org/relay/ws",
        ClientConfig.read(doors, "https://example.org").relays().get(0).webSocketUrl());
    assertEquals(List.of(), ClientConfig.read("{\"relay\":null}", ORIGIN).relays());
    assertTrue(
        ClientConfig.read("{\"relay\":{\"offerUrl\":null,\"webSocketUrl\":\"wss://r/\"}}", ORIGIN)
            .relays()
            .get(0)
            .isAny());
  }

  @Test
  void saysWhichServerCannotBeReached() {
    MalformedException refused =
        assertThrows(
            MalformedException.class,
            () ->
                ClientConfig.read("{\"signalling\":{\"host\":\"h\",\"scheme\":\"ftp\"}}", ORIGIN));
    assertEquals(
        "a signalling server that is not reached by http: or https:", refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<!DOCTYPE html>",
        "[]",
        "{\"signalling\":7}",
        "{\"signalling\":{\"host\":\"h\",\"scheme\":\"ftp\"}}",
        "{\"iceServers\":[3]}",
        "{\"iceServers\":{}}",
        "{\"relay\":[]}",
        "{\"relay\":{\"offerUrl\":1}}",
        "{\"clientVersion\":1}",
      })
  void refusesWhatIsNoConfiguration(String json) {
    assertThrows(MalformedException.class, () -> ClientConfig.read(json, ORIGIN));
  }
}
