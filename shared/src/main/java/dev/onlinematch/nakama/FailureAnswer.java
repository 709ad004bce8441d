package dev.onlinematch.nakama;

import dev.onlinematch.nakama.NakamaFailure.Reason;
import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.JsonReader;
import dev.onlinematch.wire.MalformedException;

/** Reads an answer that says no: {@code {"code":<gRPC code>,"message":"…"}}. */
final class FailureAnswer {

  // gRPC's status codes.
  private static final int INVALID_ARGUMENT = 3;
  private static final int NOT_FOUND = 5;
  private static final int ALREADY_EXISTS = 6;
  private static final int PERMISSION_DENIED = 7;
  private static final int RESOURCE_EXHAUSTED = 8;
  private static final int UNAUTHENTICATED = 16;

  private static final int MAX_BODY_LENGTH = 64 * 1024;
  private static final int MAX_MESSAGE_LENGTH = 500;

  private FailureAnswer() {}

  static NakamaFailure read(HttpResponse response) {
    try {
      JsonObject body = JsonReader.readObject(response.body(), MAX_BODY_LENGTH);
      String message = body.text("message", "");
      if (message.length() > MAX_MESSAGE_LENGTH) {
        message = message.substring(0, MAX_MESSAGE_LENGTH);
      }
      return new NakamaFailure(reason(body.integer("code", 0), message), message);
    } catch (MalformedException e) {
      // A proxy's page, or the "502 Bad Gateway" of a server that is just starting.
      Reason reason = response.status() >= 500 ? Reason.SERVER_ERROR : Reason.MALFORMED_ANSWER;
      return new NakamaFailure(reason, "The server answered with HTTP " + response.status() + ".");
    }
  }

  // Where one code means several things the words decide, as there is nothing else.
  private static Reason reason(int code, String message) {
    return switch (code) {
      case INVALID_ARGUMENT -> Reason.BAD_INPUT;
      case NOT_FOUND ->
          message.equals("User account not found.") ? Reason.USER_NOT_FOUND : Reason.SERVER_ERROR;
      case ALREADY_EXISTS ->
          message.startsWith("Username") ? Reason.USERNAME_IN_USE : Reason.BAD_INPUT;
      case PERMISSION_DENIED -> Reason.ACCOUNT_BANNED;
      case RESOURCE_EXHAUSTED -> Reason.SERVER_BUSY;
      case UNAUTHENTICATED -> unauthenticated(message);
      default -> Reason.SERVER_ERROR;
    };
  }

  private static Reason unauthenticated(String message) {
    return switch (message) {
      case "Invalid credentials." -> Reason.INVALID_CREDENTIALS;
      case "Server key invalid" -> Reason.WRONG_SERVER_KEY;
      default -> Reason.SESSION_EXPIRED;
    };
  }
}
