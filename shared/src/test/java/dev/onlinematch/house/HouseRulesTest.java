package dev.onlinematch.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The floors of {@code shared}: who must never know whom, and what nobody here may touch. A change
 * that breaks a rule moves a class or adds a small interface; it does not relax the rule.
 */
@AnalyzeClasses(packages = "dev.onlinematch", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

  /** Everything here also runs in a browser, where there is nothing but TeaVM's class library. */
  @ArchTest
  static final ArchRule nothingButTheJavaBaseLibrary =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java.lang..", "java.util..", "java.io..", "java.nio..", "dev..");

  /** Time comes through Scheduler, chance through RandomSource, and everything is one thread. */
  @ArchTest
  static final ArchRule noClock =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Timer");

  @ArchTest
  static final ArchRule noChance =
      noClasses()
          .should()
          .callMethod(Math.class, "random")
          .orShould()
          .callConstructor(Random.class)
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .dependOnClassesThat()
          .haveSimpleName("ThreadLocalRandom")
          .orShould()
          .dependOnClassesThat()
          .haveSimpleName("SecureRandom");

  @ArchTest
  static final ArchRule noThreads =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.util.concurrent..");

  /** 185 kB of JavaScript, and reflection that TeaVM does not have. */
  @ArchTest
  static final ArchRule nothingThatTheBrowserPaysFor =
      noClasses()
          .should()
          .callMethod(String.class, "format", String.class, Object[].class)
          .orShould()
          .callMethod(String.class, "formatted", Object[].class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.lang.reflect..", "java.util.regex..");

  /** Arrows point down only. The words are those of the README's drawing. */
  @ArchTest
  static final ArchRule floors =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.onlinematch..")
          .withOptionalLayers(true)
          .layer("cellar")
          .definedBy("..wire..", "..random..", "..time..", "..transport..")
          .layer("signalling")
          .definedBy("..signalling..")
          .layer("peer")
          .definedBy("..peer..")
          .layer("rules")
          .definedBy("..game.rules..")
          .layer("nakama")
          .definedBy("..nakama..")
          .layer("rpc")
          .definedBy("..rpc..")
          .layer("link")
          .definedBy("..link..")
          .layer("match")
          .definedBy("..match..")
          .layer("game")
          .definedBy("dev.onlinematch.game")
          .whereLayer("game")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("match")
          .mayOnlyBeAccessedByLayers("game")
          .whereLayer("link")
          .mayOnlyBeAccessedByLayers("match")
          .whereLayer("rpc")
          .mayOnlyBeAccessedByLayers("game")
          .whereLayer("nakama")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("rules")
          .mayOnlyBeAccessedByLayers("game")
          .whereLayer("signalling")
          .mayOnlyBeAccessedByLayers("nakama", "link", "match", "game")
          .whereLayer("peer")
          .mayOnlyBeAccessedByLayers("signalling", "link", "match");

  @ArchTest
  static final ArchRule theCellarKnowsNobody =
      noClasses()
          .that(resideInAnyPackage("..wire..", "..random..", "..time..", "..transport.."))
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.onlinematch..")
                  .and(
                      resideInAnyPackage("..wire..", "..random..", "..time..", "..transport..")
                          .negate()))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theRulesOfTheGameKnowNothing =
      classes()
          .that()
          .resideInAPackage("..game.rules..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java.lang", "java.util", "..game.rules..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("dev.onlinematch.(**)").should().beFreeOfCycles();

  /** The JVM, JavaScript and Wasm agree about int only; HashMap's order is nobody's promise. */
  @Test
  void theRulesOfTheGameCountInIntegersOnly() throws IOException {
    assertEquals(
        List.of(),
        SourceTree.ofThisModule()
            .usesOf(
                List.of("float", "double", "Float", "Double", "HashMap", "HashSet", "StrictMath"),
                "dev.onlinematch.game.rules"));
  }

  @Test
  void everyPackageSaysWhatLivesThereWhoMayCallItAndWhatItServes() throws IOException {
    assertEquals(List.of(), SourceTree.ofThisModule().packagesThatDoNotIntroduceThemselves());
  }
}
