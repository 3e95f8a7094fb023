package mho;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mho.networks.SplitMixStream;
import mho.networks.io.NpyArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which arrows between packages exist, and what main code must not contain. */
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("mho");

    private static final List<String> MODULES =
            List.of("mho.base", "mho.device", "mho.crossbar", "mho.adc", "mho.networks", "mho.scenarios");

    /** Functions that {@link Math} computes to within an ulp or two only, differently on each Java release. */
    private static final Set<String> INEXACT = Set.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp", "expm1", "log",
            "log10", "log1p", "pow", "cbrt", "hypot", "random");

    @Test
    void the_classes_of_every_module_are_seen() {
        for (String module : MODULES) {
            assertThat(MAIN.stream().filter(resideInAPackage(module + "..")))
                    .as(module)
                    .hasSizeGreaterThan(4);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mho.base, ''",
        "mho.device, mho.base",
        "mho.crossbar, mho.base mho.device",
        "mho.adc, mho.base mho.device",
        "mho.networks, mho.base mho.device mho.crossbar mho.adc",
        "mho.scenarios, mho.base mho.device mho.crossbar mho.adc mho.networks"
    })
    void arrows_between_modules_point_down(String module, String below) {
        Set<String> allowed =
                Stream.concat(Stream.of(module), Stream.of(below.split(" "))).collect(Collectors.toSet());
        String[] forbidden = MODULES.stream()
                .filter(other -> !allowed.contains(other))
                .map(other -> other + "..")
                .toArray(String[]::new);
        if (forbidden.length > 0) {
            noClasses()
                    .that()
                    .resideInAPackage(module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .check(MAIN);
        }
    }

    @Test
    void the_ground_floor_needs_only_the_platform_and_commons_rng() {
        classes()
                .that()
                .resideInAPackage("mho.base..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("mho.base..", "java..", "jdk.incubator.vector..", "org.apache.commons.rng..")
                .check(MAIN);
    }

    /** What is asked for a million times a run must not come from a general solver. */
    @Test
    void in_the_device_only_compact_models_and_fits_need_commons_math() {
        DescribedPredicate<JavaClass> others = resideInAPackage("mho.device..")
                .and(DescribedPredicate.not(resideInAnyPackage("mho.device.compact..", "mho.device.measured..")));
        noClasses()
                .that(others)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.commons.math3..")
                .check(MAIN);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("mho.(**)").should().beFreeOfCycles().check(MAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mho.device", "mho.networks"})
    void a_package_does_not_import_its_sub_packages(String parent) {
        DescribedPredicate<JavaClass> below =
                resideInAPackage(parent + "..").and(DescribedPredicate.not(resideInAPackage(parent)));
        noClasses()
                .that()
                .resideInAPackage(parent)
                .should()
                .dependOnClassesThat(below)
                .check(MAIN);
    }

    @Test
    void data_sets_know_nothing_of_networks_but_their_stream_of_numbers_and_numpy_arrays() {
        DescribedPredicate<JavaClass> networks = resideInAPackage("mho.networks..")
                .and(DescribedPredicate.not(resideInAPackage("mho.networks.data..")))
                .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(SplitMixStream.class)))
                .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(NpyArray.class)));
        noClasses()
                .that()
                .resideInAPackage("mho.networks.data..")
                .should()
                .dependOnClassesThat(networks)
                .check(MAIN);
    }

    @Test
    void files_threads_and_the_libraries_of_the_outside_world_are_for_scenarios() {
        DescribedPredicate<JavaClass> outside = resideInAnyPackage(
                        "java.nio.file..",
                        "java.net..",
                        "java.sql..",
                        "java.util.logging..",
                        "tools.jackson..",
                        "com.fasterxml..",
                        "picocli..",
                        "org.apache.commons.csv..")
                .or(named("java.io.File", "java.io.RandomAccessFile", "java.lang.Thread", "java.lang.Process"))
                .or(JavaClass.Predicates.simpleNameStartingWith("File").and(resideInAPackage("java.io")))
                .or(JavaClass.Predicates.simpleNameContaining("Executor").and(resideInAPackage("java.util.concurrent")))
                .or(named(
                        "java.util.concurrent.CompletableFuture",
                        "java.util.concurrent.ForkJoinPool",
                        "java.time.Clock",
                        "java.time.Instant"));
        noClasses()
                .that()
                .resideOutsideOfPackage("mho.scenarios..")
                .should()
                .dependOnClassesThat(outside)
                .check(MAIN);
    }

    @Test
    void functions_whose_last_bits_depend_on_the_java_release_are_not_used() {
        noClasses().should().accessTargetWhere(inexactMath()).check(MAIN);
    }

    @Test
    void random_numbers_come_from_addressed_streams() {
        noClasses()
                .should()
                .dependOnClassesThat(named(
                        "java.util.Random",
                        "java.util.SplittableRandom",
                        "java.util.concurrent.ThreadLocalRandom",
                        "java.security.SecureRandom"))
                .check(MAIN);
    }

    @Test
    void no_class_is_abstract() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .should()
                .notHaveModifier(JavaModifier.ABSTRACT)
                .check(MAIN);
    }

    @Test
    void classes_are_named_by_what_they_are() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .check(MAIN);
    }

    /** Without annotations a package-info leaves no class file, so this one looks at the sources. */
    @Test
    void every_package_says_what_it_is_for() throws IOException {
        int packages = 0;
        for (String module : List.of("device", "crossbar", "adc", "networks", "scenarios")) {
            Path sources = Path.of("..", module, "src", "main", "java");
            try (Stream<Path> files = Files.walk(sources)) {
                Set<Path> folders = files.filter(file -> file.toString().endsWith(".java"))
                        .map(Path::getParent)
                        .collect(Collectors.toSet());
                assertThat(folders)
                        .allSatisfy(folder ->
                                assertThat(folder.resolve("package-info.java")).exists());
                packages += folders.size();
            }
        }
        assertThat(packages).isGreaterThanOrEqualTo(12);
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        Set<String> all = Set.of(names);
        return DescribedPredicate.describe("any of " + all, type -> all.contains(type.getName()));
    }

    private static DescribedPredicate<JavaAccess<?>> inexactMath() {
        return DescribedPredicate.describe(
                "inexact functions of Math",
                access -> access.getTargetOwner().isEquivalentTo(Math.class)
                        && INEXACT.contains(access.getTarget().getName()));
    }
}
