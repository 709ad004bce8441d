package dev.onlinematch.rpc;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.FakeMesh;
import java.util.ArrayList;
import java.util.List;

/** A peer with four calls who writes down what he hears. */
final class Shooter {

  final FakeMesh.Node node;
  final List<String> heard = new ArrayList<>();
  final Rpc rpc;
  final RpcCall<Shot> shoot;
  final RpcCall<Shot> aim;
  final RpcCall<Nothing> begin;
  final RpcCall<Nothing> jump;

  Shooter(FakeMesh.Node node) {
    this.node = node;
    rpc = new Rpc(node, "tanks 1");
    shoot = rpc.declare("shoot", Shot.CODEC, Delivery.RELIABLE, Caller.ANYONE);
    aim = rpc.declare("aim", Shot.CODEC, Delivery.UNRELIABLE_ORDERED, Caller.ANYONE);
    begin = rpc.declare("begin", ArgumentCodec.NOTHING, Delivery.RELIABLE, Caller.HOST);
    jump = rpc.declare("jump", ArgumentCodec.NOTHING, Delivery.RELIABLE, Caller.PLAYERS);
    shoot.onReceive((from, shot) -> heard.add("shot " + shot.x() + "," + shot.y() + " by " + from));
    aim.onReceive((from, shot) -> heard.add("aim " + shot.x() + "," + shot.y() + " by " + from));
    begin.onReceive((from, nothing) -> heard.add("begin by " + from));
    jump.onReceive((from, nothing) -> heard.add("jump by " + from));
    rpc.open();
  }
}
