package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.adc.activation.Relu;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Sine;
import mho.adc.activation.Tanh;
import mho.base.kernel.Kernel;
import mho.base.kernel.MatrixProduct;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.device.CellFaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The search gives what the circuit does strobe by strobe, bit for bit, in every conversion. */
class ClockedConversionTest {
    private static final RandomStream RANDOM = RandomStream.ofSeed(12);
    private static final int COLUMNS = 50;
    private static final int VECTORS = 2000;
    private static final RampCircuit ALL = new RampCircuit(2e-3, 1e-3, 0.01, 0.4e-3, 5e-12, 1e5, 2e3, 1e9);

    static List<RampCircuit> circuits() {
        return List.of(
                RampCircuit.DEFAULT,
                RampCircuit.IDEAL.withComparatorNoise(0.3e-3),
                RampCircuit.IDEAL.withComparatorNoise(20e-3),
                RampCircuit.IDEAL.withIntegratorLoss(0.01),
                RampCircuit.IDEAL.withIntegratorNoise(1e-3),
                RampCircuit.IDEAL.withIntegratorNoise(30e-3),
                RampCircuit.IDEAL.withClockJitter(50e-12),
                RampCircuit.IDEAL.withDroop(1e5),
                RampCircuit.IDEAL.withBusResistance(10e3),
                ALL);
    }

    /** Sixteen branches of 12 bits and more have as many. */
    @Test
    void more_levels_than_sixteen_bits_count_are_found() {
        double[] levels = new double[70_000];
        Arrays.setAll(levels, k -> k);
        RampSearch search = RampSearch.indexed(levels);
        for (int k = 1; k < levels.length; k += 137) {
            assertThat(search.passed(k - 0.5)).isEqualTo(k);
        }
        assertThat(search.passed(69_999.5)).isEqualTo(70_000);
    }

    /** Moves from far below a step to many steps, with falls. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.3, 5, 100})
    void a_place_on_a_moved_ramp_is_the_number_of_strobes_before_the_first_above(double move) {
        SplittableRandom random = new SplittableRandom(3);
        double[] levels = new double[63];
        Arrays.setAll(levels, k -> k);
        RampSearch search = RampSearch.indexed(levels);
        double[] moved = Arrays.stream(levels)
                .map(level -> level + move * random.nextDouble(-1, 1))
                .toArray();
        double[] peaks = RampSearch.peaks(moved);
        for (int n = 0; n < 2000; n++) {
            double x = n < moved.length ? moved[n] : random.nextDouble(-110, 170);
            int strobes = 0;
            while (strobes < moved.length && moved[strobes] <= x) {
                strobes++;
            }
            assertThat(search.passed(peaks, x)).as("place of %s", x).isEqualTo(strobes);
        }
    }

    /** 10⁵ inputs each. */
    @ParameterizedTest
    @MethodSource("circuits")
    void a_sigmoid_of_faulty_cells_is_found_as_it_is_counted(RampCircuit circuit) {
        assertSame(cells(new Sigmoid(), circuit), VECTORS);
    }

    @ParameterizedTest
    @MethodSource("circuits")
    void a_sine_over_several_half_periods_is_found_as_it_is_counted(RampCircuit circuit) {
        assertSame(cells(new Sine(), circuit), VECTORS);
    }

    @ParameterizedTest
    @MethodSource("circuits")
    void a_linear_ramp_is_found_as_it_is_counted(RampCircuit circuit) {
        FrontEnd frontEnd = new FrontEnd(0.02, 1e-3, circuit.comparatorNoise());
        assertSame(
                new LinearRampAdcSpec(8, 0.5, circuit, frontEnd).fabricate(Conversion.linear(2), COLUMNS, RANDOM), 500);
    }

    /** A million inputs of a ramp with every imperfection. */
    @Test
    void a_million_inputs_are_found_as_they_are_counted() {
        assertSame(cells(new Tanh(), ALL), 1_000_000 / COLUMNS);
    }

    @Test
    void places_that_the_vector_kernel_counts_are_found_as_they_are_counted_by_the_circuit() {
        MatrixProduct.use(Kernel.VECTOR);
        try {
            assertSame(cells(new Sigmoid(), RampCircuit.DEFAULT), VECTORS);
            assertSame(falling(RampCircuit.DEFAULT), VECTORS);
        } finally {
            MatrixProduct.use(Kernel.AUTO);
        }
    }

    @Test
    void other_functions_are_found_as_they_are_counted() {
        for (Activation activation : List.of(new Identity(), new Relu())) {
            assertSame(cells(activation, ALL), VECTORS);
            assertSame(cells(activation, RampCircuit.DEFAULT), VECTORS);
        }
    }

    @ParameterizedTest
    @MethodSource("circuits")
    void a_ramp_that_falls_in_places_is_found_as_it_is_counted(RampCircuit circuit) {
        assertSame(falling(circuit), VECTORS);
    }

    /** Behind a peak of the ramp an input below it is not reached any more, however low the ramp falls. */
    @Test
    void a_ramp_that_falls_stops_an_input_once() {
        RampAdc bank = falling(RampCircuit.IDEAL);
        double[] levels = bank.transfer().plan().levels();
        assertThat(bank.transfer().isMonotonic()).isFalse();
        assertThat(bank.convert(-0.6, 0)).isEqualTo(levels[1]);
        assertThat(bank.convert(-0.45, 0)).isEqualTo(levels[1]);
        assertThat(bank.convert(-0.35, 0)).isEqualTo(levels[4]);
        assertThat(bank.convert(5, 0)).isEqualTo(levels[7]);
    }

    private static RampAdc falling(RampCircuit circuit) {
        RampPlan plan = RampPlan.of(Conversion.linear(1), 3);
        Ramp ramp = new Ramp(
                new double[] {-0.7, -0.4, -0.65, -0.5, 0.3, 0.3, 0.1},
                new double[] {0, 0.02, 0, 0.01, 0, 0, 0.3},
                new int[] {1, 2, 4, 5, 6, 9, 10});
        return bank(plan, circuit.equals(RampCircuit.IDEAL) ? quiet(ramp) : ramp, circuit);
    }

    private static Ramp quiet(Ramp ramp) {
        return new Ramp(ramp.levels(), new double[ramp.levels().length], ramp.clocks());
    }

    private static RampAdc bank(RampPlan plan, Ramp ramp, RampCircuit circuit) {
        return new RampAdc(
                plan,
                ramp,
                RampSource.ofReference(0.5),
                circuit.fabricate(COLUMNS, 4, RANDOM),
                FrontEnd.DEFAULT.fabricate(COLUMNS, 4, RANDOM));
    }

    private static RampAdc cells(Activation activation, RampCircuit circuit) {
        NonlinearRampAdcSpec spec = RampSamples.ramp(
                        5, RampSamples.TAOX.withFaults(new CellFaults(0.05, 0.02)), RampCalibration.OnePoint.DEFAULT)
                .withCircuit(circuit);
        return spec.fabricate(RampSamples.conversion(activation, Placement.LEVEL), COLUMNS, RANDOM);
    }

    /** Two moments of the same address: one searches, the other counts. */
    private static void assertSame(RampAdc bank, int vectors) {
        Draws searching = RANDOM.child("reads").draws();
        Draws counting = RANDOM.child("reads").draws();
        Draws inputs = RANDOM.child("inputs").draws();
        double[] levels = bank.transfer().thresholds();
        double low = Arrays.stream(levels).min().orElseThrow() - 0.3;
        double width = Arrays.stream(levels).max().orElseThrow() + 0.3 - low;
        for (int n = 0; n < vectors; n++) {
            double[] found = inputs(inputs, low, width, levels);
            double[] counted = found.clone();
            double[] x = found.clone();
            bank.moment(searching).convert(found, 0, COLUMNS, 0);
            bank.moment(counting).clocked(counted, 0, COLUMNS, 0);
            if (!Arrays.equals(found, counted)) {
                assertThat(found).as("inputs %s", Arrays.toString(x)).containsExactly(counted);
            }
        }
        assertThat(searching.uniform()).isEqualTo(counting.uniform());
    }

    /** From everywhere, on levels and beside them, zeros of both signs and infinities. */
    private static double[] inputs(Draws draws, double low, double width, double[] levels) {
        double level = levels[draws.integer(levels.length)];
        double[] special = {
            level,
            Math.nextUp(level),
            Math.nextDown(level),
            0.0,
            -0.0,
            1e300,
            -1e300,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY
        };
        double[] all = new double[COLUMNS];
        for (int k = 0; k < COLUMNS; k++) {
            all[k] = k < special.length ? special[k] : low + width * draws.uniform();
        }
        return all;
    }

    /** Inputs exactly on levels, at which the sign of zero matters. */
    @Test
    void zero_is_zero_whatever_its_sign() {
        Stream.of(new double[] {-1, 0.0, 1, 2, 3, 4, 5}, new double[] {-1, -0.0, 1, 2, 3, 4, 50})
                .forEach(levels -> {
                    RampAdc bank = bank(RampPlan.of(Conversion.linear(1), 3), Ramp.steady(levels), RampCircuit.IDEAL);
                    assertThat(bank.code(0.0, 0)).isEqualTo(2).isEqualTo(bank.code(-0.0, 0));
                });
    }
}
