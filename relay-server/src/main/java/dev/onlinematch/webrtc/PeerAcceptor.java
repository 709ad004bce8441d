package dev.onlinematch.webrtc;

import dev.onlinematch.random.RandomSource;
import dev.onlinematch.webrtc.dtls.DtlsEndpoint;
import dev.onlinematch.webrtc.dtls.DtlsHandshakePool;
import dev.onlinematch.webrtc.dtls.DtlsIdentity;
import dev.onlinematch.webrtc.ice.DropReason;
import dev.onlinematch.webrtc.ice.LocalAddresses;
import dev.onlinematch.webrtc.io.UdpLoop;
import dev.onlinematch.webrtc.io.UdpPort;
import dev.onlinematch.webrtc.sdp.DataChannelAnswer;
import dev.onlinematch.webrtc.sdp.DataChannelOffer;
import dev.onlinematch.webrtc.sdp.HostCandidate;
import dev.onlinematch.webrtc.sdp.IceCredentials;
import dev.onlinematch.webrtc.sdp.OfferRefusedException;
import dev.onlinematch.wire.MalformedException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers the offers of browsers, on one UDP port.
 *
 * <p>Offers may come from any thread. Everything else of a peer happens on the acceptor's one
 * thread; handshakes have threads of their own.
 */
public final class PeerAcceptor implements AutoCloseable {

  static final int SCTP_PORT = 5_000;

  /** The longest message that we take; what Chromium offers too. */
  private static final int MAX_MESSAGE_BYTES = 262_144;

  private final AcceptorOptions options;
  private final SecureRandom secureRandom = new SecureRandom();
  private final RandomSource random = new SecureRandomSource(secureRandom);
  private final DtlsIdentity identity;
  private final DtlsHandshakePool handshakes;
  private final List<HostCandidate> candidates;
  private final InetSocketAddress address;
  private final TransportEngine engine;
  private final UdpLoop loop;
  private final AtomicInteger peers = new AtomicInteger();

  /** Makes the layer on top of a peer, which sends through the transport that it is given. */
  @FunctionalInterface
  interface LayerFactory {
    PacketLayer create(PeerTransport transport, DataChannelOffer offer);
  }

  /**
   * Binds the port, makes a certificate and starts the thread. Finding out the public address may
   * ask the network and take seconds.
   *
   * @throws IOException if the port cannot be bound
   */
  public PeerAcceptor(AcceptorOptions options) throws IOException {
    this.options = options;
    this.identity = DtlsIdentity.generate(secureRandom, Instant.now());
    this.handshakes = new DtlsHandshakePool(options.handshakeThreads());
    UdpPort port = new UdpPort(options.bind(), DtlsEndpoint.MAX_DATAGRAM_BYTES);
    this.address = port.address();
    this.candidates =
        LocalAddresses.candidates(address, options.publicAddresses(), options.asksHarvesters());
    this.engine =
        new TransportEngine(port, random, options.firstCheckMs(), this::onLoop, UdpLoop.nowMs());
    this.loop = new UdpLoop("webrtc-" + address.getPort(), port, engine);
  }

  private void onLoop(Runnable task) {
    loop.execute(task);
  }

  /** Where the UDP port is bound. */
  public InetSocketAddress address() {
    return address;
  }

  /**
   * Answers an offer; the peer has the time of the options to show up. Does not block.
   *
   * @param listener hears of the peer, on the acceptor's thread
   * @throws MalformedException if the text is not SDP, or too long
   * @throws OfferRefusedException if nothing in it can be answered
   * @throws TooManyPeersException if there are as many peers as there may be
   */
  public AcceptedPeer accept(String offerSdp, PeerListener listener)
      throws MalformedException, OfferRefusedException, TooManyPeersException {
    return accept(
        offerSdp,
        (transport, offer) -> new ChannelLayer(engine, transport, offer, random, listener));
  }

  /** Runs a task on the acceptor's thread, where peers may be used; from any thread. */
  public void execute(Runnable task) {
    loop.execute(task);
  }

  /** The same with another layer than SCTP. */
  AcceptedPeer accept(String offerSdp, LayerFactory layers)
      throws MalformedException, OfferRefusedException, TooManyPeersException {
    DataChannelOffer offer = DataChannelOffer.parse(offerSdp);
    if (peers.incrementAndGet() > options.maxPeers()) {
      peers.decrementAndGet();
      throw new TooManyPeersException(options.maxPeers());
    }
    Peer peer = new Peer(offer);
    loop.execute(() -> peer.open(layers));
    return peer;
  }

  /** How many peers there are, those on their way included. */
  public int peerCount() {
    return peers.get();
  }

  /** How many handshakes run or wait for a thread. */
  public int unfinishedHandshakes() {
    return handshakes.unfinished();
  }

  /** Closes all peers, then the port. */
  @Override
  public void close() throws IOException {
    loop.execute(() -> engine.closeAll(PeerClosed.CLOSED_HERE));
    loop.close();
    handshakes.close();
  }

  /** How many datagrams ICE has dropped for that reason, as of now or a moment ago. */
  long dropped(DropReason reason) {
    return engine.dropped(reason);
  }

  /** How many of our own checks peers have answered, as of now or a moment ago. */
  long answeredChecks() {
    return engine.answeredChecks();
  }

  /** What led nowhere, as of now or a moment ago. */
  public TransportCounters counters() {
    Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    for (DropReason reason : DropReason.values()) {
      dropped.put(reason, engine.dropped(reason));
    }
    return new TransportCounters(
        dropped, engine.failedHandshakes(), engine.unsent(), handshakes.unfinished());
  }

  private final class Peer implements AcceptedPeer {

    private final DataChannelOffer offer;
    private final long sessionId = random.nextInt() & 0x7FFF_FFFFL;
    private final IceCredentials local = IceCredentials.random(random);
    private int version = 1;

    // The loop's.
    private PeerTransport transport;

    Peer(DataChannelOffer offer) {
      this.offer = offer;
    }

    void open(LayerFactory layers) {
      long nowMs = UdpLoop.nowMs();
      transport =
          engine.open(
              local,
              offer.ice(),
              session ->
                  new PeerTransport(
                      engine,
                      session,
                      (output, wakeUp) ->
                          new DtlsEndpoint(
                              identity, offer.fingerprints(), handshakes, output, wakeUp, nowMs),
                      it -> new CountedLayer(layers.create(it, offer))),
              nowMs);
    }

    @Override
    public String answerSdp() {
      return answer(local, 1).toSdp(offer);
    }

    @Override
    public synchronized String restartIce(String offerSdp)
        throws MalformedException, OfferRefusedException {
      DataChannelOffer renewed = DataChannelOffer.parse(offerSdp);
      offer.expectSameCertificate(renewed);
      IceCredentials credentials = IceCredentials.random(random);
      version++;
      loop.execute(() -> engine.restart(transport, credentials, renewed.ice()));
      return answer(credentials, version).toSdp(renewed);
    }

    private DataChannelAnswer answer(IceCredentials credentials, int answerVersion) {
      return new DataChannelAnswer(
          sessionId,
          answerVersion,
          credentials,
          identity.fingerprint(),
          candidates,
          SCTP_PORT,
          MAX_MESSAGE_BYTES);
    }

    @Override
    public void close() {
      loop.execute(() -> transport.close(PeerClosed.CLOSED_HERE));
    }
  }

  /** Passes everything on, and gives the peer's place back at the end. */
  private final class CountedLayer implements PacketLayer {

    private final PacketLayer layer;

    CountedLayer(PacketLayer layer) {
      this.layer = layer;
    }

    @Override
    public void onConnected(long nowMs) {
      layer.onConnected(nowMs);
    }

    @Override
    public void onPacket(byte[] packet, long nowMs) {
      layer.onPacket(packet, nowMs);
    }

    @Override
    public void endRound(long nowMs) {
      layer.endRound(nowMs);
    }

    @Override
    public void handleTimeout(long nowMs) {
      layer.handleTimeout(nowMs);
    }

    @Override
    public long nextDeadlineMs() {
      return layer.nextDeadlineMs();
    }

    @Override
    public void beforeClose(long nowMs) {
      layer.beforeClose(nowMs);
    }

    @Override
    public void onClosed(PeerClosed reason) {
      peers.decrementAndGet();
      layer.onClosed(reason);
    }
  }
}
