package dev.onlinematch.nakama;

import dev.onlinematch.time.Scheduler;
import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.JsonReader;
import dev.onlinematch.wire.MalformedException;

/**
 * One request under way: ends once, by an answer that could be read, a failure, or its deadline.
 */
final class HttpCall<T> implements HttpTransport.Reply {

  /** Nakama answers in milliseconds; whoever waits longer than this looks at a dead page. */
  static final long DEADLINE_MS = 10_000;

  private static final int MAX_BODY_LENGTH = 1 << 20;

  /** Makes the result out of the answer's body. */
  interface Read<T> {
    T read(JsonObject answer) throws MalformedException;
  }

  private final Read<T> read;
  private final NakamaReply<T> reply;
  private final Scheduler.Timer deadline;
  private boolean hasEnded;

  HttpCall(Scheduler scheduler, Read<T> read, NakamaReply<T> reply) {
    this.read = read;
    this.reply = reply;
    this.deadline =
        scheduler.schedule(
            DEADLINE_MS, () -> fail(NakamaFailure.Reason.TIMED_OUT, "The server does not answer."));
  }

  @Override
  public void onResponse(HttpResponse response) {
    if (hasEnded) {
      return;
    }
    if (response.status() != 200) {
      end();
      reply.onFailure(FailureAnswer.read(response));
      return;
    }
    T result;
    try {
      result = read.read(JsonReader.readObject(response.body(), MAX_BODY_LENGTH));
    } catch (MalformedException e) {
      fail(NakamaFailure.Reason.MALFORMED_ANSWER, "That is not a Nakama server.");
      return;
    }
    end();
    reply.onResult(result);
  }

  @Override
  public void onUnreachable(String message) {
    fail(NakamaFailure.Reason.UNREACHABLE, "The server cannot be reached. " + message);
  }

  private void fail(NakamaFailure.Reason reason, String message) {
    if (!hasEnded) {
      end();
      reply.onFailure(new NakamaFailure(reason, message));
    }
  }

  private void end() {
    hasEnded = true;
    deadline.cancel();
  }
}
