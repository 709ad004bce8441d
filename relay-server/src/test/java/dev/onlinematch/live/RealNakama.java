package dev.onlinematch.live;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real Nakama for the tests of a class: {@code @RegisterExtension static final RealNakama}. It is
 * the server whose address the property {@code onlinematch.nakama} gives, else one that is started
 * once for the whole run. Where there is none to be had, the tests are skipped, and one line says
 * why.
 */
public final class RealNakama implements BeforeAllCallback, AfterAllCallback {

  private static final String PROPERTY = "onlinematch.nakama";

  private final List<NakamaProcess> own = new ArrayList<>();
  private ExtensionContext context;

  @Override
  public void beforeAll(ExtensionContext context) {
    this.context = context;
  }

  /** Where the server is that is there for all tests. */
  public URI uri() {
    String given = System.getProperty(PROPERTY, "");
    return given.isEmpty() ? process().uri() : URI.create(given);
  }

  /** Whether one can be had; if not, one line has said why. */
  public boolean isAvailable() {
    return NakamaServers.of(context).isAvailable();
  }

  /** The server that is there for all tests, with its secrets; not one that was merely named. */
  public NakamaProcess process() {
    return servers().shared();
  }

  /** Another one, for this class alone, which may do with it what it likes. */
  public NakamaProcess start(String... settings) throws IOException {
    NakamaProcess process = servers().start(List.of(settings));
    own.add(process);
    return process;
  }

  /** Another one, in a network of its own. */
  public NakamaProcess startAt(NakamaPlace place) throws IOException {
    NakamaProcess process = servers().startAt(place);
    own.add(process);
    return process;
  }

  /** What it is started with. */
  public ServerPrograms programs() throws IOException {
    ServerPrograms programs = servers().programs();
    Assumptions.assumeTrue(programs != null, "not run: Nakama is in a container here");
    return programs;
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    for (NakamaProcess process : own) {
      process.close();
    }
  }

  private NakamaServers servers() {
    NakamaServers servers = NakamaServers.of(context);
    Assumptions.assumeTrue(servers.isAvailable(), servers.reason());
    return servers;
  }
}
