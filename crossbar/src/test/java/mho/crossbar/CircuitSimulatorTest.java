package mho.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mho.base.random.RandomStream;
import mho.device.IvCurve;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Arrays of up to 32 × 32 cells against ngspice: its results are kept beside this test, and where ngspice is installed it
 * is asked again. With {@code -Dmho.golden=FOLDER} the results are written there.
 */
class CircuitSimulatorTest {
    private static final double STEEPNESS = 3;
    private static final String HEADER = """
            # Currents [A] of the array %s of CircuitSimulatorTest: out of the word lines' sources, then out of the bit lines.
            # Written by this test with ngspice 39 (Debian 12), ngspice -b, on 2026-11-22.
            """;

    private enum Circuit {
        LINEAR_4(4, Ends.ONE_SIDE, Ends.ONE_SIDE),
        LINEAR_8(8, Ends.BOTH_SIDES, Ends.ONE_SIDE),
        LINEAR_16(16, Ends.ONE_SIDE, Ends.BOTH_SIDES),
        LINEAR_32(32, Ends.ONE_SIDE, Ends.ONE_SIDE),
        SINH_4(4, Ends.ONE_SIDE, Ends.ONE_SIDE),
        SINH_8(8, Ends.BOTH_SIDES, Ends.ONE_SIDE),
        SINH_16(16, Ends.ONE_SIDE, Ends.BOTH_SIDES),
        SINH_32(32, Ends.ONE_SIDE, Ends.ONE_SIDE);

        private final int size;
        @SuppressWarnings("ImmutableEnumChecker") // a record of numbers
        private final Wires wires;

        Circuit(int size, Ends driven, Ends sensed) {
            this.size = size;
            this.wires = new Wires(2.5, 1.25, 100, 40, driven, sensed);
        }

        boolean isLinear() {
            return name().startsWith("LINEAR");
        }

        Conductances cells() {
            return CrossbarSamples.targets(size, size, CrossbarSamples.TAOX, RandomStream.ofSeed(39));
        }

        double[] volts() {
            return CrossbarSamples.uniform(1, size, -0.5, 0.5, RandomStream.ofSeed(size)).data;
        }

        double[] currents() {
            OperatingPoint point = isLinear()
                    ? new TransferSolver(wires).circuit(cells()).operatingPoint(volts())
                    : new NewtonSolver(wires, new IvCurve.Sinh(STEEPNESS)).operatingPoint(cells(), volts());
            return Stream.of(point.wordLineCurrents(), point.bitLineCurrents())
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
        }

        /** The largest difference that is allowed, relative to the largest current. */
        double tolerance() {
            return isLinear() ? 1e-10 : 1e-9;
        }

        String resource() {
            return "ngspice-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ".txt";
        }
    }

    private static void requireClose(Circuit circuit, double[] truth) {
        double largest = Arrays.stream(truth).map(Math::abs).max().orElseThrow();
        assertThat(circuit.currents()).containsExactly(truth, within(circuit.tolerance() * largest));
    }

    @ParameterizedTest
    @EnumSource
    void currents_equal_the_kept_ones_of_a_circuit_simulator(Circuit circuit) throws IOException {
        try (var stream = CircuitSimulatorTest.class.getResourceAsStream(circuit.resource())) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            double[] kept = text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            requireClose(circuit, kept);
        }
    }

    @ParameterizedTest
    @EnumSource
    void currents_equal_those_of_the_circuit_simulator_of_this_machine(Circuit circuit, @TempDir Path folder)
            throws IOException, InterruptedException {
        Optional<Path> ngspice = onPath("ngspice");
        assumeTrue(ngspice.isPresent(), "ngspice is not installed: only its kept results are compared");
        double[] truth = run(ngspice.orElseThrow(), circuit, folder);
        String golden = System.getProperty("mho.golden");
        if (golden != null) {
            write(Path.of(golden, circuit.resource()), circuit, truth);
        }
        requireClose(circuit, truth);
    }

    private static void write(Path file, Circuit circuit, double[] truth) throws IOException {
        StringBuilder text = new StringBuilder(HEADER.formatted(circuit));
        for (double current : truth) {
            text.append(current).append('\n');
        }
        Files.writeString(file, text);
    }

    private static Optional<Path> onPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(java.io.File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static double[] run(Path ngspice, Circuit circuit, Path folder) throws IOException, InterruptedException {
        Path netlist = folder.resolve("array.cir");
        Path output = folder.resolve("output.txt");
        Files.write(netlist, netlist(circuit));
        Process process = new ProcessBuilder(ngspice.toString(), "-b", netlist.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("ngspice did not end within 60 s");
        }
        double[] currents = Files.readAllLines(output).stream()
                .filter(line -> line.startsWith("i(v"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf('=') + 1)))
                .toArray();
        assertThat(currents).as(() -> "ngspice's " + output).hasSize(2 * circuit.size);
        // SPICE counts the current into the positive end of a source: out of the array's word lines it is negative
        for (int row = 0; row < circuit.size; row++) {
            currents[row] = -currents[row];
        }
        return currents;
    }

    private static List<String> netlist(Circuit circuit) {
        List<String> lines = new ArrayList<>(List.of("* " + circuit));
        lines.add(".options reltol=1e-12 abstol=1e-19 vntol=1e-15 gmin=1e-22 itl1=500");
        sources(circuit, lines);
        wordLines(circuit, lines);
        bitLines(circuit, lines);
        cells(circuit, lines);
        lines.addAll(List.of(".control", "set numdgt=16", "op"));
        for (String kind : List.of("vword", "vbit")) {
            for (int k = 0; k < circuit.size; k++) {
                lines.add("print i(" + kind + k + ")");
            }
        }
        lines.addAll(List.of(".endc", ".end"));
        return lines;
    }

    private static void sources(Circuit circuit, List<String> lines) {
        double[] volts = circuit.volts();
        for (int k = 0; k < circuit.size; k++) {
            lines.add("vword%d source%d 0 dc %s".formatted(k, k, volts[k]));
            lines.add("vbit%d ground%d 0 dc 0".formatted(k, k));
        }
    }

    private static void resistor(List<String> lines, String from, String to, double resistance) {
        lines.add("r%d %s %s %s".formatted(lines.size(), from, to, resistance));
    }

    private static void wordLines(Circuit circuit, List<String> lines) {
        Wires wires = circuit.wires;
        int last = circuit.size - 1;
        for (int i = 0; i <= last; i++) {
            resistor(lines, "source" + i, "left" + i, wires.driver());
            resistor(lines, "left" + i, "w%d_0".formatted(i), wires.wordLine());
            for (int j = 0; j < last; j++) {
                resistor(lines, "w%d_%d".formatted(i, j), "w%d_%d".formatted(i, j + 1), wires.wordLine());
            }
            if (wires.driven() == Ends.BOTH_SIDES) {
                resistor(lines, "w%d_%d".formatted(i, last), "right" + i, wires.wordLine());
                resistor(lines, "right" + i, "source" + i, wires.driver());
            }
        }
    }

    private static void bitLines(Circuit circuit, List<String> lines) {
        Wires wires = circuit.wires;
        int last = circuit.size - 1;
        for (int j = 0; j <= last; j++) {
            for (int i = 0; i < last; i++) {
                resistor(lines, "b%d_%d".formatted(i, j), "b%d_%d".formatted(i + 1, j), wires.bitLine());
            }
            resistor(lines, "b%d_%d".formatted(last, j), "bottom" + j, wires.bitLine());
            resistor(lines, "bottom" + j, "ground" + j, wires.sense());
            if (wires.sensed() == Ends.BOTH_SIDES) {
                resistor(lines, "b0_" + j, "top" + j, wires.bitLine());
                resistor(lines, "top" + j, "ground" + j, wires.sense());
            }
        }
    }

    private static void cells(Circuit circuit, List<String> lines) {
        Conductances g = circuit.cells();
        for (int cell = 0; cell < circuit.size * circuit.size; cell++) {
            String place = "%d_%d".formatted(cell / circuit.size, cell % circuit.size);
            if (circuit.isLinear()) {
                resistor(lines, "w" + place, "b" + place, 1 / g.at(cell));
            } else {
                lines.add("b%s w%s b%s i=%s*sinh(%s*(v(w%s)-v(b%s)))/%s"
                        .formatted(place, place, place, g.at(cell), STEEPNESS, place, place, STEEPNESS));
            }
        }
    }
}
