package dev.onlinematch.relay.forwarding;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.GoodbyeReason;
import dev.onlinematch.wire.MalformedException;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A forwarder and its clock. What members hear is text: {@code "1: hello"}, {@code "3 joined"}. */
final class Rooms {

  static final QueueLimits SMALL =
      new QueueLimits(3, RelayFrameCodec.MAX_FRAME_BYTES, 200, 10, 40_000);

  private final Forwarder forwarder;
  long nowMs = 1_000;

  Rooms(ForwardingLimits limits) {
    forwarder = new Forwarder(limits);
  }

  static Rooms small() {
    return new Rooms(new ForwardingLimits(3, 4, SMALL));
  }

  Forwarder forwarder() {
    return forwarder;
  }

  /** Joins, and hears the welcome. */
  Member joins(String match, String session) {
    Member member = joinsSilently(match, session);
    hears(member);
    return member;
  }

  Member joinsSilently(String match, String session) {
    return assertInstanceOf(JoinOutcome.Joined.class, join(match, session)).member();
  }

  JoinOutcome join(String match, String session) {
    return forwarder.join(new MatchId(match), new SessionId(session), nowMs);
  }

  void says(Member sender, RelayFrame.ToRelay frame) {
    says(sender, Delivery.RELIABLE, frame);
  }

  void says(Member sender, Delivery channel, RelayFrame.ToRelay frame) {
    forwarder.handleFrame(sender, channel, RelayFrameCodec.encode(frame), nowMs);
  }

  void saysToAll(Member sender, Delivery channel, String words) {
    says(sender, channel, new RelayFrame.ToAll(bytes(words)));
  }

  /** Everything that waits for a member, fetched. */
  List<String> hears(Member member) {
    List<String> heard = new ArrayList<>();
    for (OutboundFrame frame = forwarder.pollFrame(member, nowMs);
        frame != null;
        frame = forwarder.pollFrame(member, nowMs)) {
      heard.add(text(frame.bytes()));
    }
    return heard;
  }

  /** Who was put out since the last time, and why. */
  List<String> putOut() {
    List<String> putOut = new ArrayList<>();
    for (ForwarderEvent event = forwarder.pollEvent();
        event != null;
        event = forwarder.pollEvent()) {
      if (event instanceof ForwarderEvent.PutOut out) {
        putOut.add(out.member().session() + " " + out.reason());
      }
    }
    return putOut;
  }

  /** Whose frames wait, as announced since the last time. */
  List<Member> announced() {
    List<Member> announced = new ArrayList<>();
    for (ForwarderEvent event = forwarder.pollEvent();
        event != null;
        event = forwarder.pollEvent()) {
      if (event instanceof ForwarderEvent.FramesWaiting waiting) {
        announced.add(waiting.member());
      }
    }
    return announced;
  }

  static byte[] bytes(String words) {
    return words.getBytes(StandardCharsets.UTF_8);
  }

  static String goodbye(GoodbyeReason reason) {
    return "goodbye " + reason;
  }

  private static String text(byte[] bytes) {
    RelayFrame.ToPlayer frame;
    try {
      frame = RelayFrameCodec.decodeToPlayer(bytes);
    } catch (MalformedException e) {
      throw new AssertionError(e);
    }
    if (frame instanceof RelayFrame.From from) {
      return from.member() + ": " + new String(from.payload(), StandardCharsets.UTF_8);
    } else if (frame instanceof RelayFrame.Welcome welcome) {
      StringBuilder text = new StringBuilder("welcome " + welcome.myMember());
      welcome
          .others()
          .forEach(other -> text.append(", ").append(other.number() + "=" + other.sessionId()));
      return text.toString();
    } else if (frame instanceof RelayFrame.MemberJoined joined) {
      return joined.member().number() + "=" + joined.member().sessionId() + " joined";
    } else if (frame instanceof RelayFrame.MemberLeft left) {
      return left.member() + " left";
    } else if (frame instanceof RelayFrame.Leaving) {
      return "leaving";
    } else if (frame instanceof RelayFrame.Goodbye goodbye) {
      return goodbye(goodbye.reason());
    }
    return "pong " + ((RelayFrame.Pong) frame).number();
  }
}
