package dev.onlinematch.nakama;

import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.signalling.SignallingFailure;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.JsonReader;
import dev.onlinematch.wire.MalformedException;
import dev.onlinematch.wire.Utf8;

/**
 * One WebSocket to Nakama: requests with their replies, pings, and what the server says unasked.
 *
 * <p>The server's pings are answered by the browser and invisible here; this side sends its own
 * ({@code ping} in an envelope) every {@link #PING_INTERVAL_MS}. When one is not answered the
 * socket is dead, and nobody waits for a close event that a lost network may hold back for minutes.
 */
final class NakamaSocket {

  /**
   * The server's default limit ({@code socket.max_message_size_bytes}); one byte more and it closes
   * the socket.
   */
  static final int MAX_FRAME_BYTES = 4096;

  /** How long a request, a ping and the opening of the socket may take. */
  static final long DEADLINE_MS = 10_000;

  /** And a ping that is sent because the connection may be lost. */
  static final long CHECK_DEADLINE_MS = 3_000;

  /** Rest between the answer to a ping and the next one. */
  static final long PING_INTERVAL_MS = 10_000;

  /** What may wait in the browser before sending is refused: about sixty full frames. */
  private static final int MAX_BUFFERED = 256 * 1024;

  /** The longest text that is looked at. The server's are below 16 KiB in practice. */
  private static final int MAX_TEXT_LENGTH = 1 << 20;

  /** Hears what is not a reply. */
  interface Listener {

    /** Requests can be made from now on. */
    void onOpen();

    /** The server said something unasked. */
    void onPush(ServerPush push);

    /** The socket is gone; comes once, last, after all open requests have failed. */
    void onEnd(SocketEnd end);
  }

  private enum State {
    CONNECTING,
    OPEN,
    /** Closed by this side; the end is about to be told. */
    CLOSING,
    ENDED
  }

  private final Scheduler scheduler;
  private final Listener listener;
  private final OpenRequests requests;
  private final TextSocket socket;
  private final Scheduler.Timer connectDeadline;
  private Scheduler.Timer nextPing;
  private State state = State.CONNECTING;
  private boolean isReplaced;
  private int droppedCount;

  /** Starts to open a socket; {@link Listener#onOpen} or {@link Listener#onEnd} follows. */
  NakamaSocket(TextSocketFactory sockets, Scheduler scheduler, String url, Listener listener) {
    this.scheduler = scheduler;
    this.listener = listener;
    this.requests = new OpenRequests(scheduler);
    this.connectDeadline =
        scheduler.schedule(
            DEADLINE_MS,
            () -> end(SocketEnd.Reason.CONNECT_TIMED_OUT, "The server does not answer."));
    this.nextPing = connectDeadline;
    this.socket = sockets.open(url, new FromServer());
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  /** Messages that could not be read or answered nothing; they were dropped. */
  int droppedCount() {
    return droppedCount;
  }

  /** Counts a message that was read and is of no use. */
  void countDropped() {
    droppedCount++;
  }

  /**
   * Asks for something.
   *
   * @param late hears a result that comes after the deadline, to undo it
   */
  <T> void request(
      String name,
      JsonObject body,
      OpenRequests.Read<T> read,
      Signalling.Reply<T> reply,
      OpenRequests.Late<T> late) {
    String cid = requests.nextCid();
    String frame = new JsonObject().put("cid", cid).put(name, body).toString();
    SignallingFailure refusal = refusal(frame);
    if (refusal == null) {
      requests.add(cid, read, reply, late, DEADLINE_MS, timedOut(name));
      socket.send(frame);
    } else {
      requests.add(cid, read, reply, late, 0, refusal);
    }
  }

  /**
   * Sends a frame that has no reply.
   *
   * @return false when it was not sent: closed, or the way out is jammed
   */
  boolean send(String frame) {
    if (state != State.OPEN || socket.bufferedAmount() > MAX_BUFFERED) {
      return false;
    }
    socket.send(frame);
    return true;
  }

  /** Asks for a sign of life at once, and waits less patiently than usual. */
  void check() {
    if (state == State.OPEN) {
      nextPing.cancel();
      ping(CHECK_DEADLINE_MS);
    }
  }

  /** Closes the socket; the end is told after this call. */
  void close() {
    if (state == State.CONNECTING || state == State.OPEN) {
      state = State.CLOSING;
      socket.close();
      scheduler.schedule(0, () -> end(SocketEnd.Reason.CLOSED_BY_ME, "Closed."));
    }
  }

  private SignallingFailure refusal(String frame) {
    if (state != State.OPEN) {
      return new SignallingFailure(
          SignallingFailure.Reason.CLOSED, "There is no connection to the server.");
    }
    if (Utf8.length(frame) > MAX_FRAME_BYTES) {
      return new SignallingFailure(
          SignallingFailure.Reason.TOO_LARGE, "The request is too large for the server.");
    }
    if (requests.isFull() || socket.bufferedAmount() > MAX_BUFFERED) {
      return new SignallingFailure(
          SignallingFailure.Reason.REFUSED, "Too many requests wait for the server already.");
    }
    return null;
  }

  private static SignallingFailure timedOut(String name) {
    return new SignallingFailure(
        SignallingFailure.Reason.TIMED_OUT, "The server did not answer to " + name + ".");
  }

  // Goes out even when nothing else may: a jammed socket is one that may be dead.
  private void ping(long deadlineMs) {
    String cid = requests.nextCid();
    requests.add(cid, envelope -> null, new Pong(), late -> {}, deadlineMs, timedOut("ping"));
    socket.send(new JsonObject().put("cid", cid).put("ping", new JsonObject()).toString());
  }

  private void pingLater() {
    nextPing.cancel();
    nextPing = scheduler.schedule(PING_INTERVAL_MS, () -> ping(DEADLINE_MS));
  }

  private void end(SocketEnd.Reason reason, String message) {
    if (state == State.ENDED) {
      return;
    }
    state = State.ENDED;
    connectDeadline.cancel();
    nextPing.cancel();
    socket.close();
    requests.failAll(new SignallingFailure(SignallingFailure.Reason.CLOSED, message));
    listener.onEnd(new SocketEnd(reason, message));
  }

  private void handle(String text) {
    try {
      JsonObject envelope = JsonReader.readObject(text, MAX_TEXT_LENGTH);
      String cid = envelope.text("cid", "");
      if (cid.isEmpty()) {
        push(ServerMessages.push(envelope));
      } else if (!requests.handleReply(cid, envelope)) {
        droppedCount++;
      }
    } catch (MalformedException e) {
      droppedCount++;
    }
  }

  private void push(ServerPush push) {
    isReplaced |= push instanceof ServerPush.Replaced;
    listener.onPush(push);
  }

  private final class FromServer implements TextSocketFactory.Listener {

    @Override
    public void onOpen() {
      if (state == State.CONNECTING) {
        state = State.OPEN;
        connectDeadline.cancel();
        pingLater();
        listener.onOpen();
      }
    }

    @Override
    public void onText(String text) {
      if (state == State.OPEN) {
        handle(text);
      }
    }

    @Override
    public void onClosed(int code, String reason) {
      if (isReplaced) {
        end(SocketEnd.Reason.REPLACED, "The account was opened in another place.");
      } else if (state == State.CONNECTING) {
        end(SocketEnd.Reason.UNREACHABLE, "The server does not accept the connection.");
      } else if (state == State.OPEN) {
        String words = reason.isEmpty() ? "" : ": " + reason;
        end(
            SocketEnd.Reason.CLOSED_BY_SERVER,
            "The connection to the server was closed (" + code + words + ").");
      }
    }
  }

  private final class Pong implements Signalling.Reply<Void> {

    @Override
    public void onResult(Void result) {
      pingLater();
    }

    @Override
    public void onFailure(SignallingFailure failure) {
      if (failure.reason() == SignallingFailure.Reason.TIMED_OUT) {
        end(SocketEnd.Reason.PING_TIMED_OUT, "The connection to the server is lost.");
      } else if (state == State.OPEN) {
        // Even "no such request" is a sign of life.
        pingLater();
      }
    }
  }
}
