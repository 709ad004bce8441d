package dev.onlinematch.nakama.engine;

import dev.onlinematch.nakama.HttpResponse;
import dev.onlinematch.wire.JsonObject;
import java.util.Map;

/** A REST request that is answered with an error. Thrown by handlers, caught by the router. */
final class ApiFailure extends Exception {

  private static final long serialVersionUID = 1L;

  // gRPC's status codes, which Nakama sends beside HTTP's.
  static final int INVALID_ARGUMENT = 3;
  static final int NOT_FOUND = 5;
  static final int ALREADY_EXISTS = 6;
  static final int PERMISSION_DENIED = 7;
  static final int RESOURCE_EXHAUSTED = 8;
  static final int UNIMPLEMENTED = 12;
  static final int UNAVAILABLE = 14;
  static final int UNAUTHENTICATED = 16;

  private final int code;

  ApiFailure(int code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  static ApiFailure badInput(String message) {
    return new ApiFailure(INVALID_ARGUMENT, message);
  }

  static ApiFailure unauthenticated(String message) {
    return new ApiFailure(UNAUTHENTICATED, message);
  }

  HttpResponse toResponse() {
    String body = new JsonObject().put("code", code).put("message", getMessage()).toString();
    return new HttpResponse(status(), headers(), body);
  }

  private Map<String, String> headers() {
    return code == UNAUTHENTICATED
        ? Map.of("Content-Type", "application/json", "WWW-Authenticate", getMessage())
        : Map.of("Content-Type", "application/json");
  }

  private int status() {
    return switch (code) {
      case INVALID_ARGUMENT -> 400;
      case NOT_FOUND -> 404;
      case ALREADY_EXISTS -> 409;
      case PERMISSION_DENIED -> 403;
      case RESOURCE_EXHAUSTED -> 429;
      case UNIMPLEMENTED -> 501;
      case UNAVAILABLE -> 503;
      case UNAUTHENTICATED -> 401;
      default -> 500;
    };
  }
}
