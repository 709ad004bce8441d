package dev.onlinematch.nakama;

import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.MatchmakerMatched;
import dev.onlinematch.signalling.MatchmakerRequest;
import dev.onlinematch.signalling.MatchmakerTicket;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.signalling.SignallingFailure;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.wire.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@link Signalling} over Nakama's realtime socket. Made by {@link NakamaConnector}, which sees to
 * it that the session is fresh.
 *
 * <p>Beyond the port: metadata for a join, the account's online status.
 */
public final class NakamaSignalling implements Signalling {

  private final TextSocketFactory sockets;
  private final Scheduler scheduler;
  private final Address address;

  /** Who wants another socket, while one is being opened. */
  private final List<Reply<Void>> waitingForSocket = new ArrayList<>();

  private NakamaSocket socket;
  private EnteredMatches matches;
  private Listener listener;

  /** Closed for good, by this side or by the account's next socket. */
  private boolean isOver;

  /**
   * Starts to open a socket at {@code url}.
   *
   * @param address where the next one is opened when this one is lost
   * @param opening hears once whether that succeeded; nothing else happens before
   */
  NakamaSignalling(
      TextSocketFactory sockets,
      Scheduler scheduler,
      Address address,
      String url,
      Opening opening) {
    this.sockets = sockets;
    this.scheduler = scheduler;
    this.address = address;
    open(url, opening);
  }

  private void open(String url, Opening opening) {
    matches = new EnteredMatches();
    socket = new NakamaSocket(sockets, scheduler, url, new FromSocket(opening));
  }

  /** Gives an address with a token that can be used now. */
  interface Address {

    void fresh(NakamaReply<String> url);
  }

  /** Hears how the opening of the socket went. */
  interface Opening {

    void onOpen();

    void onFailure(SocketEnd end);
  }

  @Override
  public void check() {
    socket.check();
  }

  @Override
  public void setListener(Listener listener) {
    this.listener = listener;
  }

  @Override
  public boolean isOpen() {
    return socket.isOpen();
  }

  @Override
  public void createMatch(Reply<JoinedMatch> reply) {
    enter("match_create", new JsonObject(), reply);
  }

  @Override
  public void createNamedMatch(String name, Reply<JoinedMatch> reply) {
    enter("match_create", new JsonObject().put("name", name), reply);
  }

  @Override
  public void joinMatch(MatchId matchId, Reply<JoinedMatch> reply) {
    joinMatch(matchId, new LinkedHashMap<>(), reply);
  }

  /**
   * Joins a match by its id.
   *
   * @param metadata for a hook on the server that lets players in; relayed matches ignore it
   */
  public void joinMatch(MatchId matchId, Map<String, String> metadata, Reply<JoinedMatch> reply) {
    enter("match_join", RequestBodies.join(matchId, metadata), reply);
  }

  @Override
  public void joinMatched(MatchmakerMatched matched, Reply<JoinedMatch> reply) {
    enter("match_join", RequestBodies.join(matched), reply);
  }

  @Override
  public void leaveMatch(MatchId matchId, Reply<Void> reply) {
    matches.leave(matchId);
    socket.request(
        "match_leave", RequestBodies.matchId(matchId), envelope -> null, reply, late -> {});
  }

  @Override
  public void addToMatchmaker(MatchmakerRequest request, Reply<MatchmakerTicket> reply) {
    socket.request(
        "matchmaker_add",
        RequestBodies.matchmakerAdd(request),
        ServerMessages::ticket,
        reply,
        late -> removeFromMatchmaker(late, new Ignored<>()));
  }

  @Override
  public void removeFromMatchmaker(MatchmakerTicket ticket, Reply<Void> reply) {
    socket.request(
        "matchmaker_remove",
        new JsonObject().put("ticket", ticket.value()),
        envelope -> null,
        reply,
        late -> {});
  }

  @Override
  public boolean send(MatchId matchId, int opCode, byte[] payload, List<Presence> receivers) {
    if (receivers.isEmpty()) {
      // To Nakama nobody named is everybody else.
      return isOpen();
    }
    List<String> frames = MatchDataFrames.make(matchId, opCode, payload, receivers);
    boolean isSent = !frames.isEmpty();
    for (String frame : frames) {
      isSent &= socket.send(frame);
    }
    return isSent;
  }

  /** Sets the account's status, which its followers see; null to be offline. */
  public void updateStatus(String status, Reply<Void> reply) {
    JsonObject body = new JsonObject();
    if (status != null) {
      body.put("status", status);
    }
    socket.request("status_update", body, envelope -> null, reply, late -> {});
  }

  @Override
  public void reopen(Reply<Void> reply) {
    if (isOver) {
      scheduler.schedule(0, () -> reply.onFailure(over()));
    } else if (socket.isOpen()) {
      scheduler.schedule(0, () -> reply.onResult(null));
    } else {
      waitingForSocket.add(reply);
      if (waitingForSocket.size() == 1) {
        address.fresh(new Reopening());
      }
    }
  }

  private static SignallingFailure over() {
    return new SignallingFailure(
        SignallingFailure.Reason.CLOSED, "There is no connection to the server.");
  }

  @Override
  public void close() {
    isOver = true;
    socket.close();
  }

  /** Messages of the server that could not be read or concern nobody; they were dropped. */
  public int droppedCount() {
    return socket.droppedCount();
  }

  private void enter(String name, JsonObject body, Reply<JoinedMatch> reply) {
    matches.begin();
    socket.request(
        name,
        body,
        ServerMessages::joinedMatch,
        new Entering(reply),
        late -> {
          // Who gave up waiting must not stay in the match for others to see.
          matches.succeedLate(late.matchId());
          leaveUnwanted();
        });
  }

  private void leaveUnwanted() {
    for (MatchId matchId : matches.takeUnwanted()) {
      leaveMatch(matchId, new Ignored<>());
    }
  }

  /** Another socket in the place of the one that was lost. */
  private final class Reopening implements NakamaReply<String>, Opening {

    @Override
    public void onResult(String url) {
      if (isOver) {
        fail(over());
      } else {
        open(url, this);
      }
    }

    @Override
    public void onFailure(NakamaFailure failure) {
      boolean isFinal =
          switch (failure.reason()) {
            case SESSION_EXPIRED, ACCOUNT_BANNED, WRONG_SERVER_KEY -> true;
            default -> false;
          };
      fail(
          new SignallingFailure(
              isFinal ? SignallingFailure.Reason.CLOSED : SignallingFailure.Reason.TIMED_OUT,
              failure.message()));
    }

    @Override
    public void onOpen() {
      takeWaiting().forEach(reply -> reply.onResult(null));
    }

    @Override
    public void onFailure(SocketEnd end) {
      fail(
          isOver
              ? over()
              : new SignallingFailure(SignallingFailure.Reason.TIMED_OUT, end.message()));
    }

    private void fail(SignallingFailure failure) {
      takeWaiting().forEach(reply -> reply.onFailure(failure));
    }

    private List<Reply<Void>> takeWaiting() {
      List<Reply<Void>> taken = List.copyOf(waitingForSocket);
      waitingForSocket.clear();
      return taken;
    }
  }

  private final class Entering implements Reply<JoinedMatch> {

    private final Reply<JoinedMatch> reply;

    Entering(Reply<JoinedMatch> reply) {
      this.reply = reply;
    }

    @Override
    public void onResult(JoinedMatch joined) {
      matches.succeed(joined.matchId());
      leaveUnwanted();
      reply.onResult(joined);
    }

    @Override
    public void onFailure(SignallingFailure failure) {
      matches.fail();
      leaveUnwanted();
      reply.onFailure(failure);
    }
  }

  private final class FromSocket implements NakamaSocket.Listener {

    private final Opening opening;
    private boolean wasOpen;

    FromSocket(Opening opening) {
      this.opening = opening;
    }

    @Override
    public void onOpen() {
      wasOpen = true;
      opening.onOpen();
    }

    @Override
    public void onEnd(SocketEnd end) {
      isOver |= end.reason() == SocketEnd.Reason.REPLACED;
      if (!wasOpen) {
        opening.onFailure(end);
      } else if (listener != null) {
        listener.onClosed(end.message());
      }
    }

    @Override
    public void onPush(ServerPush push) {
      if (listener == null) {
        return;
      }
      if (push instanceof ServerPush.MatchData data) {
        pass(data);
      } else if (push instanceof ServerPush.MatchPresences event) {
        listener.onPresences(event.matchId(), event.joins(), event.leaves());
      } else if (push instanceof ServerPush.Matched matched) {
        listener.onMatched(matched.matched());
      } else if (push instanceof ServerPush.ServerError error) {
        listener.onError(new SignallingFailure(ErrorCodes.reason(error.code()), error.message()));
      }
    }

    private void pass(ServerPush.MatchData data) {
      int opCode = (int) data.opCode();
      if (opCode == data.opCode() && data.sender() != null) {
        listener.onData(data.matchId(), data.sender(), opCode, data.payload());
      } else {
        socket.countDropped();
      }
    }
  }

  /** For requests whose outcome changes nothing. */
  private static final class Ignored<T> implements Reply<T> {

    @Override
    public void onResult(T result) {}

    @Override
    public void onFailure(SignallingFailure failure) {}
  }
}
