package io.traider;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** The laws of the house. */
@AnalyzeClasses(packages = "io.traider", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] PURE = {
        "io.traider.domain..",
        "io.traider.market..",
        "io.traider.feature..",
        "io.traider.model..",
        "io.traider.rule..",
        "io.traider.risk..",
        "io.traider.execution..",
        "io.traider.portfolio..",
        "io.traider.report..",
        "io.traider.engine.."
    };

    private static final String[] FLOORS_0_TO_2 = {
        "io.traider.domain..",
        "io.traider.market..",
        "io.traider.feature..",
        "io.traider.model..",
        "io.traider.rule..",
        "io.traider.risk..",
        "io.traider.execution..",
        "io.traider.portfolio..",
        "io.traider.journal..",
        "io.traider.history..",
        "io.traider.report..",
        "io.traider.engine.."
    };

    @ArchTest
    static final ArchRule importsGoDownOnly = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.traider..")
            .withOptionalLayers(true)
            .layer("entrances")
            .definedBy(
                    "io.traider",
                    "io.traider.venue..",
                    "io.traider.simulator..",
                    "io.traider.api..",
                    "io.traider.console..")
            .layer("session")
            .definedBy("io.traider.session..")
            .layer("backtest")
            .definedBy("io.traider.backtest..")
            .layer("parity")
            .definedBy("io.traider.parity..")
            .layer("release")
            .definedBy("io.traider.release..")
            .layer("packages")
            .definedBy("io.traider.packages..")
            .layer("judging")
            .definedBy("io.traider.judging..")
            .layer("study")
            .definedBy("io.traider.study..")
            .layer("training")
            .definedBy("io.traider.training..")
            .layer("engine")
            .definedBy("io.traider.engine..")
            .layer("rooms")
            .definedBy(
                    "io.traider.market..",
                    "io.traider.feature..",
                    "io.traider.model..",
                    "io.traider.rule..",
                    "io.traider.risk..",
                    "io.traider.execution..",
                    "io.traider.portfolio..",
                    "io.traider.history..",
                    "io.traider.journal..",
                    "io.traider.report..")
            .layer("domain")
            .definedBy("io.traider.domain..")
            .whereLayer("entrances")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("session")
            .mayOnlyBeAccessedByLayers("entrances", "parity", "release", "packages")
            .whereLayer("backtest")
            .mayOnlyBeAccessedByLayers("entrances", "judging")
            .whereLayer("parity")
            .mayOnlyBeAccessedByLayers("entrances", "release", "judging")
            .whereLayer("judging")
            .mayOnlyBeAccessedByLayers("entrances", "release")
            .whereLayer("release")
            .mayOnlyBeAccessedByLayers("entrances", "packages")
            .whereLayer("packages")
            .mayOnlyBeAccessedByLayers("entrances")
            .whereLayer("study")
            .mayOnlyBeAccessedByLayers("entrances")
            .whereLayer("training")
            .mayOnlyBeAccessedByLayers("entrances")
            .whereLayer("engine")
            .mayOnlyBeAccessedByLayers("entrances", "session", "backtest", "parity", "release", "packages", "judging")
            .whereLayer("rooms")
            .mayOnlyBeAccessedByLayers(
                    "entrances",
                    "session",
                    "backtest",
                    "parity",
                    "release",
                    "packages",
                    "judging",
                    "study",
                    "training",
                    "engine");

    @ArchTest
    static final ArchRule roomsDoNotKnowEachOther = slices().matching(
                    "io.traider.(market|feature|model|rule|risk|execution|portfolio|journal|history|report)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.traider.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theVocabularyDependsOnTheJdkAlone = classes()
            .that()
            .resideInAPackage("io.traider.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.traider.domain..", "org.jspecify..");

    @ArchTest
    static final ArchRule onlyRuleKnowsDrools = only("io.traider.rule..", "org.kie..", "org.drools..");

    @ArchTest
    static final ArchRule onlyModelKnowsOnnx =
            only("io.traider.model..", "ai.onnxruntime..", "ai.onnx..", "com.google.protobuf..");

    @ArchTest
    static final ArchRule onlyJournalKnowsJooq = only("io.traider.journal..", "org.jooq..");

    @ArchTest
    static final ArchRule onlyVenueKnowsCamel = only("io.traider.venue..", "org.apache.camel..");

    @ArchTest
    static final ArchRule onlyHistoryKnowsParquet = only("io.traider.history..", "dev.hardwood..");

    @ArchTest
    static final ArchRule onlyTrainingKnowsLightGbm =
            only("io.traider.training..", "io.github.metarank..", "com.microsoft.ml..");

    @ArchTest
    static final ArchRule onlyConsoleKnowsVaadin = only("io.traider.console..", "com.vaadin..");

    @ArchTest
    static final ArchRule noSpringOrReactorBelowTheSession = noClasses()
            .that()
            .resideInAnyPackage(FLOORS_0_TO_2)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "reactor..");

    @ArchTest
    static final ArchRule theEngineReadsNoClockAndNoDice = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Random.class, SecureRandom.class, ThreadLocalRandom.class);

    /** The common pool has one thread on a machine with two cores: whoever waits there keeps everybody else from being answered. */
    @ArchTest
    static final ArchRule nobodyWaitsInTheCommonPool = noClasses()
            .should()
            .callMethod(CompletableFuture.class, "supplyAsync", Supplier.class)
            .orShould()
            .callMethod(CompletableFuture.class, "runAsync", Runnable.class);

    /** Math may differ in the last digit between machines where it uses the processor's own; StrictMath may not. */
    @ArchTest
    static final ArchRule theCorridorReckonsAlikeOnEveryMachine =
            noClasses().that().resideInAnyPackage(PURE).should().callMethodWhere(theMachinesOwnMathematics());

    private static DescribedPredicate<JavaMethodCall> theMachinesOwnMathematics() {
        Set<String> inexact = Set.of(
                "exp", "expm1", "log", "log1p", "log10", "pow", "sin", "cos", "tan", "asin", "acos", "atan", "atan2",
                "sinh", "cosh", "tanh", "cbrt", "hypot");
        return DescribedPredicate.describe(
                "call Math where it may be rounded as the machine likes. Maybe StrictMath",
                call -> call.getTargetOwner().isEquivalentTo(Math.class) && inexact.contains(call.getName()));
    }

    private static ArchRule only(String room, String... library) {
        return noClasses()
                .that(JavaClass.Predicates.resideInAPackage("io.traider.."))
                .and()
                .resideOutsideOfPackage(room)
                .and()
                .resideOutsideOfPackage("io.traider.journal.jooq..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library);
    }
}
