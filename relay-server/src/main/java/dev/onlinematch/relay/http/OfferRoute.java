package dev.onlinematch.relay.http;

import dev.onlinematch.relay.nakama.Entrant;
import dev.onlinematch.relay.session.NoPlaceException;
import dev.onlinematch.relay.session.OfferDesk;
import dev.onlinematch.webrtc.TooManyPeersException;
import dev.onlinematch.webrtc.sdp.OfferRefusedException;
import dev.onlinematch.wire.MalformedException;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Offer and answer over HTTP, in the manner of WHIP (RFC 9725):
 *
 * <pre>
 * POST   /relay/offer?match=…&amp;session=…   Authorization: Bearer, body: complete offer
 *        201, Location: /relay/offer/ID, body: complete answer
 * PATCH  /relay/offer/ID                   body: complete offer that restarts ICE
 *        200, body: complete answer
 * DELETE /relay/offer/ID                   200
 * </pre>
 *
 * <p>Unlike WHIP, PATCH takes a whole description and not a fragment of one: that is what a browser
 * makes by itself. Nobody can guess an ID, so it needs no token beside it.
 */
public final class OfferRoute implements HttpRoutes {

  static final String PATH = "/relay/offer";

  private static final String ONE = PATH + "/{id}";
  private static final String SDP = "application/sdp";

  /** Chromium's offer has about 1 KB, with many candidates a few more. */
  private static final int MAX_OFFER_BYTES = 64 * 1024;

  private final OfferDesk desk;
  private final Doorkeeper doorkeeper;

  /** Lets in whom {@code doorkeeper} lets in. */
  public OfferRoute(OfferDesk desk, Doorkeeper doorkeeper) {
    this.desk = desk;
    this.doorkeeper = doorkeeper;
  }

  @Override
  public void addTo(JavalinConfig config) {
    config.routes.before(PATH + "*", this::allowOtherOrigins);
    config.routes.options(PATH, context -> context.status(204));
    config.routes.options(ONE, context -> context.status(204));
    config.routes.post(PATH, this::accept);
    config.routes.patch(ONE, this::restartIce);
    config.routes.delete(ONE, this::end);
  }

  // The Fetch standard: the page may come from another host than the relay, if that was named.
  private void allowOtherOrigins(Context context) throws UnknownHostException {
    context.header("Cache-Control", "no-store").header("Vary", "Origin");
    Knock knock = Requests.knock(context);
    if (knock.origin() != null && doorkeeper.knowsOrigin(knock)) {
      context
          .header("Access-Control-Allow-Origin", knock.origin())
          .header("Access-Control-Allow-Methods", "POST, PATCH, DELETE")
          .header("Access-Control-Allow-Headers", "Authorization, Content-Type")
          .header("Access-Control-Expose-Headers", "Location")
          .header("Access-Control-Max-Age", "600");
    }
  }

  private void accept(Context context) throws IOException {
    String offer = offer(context);
    if (offer == null) {
      return;
    }
    EntryDecision decision;
    try {
      decision =
          doorkeeper.decide(
              EntryRequest.of(
                  Requests.knock(context),
                  Requests.bearer(context),
                  context.queryParam("match"),
                  context.queryParam("session")));
    } catch (MalformedException e) {
      Requests.refuse(context, 400, e.getMessage());
      return;
    }
    if (decision instanceof EntryDecision.Welcome welcome) {
      answer(context, () -> open(context, welcome, offer));
    } else {
      refuse(context, (EntryDecision.Refused) decision);
    }
  }

  private void open(Context context, EntryDecision.Welcome welcome, String offer)
      throws MalformedException, OfferRefusedException, NoPlaceException, TooManyPeersException {
    OfferDesk.Answer answer = desk.accept(welcome.entrant(), offer);
    context
        .status(201)
        .header("Location", PATH + "/" + answer.connectionId())
        .contentType(SDP)
        .result(answer.answerSdp());
  }

  private void restartIce(Context context) throws IOException {
    if (mayChange(context)) {
      String offer = offer(context);
      if (offer != null) {
        answer(context, () -> restartIce(context, offer));
      }
    }
  }

  private void restartIce(Context context, String offer)
      throws MalformedException, OfferRefusedException {
    String answer = desk.restartIce(context.pathParam("id"), offer);
    if (answer == null) {
      Requests.refuse(context, 404, "No such connection.");
    } else {
      context.status(200).contentType(SDP).result(answer);
    }
  }

  private void end(Context context) throws UnknownHostException {
    if (mayChange(context)) {
      desk.end(context.pathParam("id"));
      context.status(200);
    }
  }

  private boolean mayChange(Context context) throws UnknownHostException {
    Entrant owner = desk.entrantOf(context.pathParam("id"));
    EntryDecision.Refused refused =
        doorkeeper.refuseChange(Requests.knock(context), owner == null ? null : owner.user());
    if (refused != null) {
      refuse(context, refused);
    }
    return refused == null;
  }

  /** Something that may find fault with an offer. */
  private interface Negotiation {
    void run()
        throws MalformedException, OfferRefusedException, NoPlaceException, TooManyPeersException;
  }

  private static void answer(Context context, Negotiation negotiation) {
    try {
      negotiation.run();
    } catch (MalformedException e) {
      Requests.refuse(context, 400, "Not an offer: " + e.getMessage() + ".");
    } catch (OfferRefusedException e) {
      Requests.refuse(context, 422, "Not an offer for this relay: " + e.getMessage() + ".");
    } catch (NoPlaceException e) {
      Requests.refuse(context, 429, "You have too many connections to this relay.");
    } catch (TooManyPeersException e) {
      context.header("Retry-After", "5");
      Requests.refuse(context, 503, "The relay is full.");
    }
  }

  /** The body; null when it was refused. */
  private static String offer(Context context) throws IOException {
    String contentType = context.header("Content-Type");
    if (contentType == null || !contentType.split(";", -1)[0].strip().equalsIgnoreCase(SDP)) {
      Requests.refuse(context, 415, "The body is to be " + SDP + ".");
      return null;
    }
    byte[] body = context.req().getInputStream().readNBytes(MAX_OFFER_BYTES + 1);
    if (body.length > MAX_OFFER_BYTES) {
      Requests.refuse(context, 413, "The offer is too long.");
      return null;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      Requests.refuse(context, 400, "The offer is not UTF-8.");
      return null;
    }
  }

  private static void refuse(Context context, EntryDecision.Refused refused) {
    Requests.refuse(context, refused.status(), refused.words());
  }
}
