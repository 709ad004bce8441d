package dev.onlinematch.rpc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.FakeMesh;
import dev.onlinematch.transport.MessageTransport;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.transport.SendResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RpcTest {

  private final FakeMesh mesh = new FakeMesh(1);
  private final Shooter ann = new Shooter(mesh.join(1));
  private final Shooter bob = new Shooter(mesh.join(2));
  private final Shooter cid = new Shooter(mesh.join(3));

  @Test
  void aCallToAllReachesEveryoneAndMyself() {
    bob.shoot.toAll(new Shot(1, 2));
    mesh.time.advance(100);

    assertEquals(List.of("shot 1,2 by 2"), ann.heard);
    assertEquals(List.of("shot 1,2 by 2"), bob.heard);
    assertEquals(List.of("shot 1,2 by 2"), cid.heard);
  }

  @Test
  void aCallToOthersLeavesMeOut() {
    bob.shoot.toOthers(new Shot(1, 2));
    mesh.time.advance(100);

    assertEquals(List.of("shot 1,2 by 2"), ann.heard);
    assertEquals(List.of(), bob.heard);
    assertEquals(List.of("shot 1,2 by 2"), cid.heard);
  }

  @Test
  void aCallToOthersButOneLeavesBothOut() {
    bob.shoot.toOthersBut(new PeerId(3), new Shot(1, 2));
    mesh.time.advance(100);

    assertEquals(List.of("shot 1,2 by 2"), ann.heard);
    assertEquals(List.of(), bob.heard);
    assertEquals(List.of(), cid.heard);
  }

  @Test
  void aCallToOnePeerReachesOnlyThatOne() {
    bob.shoot.to(new PeerId(3), new Shot(1, 2));
    mesh.time.advance(100);

    assertEquals(List.of(), ann.heard);
    assertEquals(List.of("shot 1,2 by 2"), cid.heard);
  }

  @Test
  void aCallToTheHostReachesTheHostAlsoWhenThatIsMe() {
    ann.shoot.toHost(new Shot(1, 1));
    bob.shoot.toHost(new Shot(2, 2));
    mesh.time.advance(100);

    assertEquals(List.of("shot 1,1 by 1", "shot 2,2 by 2"), ann.heard);
  }

  @Test
  void aCallToMyOwnNumberIsHandledHereAtOnce() {
    assertEquals(SendResult.SENT, bob.shoot.to(new PeerId(2), new Shot(1, 2)));

    assertEquals(List.of("shot 1,2 by 2"), bob.heard);
  }

  @Test
  void aCallAtMyselfFromWithinAReceiverIsHandledAfterThatReceiver() {
    bob.shoot.onReceive(
        (from, shot) -> {
          bob.heard.add("before");
          if (shot.x() > 0) {
            bob.shoot.to(new PeerId(2), new Shot(shot.x() - 1, 0));
          }
          bob.heard.add("after");
        });

    bob.shoot.to(new PeerId(2), new Shot(1, 0));

    assertEquals(List.of("before", "after", "before", "after"), bob.heard);
  }

  @Test
  void onlyTheHostMayMakeAHostsCall() {
    assertThrows(
        IllegalStateException.class, () -> bob.begin.toAll(Nothing.NOTHING), "bob is not host");

    ann.begin.toAll(Nothing.NOTHING);
    mesh.time.advance(100);

    assertEquals(List.of("begin by 1"), bob.heard);
  }

  @Test
  void aHostsCallIsTheNewHostsWhenTheHostChanges() {
    mesh.makeHost(bob.node);

    bob.begin.toOthers(Nothing.NOTHING);
    mesh.time.advance(100);

    assertEquals(List.of("begin by 2"), ann.heard);
    assertThrows(IllegalStateException.class, () -> ann.begin.toAll(Nothing.NOTHING));
  }

  @Test
  void aCallIsThreeBytesAndItsArguments() {
    List<byte[]> sent = new ArrayList<>();
    bob.node.setReceiver((from, delivery, payload) -> sent.add(payload));

    ann.shoot.to(new PeerId(2), new Shot(0x0102, 0x0304));
    mesh.time.advance(100);

    byte[] message = sent.get(0);
    assertEquals(7, message.length);
    byte[] tail = {0, 1, 2, 3, 4};
    assertArrayEquals(tail, Arrays.copyOfRange(message, 2, 7));
  }

  @Test
  void theResultIsTheWorstOfAll() {
    assertEquals(SendResult.SENT, ann.shoot.toAll(new Shot(1, 2)));

    ann.node.isFull = true;

    assertEquals(SendResult.BUFFER_FULL, ann.shoot.toAll(new Shot(1, 2)));
    assertEquals(SendResult.DROPPED, ann.aim.toOthers(new Shot(1, 2)));
    assertEquals(1_000_000, ann.shoot.bufferedAmount(new PeerId(2)));
    assertEquals(
        SendResult.NO_SUCH_PEER, bob.shoot.to(new PeerId(9), new Shot(1, 2)), "nobody is 9");
  }

  @Test
  void aReceiverThatThrowsDoesNotSpoilTheNextCall() {
    bob.shoot.onReceive(
        (from, shot) -> {
          throw new IllegalStateException("a mistake of the game");
        });
    assertThrows(IllegalStateException.class, () -> bob.shoot.to(new PeerId(2), new Shot(0, 0)));

    bob.aim.to(new PeerId(2), new Shot(1, 2));

    assertEquals(List.of("aim 1,2 by 2"), bob.heard);
  }

  @Test
  void argumentsBeyondTheLongestMessageAreTheCallersMistake() {
    Rpc rpc = new Rpc(mesh.join(4), "long");
    RpcCall<byte[]> call =
        rpc.declare(
            "blob",
            ArgumentCodec.of((out, bytes) -> out.raw(bytes), in -> in.raw(in.remaining())),
            Delivery.RELIABLE,
            Caller.ANYONE);
    call.onReceive((from, bytes) -> {});
    rpc.open();

    byte[] tooLong = new byte[MessageTransport.MAX_MESSAGE_BYTES];
    assertThrows(IllegalStateException.class, () -> call.toOthers(tooLong));
  }

  @Test
  void declarationsCloseBeforeUse() {
    Rpc rpc = new Rpc(mesh.join(4), "late");
    RpcCall<Nothing> early =
        rpc.declare("early", ArgumentCodec.NOTHING, Delivery.RELIABLE, Caller.ANYONE);
    assertThrows(IllegalStateException.class, () -> early.toAll(Nothing.NOTHING), "not open");
    assertThrows(IllegalStateException.class, rpc::open, "nobody receives it");
    assertThrows(
        IllegalArgumentException.class,
        () -> rpc.declare("early", ArgumentCodec.NOTHING, Delivery.RELIABLE, Caller.ANYONE));
    early.onReceive((from, nothing) -> {});

    rpc.open();

    assertThrows(IllegalStateException.class, rpc::open);
    assertThrows(
        IllegalStateException.class,
        () -> rpc.declare("late", ArgumentCodec.NOTHING, Delivery.RELIABLE, Caller.ANYONE));
  }
}
