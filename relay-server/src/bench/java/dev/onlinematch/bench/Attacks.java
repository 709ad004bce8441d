package dev.onlinematch.bench;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.MalformedException;
import dev.onlinematch.wire.RelayChannels;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All that is tried, by people with accounts, from four addresses. */
final class Attacks {

  private static final int ADDRESSES = 4;
  private static final int FIRST_ADDRESS = 2;
  private static final int SLOW_CONNECTIONS = 150;
  private static final int PORTS = 50;
  private static final int HELLO_BYTES = 200;
  private static final byte DTLS_HANDSHAKE = 22;
  private static final int ECHO_BYTES = 8_000;

  /** Twice as many as may wait for their password to be looked at. */
  private static final int MANY_AT_A_TIME = 64;

  /** A multiple of what a member may send. */
  private static final int SHOUTS_PER_SECOND = 10_000;

  private static final byte[] SHOUT = RelayFrameCodec.encode(new RelayFrame.ToAll(new byte[32]));

  private final RelayUnderTest relay;
  private final Players all;
  private final int port;
  private final Account mallory;
  private final Seat own;
  private final Account oscar;
  private final Seat besideThePlayers;
  private final Account greedy;
  private final String sdp;
  private LightPeer shouter;
  private long shoutNs;

  /**
   * Signs the attackers in.
   *
   * @param players the match of those whom it is about: one of the attackers is a member of it
   */
  Attacks(RelayUnderTest relay, Players all, String players) throws Exception {
    this.relay = relay;
    this.all = all;
    this.port = relay.uri().getPort();
    this.mallory = new Account(port, "mallory");
    this.own = mallory.create();
    this.oscar = new Account(port, "oscar");
    this.besideThePlayers = oscar.join(players);
    this.greedy = new Account(port, "grisu");
    LightPeer dumb = all.onLoop(() -> all.peers.open(new Churn.SilentListener()));
    this.sdp = dumb.offer();
    all.onLoop(() -> all.peers.vanish(dumb));
  }

  List<Attack> list() {
    return List.of(
        new Attack(
            "400 offers a second, no check follows", "`--entries-per-account`", this::offers),
        new Attack(
            "400 sign-ins by password a second, 64 at a time",
            "`--sign-ins-per-address`, `--password-threads`",
            this::signIns),
        new Attack(
            "5,000 DTLS hellos a second from 50 ports", "nothing before a check", this::hellos),
        new Attack(
            "whole handshakes, then silence, as often as it goes",
            "`--entries-per-account`",
            this::handshakes),
        new Attack(
            "600 connections that dribble their headers",
            "`--http-connections-per-address`, `--http-header-seconds`",
            this::slowHttp),
        new Attack(
            "a member of the match by WebSocket who reads nothing, and sends himself 3 MB a second",
            "`--relay-waiting-ms`, and a queue of his own",
            this::slowSocket),
        new Attack("40 oversize requests a second", "fixed sizes", this::oversize),
        new Attack(
            "a member of the match who sends 10,000 messages a second",
            "`--relay-messages-per-second`",
            this::shouts),
        new Attack(
            "one account, 50 new matches and places a second",
            "`--signalling-matches-per-socket`, `--relay-places-per-account`",
            this::rooms));
  }

  private static int host(int number) {
    return FIRST_ADDRESS + number % ADDRESSES;
  }

  private Again offers() {
    String bearer = "Bearer " + mallory.again(own).token();
    return new Again(
        400, number -> "" + RawRequest.send(port, host(number), own.offerPath(), bearer, sdp));
  }

  private Again signIns() {
    return new Again(
        400,
        MANY_AT_A_TIME,
        number ->
            ""
                + RawRequest.send(
                    port,
                    host(number),
                    "/v2/account/authenticate/email",
                    Account.SERVER_KEY,
                    "{\"email\":\"a" + number + "@example.org\",\"password\":\"long enough\"}"));
  }

  private AutoCloseable hellos() throws IOException, InterruptedException {
    LightPeer dumb = all.onLoop(() -> all.peers.open(new Churn.SilentListener()));
    InetSocketAddress target = LightPeer.addressIn(relay.offer(mallory.again(own), dumb.offer()));
    all.onLoop(() -> all.peers.vanish(dumb));
    List<DatagramChannel> sockets = new ArrayList<>();
    for (int i = 0; i < PORTS; i++) {
      sockets.add(DatagramChannel.open());
    }
    byte[] hello = new byte[HELLO_BYTES];
    hello[0] = DTLS_HANDSHAKE;
    return new Again(
        5_000,
        number -> {
          sockets.get(number % PORTS).send(ByteBuffer.wrap(hello), target);
          return "sent";
        });
  }

  private Again handshakes() {
    Seat seat = mallory.again(own);
    return new Again(
        20,
        number -> {
          LightPeer peer = all.join(seat, payload -> {}).join();
          all.onLoop(() -> all.peers.vanish(peer));
          return "let in";
        });
  }

  private AutoCloseable slowHttp() {
    List<RawRequest> open = new ArrayList<>();
    for (int i = 0; i < SLOW_CONNECTIONS * ADDRESSES; i++) {
      try {
        open.add(new RawRequest(port, host(i)));
      } catch (IOException e) {
        // Refused: as it should be, sooner or later.
      }
    }
    return new Again(
        600,
        number -> {
          open.get(number % open.size()).say(number < open.size() ? "POST /relay/of" : "x");
          return "dribbled";
        });
  }

  private AutoCloseable slowSocket() throws IOException, MalformedException {
    RawRequest socket = new RawRequest(port, FIRST_ADDRESS);
    byte[] first = socket.upgrade(oscar.again(besideThePlayers).socketPath());
    var welcome = (RelayFrame.Welcome) RelayFrameCodec.decodeToPlayer(frameOf(first));
    byte[] toHimself =
        RelayFrameCodec.encode(new RelayFrame.ToOne(welcome.myMember(), new byte[ECHO_BYTES]));
    byte[] message = new byte[1 + toHimself.length];
    message[0] = (byte) RelayChannels.idOf(Delivery.UNRELIABLE);
    System.arraycopy(toHimself, 0, message, 1, toHimself.length);
    Again sending =
        new Again(
            400,
            1,
            number -> {
              socket.sayMessage(message);
              return "sent";
            });
    return new AutoCloseable() {
      @Override
      public void close() throws IOException, InterruptedException {
        sending.close();
        socket.close();
      }

      @Override
      public String toString() {
        return sending.toString();
      }
    };
  }

  /** The frame in a message: without the byte of the channel. */
  private static byte[] frameOf(byte[] message) {
    return Arrays.copyOfRange(message, 1, message.length);
  }

  private Again oversize() {
    String bearer = "Bearer " + mallory.again(own).token();
    String[] paths = {own.offerPath(), "/v2/account/authenticate/device", "/" + "x".repeat(20_000)};
    return new Again(
        40,
        number ->
            ""
                + RawRequest.send(
                    port, host(number), paths[number % paths.length], bearer, "x".repeat(300_000)));
  }

  private AutoCloseable shouts() throws Exception {
    LightPeer joined = all.join(oscar.again(besideThePlayers), payload -> {}).join();
    all.onLoop(
        () -> {
          shoutNs = System.nanoTime();
          shouter = joined;
          return joined;
        });
    return () ->
        all.onLoop(
            () -> {
              shouter = null;
              return all.peers.close(joined);
            });
  }

  /** Shouts what is due; on the peers' thread. */
  void shoutDue(long nowNs) {
    while (shouter != null && shoutNs < nowNs) {
      shoutNs += 1_000_000_000L / SHOUTS_PER_SECOND;
      shouter.send(Delivery.UNRELIABLE, SHOUT, nowNs / 1_000_000);
    }
  }

  private Again rooms() {
    List<Seat> seats = new ArrayList<>();
    return new Again(50, number -> room(seats));
  }

  // One at a time: it is one socket.
  private synchronized String room(List<Seat> seats) throws IOException {
    String what = "places ";
    try {
      seats.add(greedy.create());
    } catch (IllegalStateException e) {
      what = "no match; places ";
    }
    Seat seat = seats.get(seats.size() - 1);
    return what
        + RawRequest.send(port, FIRST_ADDRESS, seat.offerPath(), "Bearer " + seat.token(), sdp);
  }
}
