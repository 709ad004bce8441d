package dev.onlinematch.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.FakeMesh;
import dev.onlinematch.transport.PeerId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes in and is no call, or not a call for the sender to make. */
class RpcDropTest {

  private static final PeerId ANN = new PeerId(1);

  private final FakeMesh mesh = new FakeMesh(1);
  private final Shooter ann = new Shooter(mesh.join(1));
  private final FakeMesh.Node mallory = mesh.join(2);
  private byte[] shot;

  @BeforeEach
  void listenToOneShot() {
    List<byte[]> sent = new ArrayList<>();
    mallory.setReceiver((from, delivery, payload) -> sent.add(payload));
    ann.shoot.toOthers(new Shot(5, 6));
    mesh.time.advance(100);
    shot = sent.get(0);
  }

  @Test
  void aShotAsItWasSentIsTaken() {
    send(Delivery.RELIABLE, shot);

    assertEquals(List.of("shot 5,6 by 2"), ann.heard);
    assertEquals(0, ann.rpc.drops().total());
  }

  @Test
  void aHostsCallFromAnotherIsUnauthorised() {
    send(Delivery.RELIABLE, new byte[] {shot[0], shot[1], 2});

    assertDropped(RpcDrop.UNAUTHORISED);
  }

  @Test
  void aPlayersCallFromASpectatorIsUnauthorised() {
    mesh.makeSpectator(mallory);
    send(Delivery.RELIABLE, new byte[] {shot[0], shot[1], 3});

    assertDropped(RpcDrop.UNAUTHORISED);
  }

  @Test
  void aCallOverAnotherDeliveryIsDropped() {
    send(Delivery.UNRELIABLE, shot);

    assertDropped(RpcDrop.WRONG_DELIVERY);
  }

  @Test
  void anUnknownNumberIsDropped() {
    shot[2] = 4;
    send(Delivery.RELIABLE, shot);

    assertDropped(RpcDrop.UNKNOWN_CALL);
  }

  @Test
  void aMessageThatEndsBeforeTheNumberIsDropped() {
    for (int length = 0; length < 3; length++) {
      send(Delivery.RELIABLE, Arrays.copyOf(shot, length));
    }

    assertEquals(3, ann.rpc.drops().of(RpcDrop.UNKNOWN_CALL));
  }

  @Test
  void argumentsThatEndTooEarlyAreDropped() {
    send(Delivery.RELIABLE, Arrays.copyOf(shot, shot.length - 1));

    assertDropped(RpcDrop.MALFORMED);
  }

  @Test
  void bytesTooManyAreDropped() {
    send(Delivery.RELIABLE, Arrays.copyOf(shot, shot.length + 1));

    assertDropped(RpcDrop.MALFORMED);
  }

  @Test
  void argumentsThatTheirTypeRefusesAreDropped() {
    shot[3] = (byte) 0xFF;
    send(Delivery.RELIABLE, shot);

    assertDropped(RpcDrop.MALFORMED);
  }

  @Test
  void anotherVersionIsNoticed() {
    callsFromBuild("tanks 2", "shoot", Delivery.RELIABLE);

    assertDropped(RpcDrop.OTHER_DECLARATION);
  }

  @Test
  void anotherNameIsNoticed() {
    callsFromBuild("tanks 1", "shot", Delivery.RELIABLE);

    assertDropped(RpcDrop.OTHER_DECLARATION);
  }

  @Test
  void anotherDeliveryInTheDeclarationIsNoticed() {
    callsFromBuild("tanks 1", "shoot", Delivery.UNRELIABLE);

    assertDropped(RpcDrop.OTHER_DECLARATION);
  }

  @Test
  void noiseIsDroppedAndNeverThrows() {
    int seed = 4711;
    SeededRandom random = new SeededRandom(seed);
    int messages = 20_000;
    for (int i = 0; i < messages; i++) {
      byte[] noise = new byte[random.nextInt(12)];
      random.nextBytes(noise);
      // Half of it gets past the fingerprint.
      if (noise.length > 1 && random.nextInt(2) == 0) {
        noise[0] = shot[0];
        noise[1] = shot[1];
      }
      mallory.send(
          ANN, random.nextInt(2) == 0 ? Delivery.RELIABLE : Delivery.UNRELIABLE_ORDERED, noise);
      mesh.time.advance(50);
    }

    assertEquals(messages, ann.rpc.drops().total() + ann.heard.size(), "seed " + seed);
  }

  private void callsFromBuild(String version, String name, Delivery delivery) {
    Rpc other = new Rpc(mallory, version);
    RpcCall<Shot> shoot = other.declare(name, Shot.CODEC, delivery, Caller.ANYONE);
    shoot.onReceive((from, it) -> {});
    RpcCall<Shot> aim =
        other.declare("aim", Shot.CODEC, Delivery.UNRELIABLE_ORDERED, Caller.ANYONE);
    aim.onReceive((from, it) -> {});
    RpcCall<Nothing> begin =
        other.declare("begin", ArgumentCodec.NOTHING, Delivery.RELIABLE, Caller.HOST);
    begin.onReceive((from, nothing) -> {});
    other.open();
    shoot.toOthers(new Shot(1, 2));
    mesh.time.advance(100);
  }

  private void send(Delivery delivery, byte[] message) {
    mallory.send(ANN, delivery, message.clone());
    mesh.time.advance(100);
  }

  private void assertDropped(RpcDrop reason) {
    assertEquals(1, ann.rpc.drops().of(reason));
    assertEquals(1, ann.rpc.drops().total());
    assertEquals(List.of(), ann.heard);
  }
}
