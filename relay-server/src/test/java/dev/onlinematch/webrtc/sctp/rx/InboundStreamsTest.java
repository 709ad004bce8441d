package dev.onlinematch.webrtc.sctp.rx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.webrtc.sctp.packet.DataHeader;
import dev.onlinematch.webrtc.sctp.packet.StreamIds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboundStreamsTest {

  private static final int WHOLE = DataHeader.BEGINNING | DataHeader.END;
  private static final int MAX_STREAMS = 100;
  private static final StreamIds ALL = StreamIds.of();

  private final List<String> heard = new ArrayList<>();
  private final InboundStreams streams =
      new InboundStreams(
          MAX_STREAMS,
          new ReceiveBuffer(10_000, 0),
          new MessageSink() {
            @Override
            public void onMessage(int streamId, int ppid, byte[] payload) {
              heard.add(streamId + ":" + ppid);
            }

            @Override
            public int waitingBytes() {
              return 0;
            }
          });

  @Test
  void thereAreAsManyAsAreAllowed() {
    assertTrue(streams.exists(MAX_STREAMS - 1));
    assertFalse(streams.exists(MAX_STREAMS));
  }

  @Test
  void theirNumbersMayComeInAnyOrder() {
    InboundStream last = streams.get(MAX_STREAMS - 1);
    InboundStream first = streams.get(0);
    InboundStream eighth = streams.get(8);

    assertSame(last, streams.get(MAX_STREAMS - 1));
    assertSame(first, streams.get(0));
    assertSame(eighth, streams.get(8));
  }

  @Test
  void eachHasAnOrderOfItsOwn() {
    accept(1, 64, 0);
    accept(2, 3, 0);
    accept(3, 64, 1);

    assertEquals(List.of("64:1", "3:2", "64:3"), heard);
  }

  @Test
  void allThatAreInUseBeginAnewWithoutBeingNamed() {
    accept(1, 5, 0);
    accept(2, 70, 0);

    streams.expectReset(ALL, 3);
    accept(4, 70, 0);
    assertEquals(List.of("5:1", "70:2"), heard);

    streams.reset(ALL, 3);
    accept(5, 5, 0);
    assertEquals(List.of("5:1", "70:2", "70:4", "5:5"), heard);
  }

  @Test
  void onlyThoseThatAreNamedBeginAnew() {
    accept(1, 5, 0);
    accept(2, 6, 0);

    streams.expectReset(StreamIds.of(5), 2);
    streams.reset(StreamIds.of(5), 2);

    assertTrue(accept(3, 5, 0));
    assertFalse(accept(4, 6, 0));
    assertTrue(accept(5, 6, 1));
    assertEquals(List.of("5:1", "6:2", "5:3", "6:5"), heard);
  }

  /** One message; its TSN is its payload's protocol too, so that one sees which it was. */
  private boolean accept(int tsn, int streamId, int ssn) {
    DataHeader header = new DataHeader(tsn, streamId, ssn, tsn, WHOLE);
    return streams.get(streamId).accept(new Message(header, new byte[10]));
  }
}
