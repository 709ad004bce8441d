package dev.onlinematch.relay.http;

import dev.onlinematch.relay.forwarding.ForwardingDrop;
import dev.onlinematch.relay.limits.Refusal;
import dev.onlinematch.relay.limits.Refusals;
import dev.onlinematch.relay.session.OfferDesk;
import dev.onlinematch.relay.session.Relay;
import dev.onlinematch.relay.session.RelayTotals;
import dev.onlinematch.webrtc.TransportCounters;
import dev.onlinematch.webrtc.dtls.DtlsEvent;
import dev.onlinematch.webrtc.ice.DropReason;
import dev.onlinematch.wire.GoodbyeReason;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

/** {@code GET /metrics}: the relay and the JVM in figures, for Prometheus. Nobody is named. */
public final class MetricsRoute implements HttpRoutes {

  private final Relay relay;
  private final OfferDesk desk;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  // Micrometer itself remembers it weakly.
  private final LongSupplier logFailures;

  /** As of the last question, so that all figures of one answer belong together. */
  private volatile RelayTotals totals;

  private volatile TransportCounters transport;

  /**
   * Of {@code relay}.
   *
   * @param desk null where there is no UDP
   * @param refusals of the whole server
   * @param logFailures how often the log could not be written
   */
  public MetricsRoute(Relay relay, OfferDesk desk, Refusals refusals, LongSupplier logFailures) {
    this.relay = relay;
    this.desk = desk;
    this.logFailures = logFailures;
    totals = relay.totals();
    Gauge.builder("onlinematch.relay.draining", relay, it -> it.isDraining() ? 1 : 0)
        .description("1 while it is about to stop")
        .register(registry);
    FunctionCounter.builder("onlinematch.log.failures", this, it -> it.logFailures.getAsLong())
        .description("Lines of the log that could not be written")
        .register(registry);
    gauge("rooms", "Rooms now", RelayTotals::rooms);
    gauge("members", "Members of rooms now", RelayTotals::members);
    gauge("connections", "Connections in a room or about to close", RelayTotals::connections);
    gauge("copies.waiting", "Copies that wait for receivers", it -> it.forwarding().waiting());
    counter("frames", "Frames from players", it -> it.forwarding().frames());
    counter("frame.bytes", "Bytes of frames from players", it -> it.forwarding().frameBytes());
    counter("copies", "Copies queued for receivers", it -> it.forwarding().copies());
    counter("delivered", "Copies handed to connections", it -> it.forwarding().delivered());
    counter("delivered.bytes", "Bytes of those", it -> it.forwarding().deliveredBytes());
    counter("over.rate", "Messages beyond their sender's rate", RelayTotals::overRate);
    for (ForwardingDrop reason : ForwardingDrop.values()) {
      counter("drops", "Messages dropped", it -> it.forwarding().drops(reason), reason.name());
    }
    for (GoodbyeReason reason : GoodbyeReason.values()) {
      counter(
          "put.out", "Members put out", it -> it.putOut().getOrDefault(reason, 0L), reason.name());
    }
    for (Refusal reason : Refusal.values()) {
      FunctionCounter.builder("onlinematch.refusals", refusals, it -> it.of(reason))
          .description("Whoever was refused, or hung up on, before he was in a room")
          .tag("reason", tagOf(reason))
          .register(registry);
    }
    if (desk != null) {
      bindTransport();
    }
    bindJvm(registry);
  }

  private void bindTransport() {
    transport = desk.counters();
    Gauge.builder("onlinematch.relay.peers", desk, OfferDesk::connectionCount)
        .description("WebRTC peers, those on their way included")
        .register(registry);
    Gauge.builder("onlinematch.relay.handshakes", this, it -> it.transport.unfinishedHandshakes())
        .description("DTLS handshakes that run or wait for a thread")
        .register(registry);
    FunctionCounter.builder("onlinematch.relay.unsent", this, it -> it.transport.unsent())
        .description("Datagrams that the system did not take")
        .register(registry);
    for (DropReason reason : DropReason.values()) {
      FunctionCounter.builder(
              "onlinematch.relay.datagrams.dropped", this, it -> it.transport.dropped().get(reason))
          .description("Datagrams that were not worth an answer")
          .tag("reason", tagOf(reason))
          .register(registry);
    }
    for (DtlsEvent.FailureReason reason : DtlsEvent.FailureReason.values()) {
      FunctionCounter.builder(
              "onlinematch.relay.handshakes.failed",
              this,
              it -> it.transport.failedHandshakes().get(reason))
          .description("DTLS handshakes that came to nothing")
          .tag("reason", tagOf(reason))
          .register(registry);
    }
  }

  private static String tagOf(Enum<?> reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  private static void bindJvm(MeterRegistry registry) {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
  }

  private void gauge(String name, String words, ToDoubleFunction<RelayTotals> figure) {
    Gauge.builder("onlinematch.relay." + name, this, it -> figure.applyAsDouble(it.totals))
        .description(words)
        .register(registry);
  }

  private void counter(
      String name, String words, ToDoubleFunction<RelayTotals> figure, String... reason) {
    FunctionCounter.Builder<MetricsRoute> counter =
        FunctionCounter.builder(
                "onlinematch.relay." + name, this, it -> figure.applyAsDouble(it.totals))
            .description(words);
    if (reason.length > 0) {
      counter.tag("reason", reason[0].toLowerCase(Locale.ROOT));
    }
    counter.register(registry);
  }

  @Override
  public void addTo(JavalinConfig config) {
    config.routes.get("/metrics", this::answer);
  }

  private void answer(Context context) {
    totals = relay.totals();
    if (desk != null) {
      transport = desk.counters();
    }
    context
        .header("Cache-Control", "no-store")
        .contentType("text/plain; version=0.0.4; charset=utf-8")
        .result(registry.scrape());
  }
}
