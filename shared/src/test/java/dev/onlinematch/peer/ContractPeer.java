package dev.onlinematch.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One of the two in {@link PeerConnectionContract}; watches that no event comes inside a call. */
final class ContractPeer implements PeerConnection.Listener {

  private final String name;
  private final PeerConnectionContract contract;
  private final PeerConnection connection;
  private final List<DataChannel> channels = new ArrayList<>();
  private final List<IceCandidate> early = new ArrayList<>();
  private boolean isInCall;
  private boolean isClosed;
  private boolean isRemoteSet;
  private int opened;
  private int closed;
  private int received;

  ContractPeer(
      String name,
      PeerConnectionContract contract,
      PeerConnectionFactory factory,
      List<DataChannelConfig> configs)
      throws PeerConnectionUnavailableException {
    this.name = name;
    this.contract = contract;
    isInCall = true;
    connection = factory.create(new PeerConfiguration(List.of(), IceTransportPolicy.ALL), this);
    check("is new", connection.connectionState() == PeerConnectionState.NEW);
    for (DataChannelConfig config : configs) {
      DataChannel channel = connection.createDataChannel(config);
      check("has the channel as asked for", channel.config().equals(config));
      check("does not send before it is open", !channel.isOpen() && !channel.send(new byte[1]));
      channel.setListener(new Events(config.id()));
      channels.add(channel);
    }
    check("refuses an id that is taken", refuses(configs.get(0)));
    isInCall = false;
  }

  private boolean refuses(DataChannelConfig config) {
    try {
      connection.createDataChannel(config);
      return false;
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  void describe(Consumer<SessionDescription> then) {
    isInCall = true;
    connection.setLocalDescription(new Once<>("set its description", then));
    isInCall = false;
  }

  void take(SessionDescription description) {
    isInCall = true;
    connection.setRemoteDescription(
        new SessionDescription(description.type(), "nonsense"),
        new PeerConnection.Completion<Void>() {
          @Override
          public void onSuccess(Void nothing) {
            check("refuses a description that is none", false);
          }

          @Override
          public void onFailure(String reason) {
            check("says why it refuses", !reason.isEmpty());
          }
        });
    connection.setRemoteDescription(
        description, new Once<>("take the other's description", nothing -> {}));
    connection.addIceCandidate(new IceCandidate("candidate:nonsense", "0", 0));
    isRemoteSet = true;
    early.forEach(connection::addIceCandidate);
    isInCall = false;
  }

  void add(IceCandidate candidate) {
    if (isClosed) {
      return;
    }
    if (isRemoteSet) {
      connection.addIceCandidate(candidate);
    } else {
      early.add(candidate);
    }
  }

  boolean send(int id, byte[] message) {
    isInCall = true;
    boolean isSent = channels.get(id - 1).send(message);
    isInCall = false;
    return isSent;
  }

  void readStats(Consumer<PeerStats> then) {
    isInCall = true;
    Once<PeerStats> once = new Once<>("read statistics", then);
    connection.getStats(once::onSuccess);
    isInCall = false;
  }

  PeerConnectionState state() {
    return connection.connectionState();
  }

  boolean areAllOpen() {
    return opened == channels.size();
  }

  boolean areAllClosed() {
    return closed == channels.size();
  }

  void close() {
    isInCall = true;
    connection.close();
    isInCall = false;
    isClosed = true;
  }

  @Override
  public void onIceCandidate(IceCandidate candidate) {
    event();
    contract.candidate(this, candidate);
  }

  @Override
  public void onConnectionStateChange(PeerConnectionState state) {
    event();
    check("has the state that it tells", connection.connectionState() == state);
  }

  private void event() {
    check("tells nothing inside a call", !isInCall);
    check("tells nothing after it was closed", !isClosed);
  }

  private void check(String promise, boolean isKept) {
    contract.check("the " + name + " " + promise, isKept);
  }

  /** What happens on one channel. */
  private final class Events implements DataChannel.Listener {

    private final int id;

    Events(int id) {
      this.id = id;
    }

    @Override
    public void onOpen() {
      event();
      check("is open when it says so", channels.get(id - 1).isOpen());
      opened++;
      contract.opened();
    }

    @Override
    public void onMessage(byte[] message) {
      event();
      contract.received(ContractPeer.this, id, message, received++);
    }

    @Override
    public void onClose() {
      event();
      check("is not open when it is closed", !channels.get(id - 1).isOpen());
      closed++;
      contract.closed(ContractPeer.this);
    }
  }

  /** A completion that must come, once, and be a success. */
  private final class Once<T> implements PeerConnection.Completion<T> {

    private final String what;
    private final Consumer<T> then;
    private boolean isEnded;

    Once(String what, Consumer<T> then) {
      this.what = what;
      this.then = then;
    }

    @Override
    public void onSuccess(T result) {
      event();
      check("ends once: " + what, !isEnded);
      isEnded = true;
      then.accept(result);
    }

    @Override
    public void onFailure(String reason) {
      check("could " + what + ": " + reason, false);
    }
  }
}
