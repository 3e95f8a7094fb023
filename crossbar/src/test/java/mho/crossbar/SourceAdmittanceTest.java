package mho.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import mho.base.random.RandomStream;
import org.junit.jupiter.api.Test;

class SourceAdmittanceTest {
    private static final Wires WIRES = new Wires(20, 45, 130, 70, Ends.ONE_SIDE, Ends.ONE_SIDE);
    private static final Conductances G = CrossbarSamples.targets(9, 7, CrossbarSamples.TAOX, RandomStream.ofSeed(5));
    private static final double[] VOLTS = {0.2, -0.2, 0.2, 0.1, -0.1, 0, 0.2, -0.2, 0.15};
    private static final double[] DURATIONS = {3e-9, 7e-9, 7e-9, 0, 12e-9, 5e-9, 1e-9, 9e-9, 2e-9};

    /** From one end of a pulse to the next the inputs are constant, and so is the power: their sum over time. */
    @Test
    void the_energy_of_pulses_is_the_power_summed_over_time() {
        for (Solver solver : new Solver[] {new TransferSolver(WIRES), new IdealSolver()}) {
            Wires wires = solver instanceof TransferSolver exact ? exact.wires() : Wires.DEFAULT;
            ArrayCircuit circuit = new TransferSolver(wires).circuit(G);
            double[] ends = DURATIONS.clone();
            Arrays.sort(ends);
            double energy = 0;
            double before = 0;
            for (double end : ends) {
                double[] now = VOLTS.clone();
                for (int row = 0; row < 9; row++) {
                    now[row] = DURATIONS[row] >= end ? now[row] : 0;
                }
                energy += circuit.operatingPoint(now).power().total() * (end - before);
                before = end;
            }
            assertThat(solver.solve(G).energy(VOLTS, DURATIONS)).isCloseTo(energy, within(1e-13 * energy));
        }
    }

    @Test
    void no_power_is_negative_and_the_admittance_is_that_of_conductances() {
        SourceAdmittance sources = new TransferSolver(WIRES).solve(G).sources();
        for (int row = 0; row < 9; row++) {
            for (int other = 0; other < 9; other++) {
                assertThat(sources.at(row, other)).isEqualTo(sources.at(other, row));
                assertThat(row == other ? sources.at(row, row) : -sources.at(row, other))
                        .isPositive();
            }
        }
        for (int n = 0; n < 100; n++) {
            double[] volts = CrossbarSamples.uniform(1, 9, -1, 1, RandomStream.ofSeed(n)).data;
            assertThat(sources.power(volts)).isPositive();
        }
    }

    @Test
    void a_vector_of_another_length_is_refused() {
        SourceAdmittance sources = new TransferSolver(WIRES).solve(G).sources();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sources.currents(new double[8]))
                .withMessage("Voltages must have one entry a word line, 9, but have 8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sources.energy(VOLTS, new double[8]))
                .withMessage("Durations must have one entry a word line, 9, but have 8");
    }
}
