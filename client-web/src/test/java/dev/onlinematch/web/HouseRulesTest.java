package dev.onlinematch.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.onlinematch.house.DoNotIncludeTestJars;
import dev.onlinematch.house.SourceTree;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The floors of {@code client-web}: who must never know whom. */
@AnalyzeClasses(
    packages = "dev.onlinematch",
    importOptions = {DoNotIncludeTests.class, DoNotIncludeTestJars.class})
class HouseRulesTest {

  /** Whoever wants to run on the JVM must not meet the browser. */
  @ArchTest
  static final ArchRule theBrowserIsKnownInThisModuleOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.onlinematch.web..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.teavm..");

  /**
   * The screens show a match and a game; how players are found and linked is not their business.
   */
  @ArchTest
  static final ArchRule theScreensKnowMatchAndGameOnly =
      noClasses()
          .that()
          .resideInAPackage("dev.onlinematch.web.ui..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.onlinematch.nakama..",
              "dev.onlinematch.signalling..",
              "dev.onlinematch.link..",
              "dev.onlinematch.peer..",
              "dev.onlinematch.rpc..",
              "dev.onlinematch.wire..",
              "dev.onlinematch.web.rtc..",
              "dev.onlinematch.web.net..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nothingThatAGameDownloadsForNothing =
      noClasses()
          .that()
          .resideInAPackage("dev.onlinematch.web..")
          .should()
          .callMethod(String.class, "format", String.class, Object[].class)
          .orShould()
          .callMethod(String.class, "formatted", Object[].class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.time..", "java.util.regex..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("dev.onlinematch.(**)").should().beFreeOfCycles().allowEmptyShould(true);

  @Test
  void everyPackageSaysWhatLivesThereWhoMayCallItAndWhatItServes() throws IOException {
    assertEquals(List.of(), SourceTree.ofThisModule().packagesThatDoNotIntroduceThemselves());
  }
}
