package dev.onlinematch.nakama;

import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.signalling.SignallingFailure;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The requests that wait for a reply, by the {@code cid} that the server echoes. Each ends once: by
 * its reply, its deadline, or the end of the socket.
 */
final class OpenRequests {

  /** More than a game ever has; a server that answers nothing cannot make the table grow. */
  static final int MAX_OPEN = 32;

  /** Requests that were given up and whose reply may still come. */
  private static final int MAX_ABANDONED = 32;

  /** What a request wants of its reply. */
  interface Read<T> {
    T read(JsonObject envelope) throws MalformedException;
  }

  /** What becomes of a result that comes after its request was given up. */
  interface Late<T> {
    void undo(T result);
  }

  private final Scheduler scheduler;
  private final Map<String, Request<?>> open = new LinkedHashMap<>();
  private final Map<String, Request<?>> abandoned = new LinkedHashMap<>();
  private int lastCid;

  OpenRequests(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  boolean isFull() {
    return open.size() >= MAX_OPEN;
  }

  /** The cid for the next request. */
  String nextCid() {
    return Integer.toString(++lastCid);
  }

  /** Waits for the reply to {@code cid}, until {@code failure} after so many milliseconds. */
  <T> void add(
      String cid,
      Read<T> read,
      Signalling.Reply<T> reply,
      Late<T> late,
      long afterMs,
      SignallingFailure failure) {
    Request<T> request = new Request<>(read, reply, late);
    open.put(cid, request);
    request.timer = scheduler.schedule(afterMs, () -> giveUp(cid, request, failure));
  }

  /**
   * Ends the request that the envelope answers.
   *
   * @return false if there is none, or it was given up before
   * @throws MalformedException after failing the request, when the reply cannot be read
   */
  boolean handleReply(String cid, JsonObject envelope) throws MalformedException {
    Request<?> request = open.remove(cid);
    if (request != null) {
      request.timer.cancel();
      request.end(envelope);
      return true;
    }
    Request<?> late = abandoned.remove(cid);
    if (late != null) {
      late.undo(envelope);
    }
    return false;
  }

  /** Fails all that are open, in the order in which they were made. */
  void failAll(SignallingFailure failure) {
    List<Request<?>> requests = new ArrayList<>(open.values());
    open.clear();
    abandoned.clear();
    for (Request<?> request : requests) {
      request.timer.cancel();
      request.reply.onFailure(failure);
    }
  }

  private void giveUp(String cid, Request<?> request, SignallingFailure failure) {
    open.remove(cid);
    if (abandoned.size() >= MAX_ABANDONED) {
      abandoned.remove(abandoned.keySet().iterator().next());
    }
    abandoned.put(cid, request);
    request.reply.onFailure(failure);
  }

  private static final class Request<T> {

    final Read<T> read;
    final Signalling.Reply<T> reply;
    final Late<T> late;
    Scheduler.Timer timer;

    Request(Read<T> read, Signalling.Reply<T> reply, Late<T> late) {
      this.read = read;
      this.reply = reply;
      this.late = late;
    }

    void end(JsonObject envelope) throws MalformedException {
      T result;
      try {
        if (envelope.has("error")) {
          reply.onFailure(failure(envelope.object("error")));
          return;
        }
        result = read.read(envelope);
      } catch (MalformedException e) {
        reply.onFailure(
            new SignallingFailure(
                SignallingFailure.Reason.REFUSED, "The server's answer cannot be read."));
        throw e;
      }
      reply.onResult(result);
    }

    void undo(JsonObject envelope) throws MalformedException {
      if (!envelope.has("error")) {
        late.undo(read.read(envelope));
      }
    }

    private static SignallingFailure failure(JsonObject error) throws MalformedException {
      return new SignallingFailure(
          ErrorCodes.reason(error.integer("code", 0)), error.text("message", ""));
    }
  }
}
