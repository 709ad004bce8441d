package dev.onlinematch.relay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import dev.onlinematch.house.DoNotIncludeTestJars;
import dev.onlinematch.house.SourceTree;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The floors of {@code relay-server}: two houses with one door between them, and one door per
 * library. Some rooms are not built yet; their rules already stand.
 */
@AnalyzeClasses(
    packages = {"dev.onlinematch.relay", "dev.onlinematch.webrtc"},
    importOptions = {DoNotIncludeTests.class, DoNotIncludeTestJars.class})
class HouseRulesTest {

  private static final String WEBRTC = "dev.onlinematch.webrtc..";
  private static final String SCTP = "dev.onlinematch.webrtc.sctp..";
  private static final String CHANNEL = "dev.onlinematch.webrtc.channel..";
  private static final String ICE = "dev.onlinematch.webrtc.ice..";
  private static final String DTLS = "dev.onlinematch.webrtc.dtls..";
  private static final String RELAY = "dev.onlinematch.relay..";
  private static final String FORWARDING = "dev.onlinematch.relay.forwarding..";
  private static final String HTTP = "dev.onlinematch.relay.http..";
  private static final String TURN = "dev.onlinematch.relay.turn..";
  private static final String EMBEDDED = "dev.onlinematch.relay.embedded..";

  /** The WebRTC peer is to be lifted out one day: it knows the cellar of shared and nobody else. */
  @ArchTest
  static final ArchRule webrtcNeverLooksOutside =
      CompositeArchRule.of(noDependency(WEBRTC, RELAY))
          .and(
              noDependency(
                  WEBRTC,
                  "dev.onlinematch.match..",
                  "dev.onlinematch.link..",
                  "dev.onlinematch.nakama..",
                  "dev.onlinematch.signalling..",
                  "dev.onlinematch.rpc..",
                  "dev.onlinematch.game.."));

  @ArchTest
  static final ArchRule enginesHaveNoClockNoChanceAndNoThread =
      CompositeArchRule.of(isPure(SCTP)).and(isPure(CHANNEL)).and(isPure(FORWARDING));

  @ArchTest
  static final ArchRule sctpKnowsNeitherWhatIsBelowNorWhatIsAbove =
      noDependency(SCTP, DTLS, ICE, CHANNEL, "dev.onlinematch.webrtc.sdp..");

  @ArchTest
  static final ArchRule receiverAndSenderOfSctpDoNotKnowEachOther =
      CompositeArchRule.of(
              noDependency("dev.onlinematch.webrtc.sctp.rx..", "dev.onlinematch.webrtc.sctp.tx.."))
          .and(
              noDependency("dev.onlinematch.webrtc.sctp.tx..", "dev.onlinematch.webrtc.sctp.rx.."));

  @ArchTest
  static final ArchRule iceAndDtlsMeetInTheSessionOnly =
      CompositeArchRule.of(noDependency(ICE, DTLS)).and(noDependency(DTLS, ICE));

  @ArchTest
  static final ArchRule forwardingKnowsOnlyMembersAndFrames =
      noDependency(
          FORWARDING,
          WEBRTC,
          HTTP,
          EMBEDDED,
          "dev.onlinematch.relay.session..",
          "dev.onlinematch.relay.nakama..",
          "dev.onlinematch.match..");

  @ArchTest
  static final ArchRule oneDoorPerLibrary =
      CompositeArchRule.of(only(List.of(ICE), "org.ice4j..", "org.jitsi.."))
          .and(only(List.of(DTLS), "org.bouncycastle..", "javax.net.ssl.."))
          .and(only(List.of(DTLS, TURN), "javax.crypto.."))
          .and(
              only(
                  List.of(HTTP, EMBEDDED),
                  "io.javalin..",
                  "org.eclipse.jetty..",
                  "jakarta.servlet.."))
          .and(only(List.of(EMBEDDED, "dev.onlinematch.relay.nakama.."), "com.auth0.jwt.."))
          .and(only(List.of(EMBEDDED), "at.favre.lib.."))
          .and(only(List.of(HTTP), "io.micrometer..", "io.prometheus.."))
          .and(only(List.of("dev.onlinematch.relay"), "picocli.."))
          .and(
              only(
                  List.of("dev.onlinematch.relay.limits"),
                  "io.github.bucket4j..",
                  "com.github.benmanes.caffeine.."))
          .and(only(List.of("dev.onlinematch.webrtc.io"), "com.sun.jna.."))
          .and(only(List.of(), "org.teavm.."));

  /** It jumps. What ends in its time, tokens and certificates, is made and checked here. */
  @ArchTest
  static final ArchRule theWallClockIsAskedWhereTokensAndCertificatesAreMadeOrChecked =
      noClasses()
          .that()
          .resideOutsideOfPackages(EMBEDDED, "dev.onlinematch.relay.nakama..")
          .and()
          .doNotHaveSimpleName("TurnFlags")
          .and()
          .doNotHaveSimpleName("PeerAcceptor")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.Clock.class, "systemUTC")
          .orShould()
          .callMethod(java.time.Clock.class, "systemDefaultZone")
          .orShould()
          .callConstructor(java.util.Date.class);

  @ArchTest static final ArchRule thePageKnowsNothingOfSignalling = noDependency(HTTP, EMBEDDED);

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("dev.onlinematch.(**)").should().beFreeOfCycles();

  @Test
  void everyPackageSaysWhatLivesThereWhoMayCallItAndWhatItServes() throws IOException {
    assertEquals(List.of(), SourceTree.ofThisModule().packagesThatDoNotIntroduceThemselves());
  }

  private static ArchRule noDependency(String from, String... to) {
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to)
        .allowEmptyShould(true);
  }

  private static ArchRule only(List<String> doors, String... library) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(doors.toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library);
  }

  private static ArchRule isPure(String engine) {
    return noClasses()
        .that()
        .resideInAPackage(engine)
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.Random.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.util.concurrent..", "java.time..", "java.net..", "java.nio.channels..")
        .allowEmptyShould(true);
  }
}
