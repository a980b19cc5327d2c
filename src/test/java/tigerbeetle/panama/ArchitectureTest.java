package tigerbeetle.panama;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The four rules of the house: who may see whom. */
class ArchitectureTest {
    private static final String ROOT = "tigerbeetle.panama";
    private static final String BINDINGS = ROOT + ".bindings..";
    private static final String FFM = ROOT + ".ffm..";
    private static final String LAYOUT = ROOT + ".layout..";
    private static final String JFR = ROOT + ".jfr..";
    private static final String EMBEDDED = ROOT + ".embedded..";

    /** The part of the embedded server that is a pure function of what it is given. */
    private static final String[] PURE = {
        ROOT + ".embedded.wire..", ROOT + ".embedded.session..", ROOT + ".embedded.ledger.."
    };

    private static final Path CLASSES = Path.of("target/classes");
    private static final JavaClasses MAIN = new ClassFileImporter().importPath(CLASSES);

    @Test
    void onlyFfmAndLayoutSeeTheBindings() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BINDINGS, FFM, LAYOUT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BINDINGS)
                .check(MAIN);
    }

    @Test
    void nativeCallsLiveInFfm() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BINDINGS, FFM)
                .should()
                .dependOnClassesThat(
                        equivalentTo(Linker.class).or(equivalentTo(SymbolLookup.class)))
                .check(MAIN);
    }

    @Test
    void embeddedSeesNeitherFfmNorClient() {
        DescribedPredicate<JavaClass> client =
                nameMatching("tigerbeetle\\.panama\\.Client(\\$.*)?").forSubtype();
        noClasses()
                .that()
                .resideInAPackage(EMBEDDED)
                .should()
                .dependOnClassesThat(resideInAPackage(FFM).or(client))
                .check(MAIN);
    }

    @Test
    void ffmDoesNotSeeEmbedded() {
        noClasses()
                .that()
                .resideInAPackage(FFM)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(EMBEDDED)
                .check(MAIN);
    }

    /** Each is the other's test: what the client foresees, and what the embedded server does. */
    @Test
    void checksOfEventsAndRulesOfTheLedgerAreIndependent() {
        DescribedPredicate<JavaClass> checks =
                nameMatching("tigerbeetle\\.panama\\.(Event|Account|Transfer|Batch)(Checks|Rules)")
                        .forSubtype();
        noClasses()
                .that()
                .resideInAPackage(EMBEDDED)
                .should()
                .dependOnClassesThat(checks)
                .check(MAIN);
        noClasses()
                .that(checks)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(EMBEDDED)
                .check(MAIN);
    }

    @Test
    void pureServerPackagesTouchNoClock() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat(
                        equivalentTo(Clock.class).or(equivalentTo(InstantSource.class)))
                .orShould()
                .accessTargetWhere(
                        method("nanoTime", equivalentTo(System.class))
                                .or(method("currentTimeMillis", equivalentTo(System.class)))
                                .or(method("now", resideInAPackage("java.time"))))
                .check(MAIN);
    }

    @Test
    void pureServerPackagesTouchNoThreadSocketOrRandomness() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                "java.util.concurrent..",
                                "java.util.random..",
                                "java.net..",
                                "java.nio.channels..",
                                "java.security.."))
                .orShould()
                .dependOnClassesThat(
                        equivalentTo(Thread.class)
                                .or(equivalentTo(ThreadLocal.class))
                                .or(equivalentTo(Timer.class))
                                .or(equivalentTo(Random.class))
                                .or(equivalentTo(SplittableRandom.class)))
                .orShould()
                .accessTargetWhere(
                        method("random", equivalentTo(Math.class))
                                .or(method("randomUUID", equivalentTo(UUID.class))))
                .check(MAIN);
    }

    /** A message that has to be linked before it can be built cannot tell of want of memory. */
    @Test
    void stringsAreJoinedWithoutLinkage() throws IOException {
        List<Path> linked = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                String constants = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (constants.contains("StringConcatFactory")) {
                    linked.add(file);
                }
            }
        }
        assertThat(linked).isEmpty();
    }

    /** What need not be there is known to one package each. */
    @Test
    void optionalModulesAreKnownToOnePackageEach() {
        noClasses()
                .that()
                .resideOutsideOfPackage(JFR)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.jfr..")
                .check(MAIN);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".micrometer..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.micrometer..")
                .check(MAIN);
    }

    /** An event may allocate and may throw, which must not happen on the library's thread. */
    @Test
    void whatRunsOnTheLibrarysThreadKnowsNoEvents() {
        String classes =
                "(Completions|Request|RequestMemory|BatchMemory|Awaited|Dispatcher|Probe|Slots)";
        noClasses()
                .that(nameMatching("tigerbeetle\\.panama\\.ffm\\." + classes).forSubtype())
                .should()
                .dependOnClassesThat()
                .resideInAPackage(JFR)
                .check(MAIN);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().assignedFrom(packages()).should().beFreeOfCycles().check(MAIN);
    }

    /** A call of a method, or a reference to it. */
    private static DescribedPredicate<JavaAccess<?>> method(
            String name, DescribedPredicate<JavaClass> owner) {
        return target(name(name)).and(target(owner(owner)));
    }

    /** Each package by its full name: a pattern would leave the root package out. */
    private static SliceAssignment packages() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                String name = type.getPackageName();
                return name.startsWith(ROOT) ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
    }
}
