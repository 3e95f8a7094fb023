package mho.networks.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import mho.adc.BitSerialDacSpec;
import mho.adc.DacSpec;
import mho.adc.Polarity;
import mho.adc.PulseWidthDacSpec;
import mho.adc.VoltageLevelDacSpec;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.crossbar.Conductances;
import mho.crossbar.SourceAdmittance;
import mho.crossbar.TransferSolver;
import mho.crossbar.Wires;
import mho.device.IvCurve;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ArrayEnergyTest {
    private static final int ROWS = 12;
    private static final SourceAdmittance SOURCES = new TransferSolver(
                    Wires.of(10, 10).withEnds(100, 20))
            .solve(conductances())
            .sources();

    private static Conductances conductances() {
        Draws draws = RandomStream.ofSeed(1).draws();
        DMatrixRMaj values = new DMatrixRMaj(ROWS, 9);
        for (int k = 0; k < values.getNumElements(); k++) {
            values.data[k] = 1e-6 + 149e-6 * draws.uniform();
        }
        return Conductances.of(values);
    }

    private static ArrayEnergy energy(DacSpec input) {
        return new ArrayEnergy(SOURCES, SOURCES, input, new CellCurrents(new IvCurve.Ohmic(), 0.2, input));
    }

    private static float[] codes(int vectors, int largest) {
        Draws draws = RandomStream.ofSeed(2).draws();
        float[] codes = new float[vectors * ROWS];
        for (int k = 0; k < codes.length; k++) {
            codes[k] = draws.integer(2 * largest + 1) - largest;
        }
        return codes;
    }

    /** Clock after clock: which pulses are still on decides the power. */
    @Test
    void pulses_of_different_width_burn_what_flows_while_each_is_on() {
        float[] codes = codes(1, 31);
        double expected = 0;
        for (int clock = 0; clock < 31; clock++) {
            double[] volts = new double[ROWS];
            for (int row = 0; row < ROWS; row++) {
                volts[row] = Math.abs(codes[row]) > clock ? Math.signum(codes[row]) : 0;
            }
            expected += SOURCES.power(volts);
        }
        double energy = energy(new PulseWidthDacSpec(5)).of(codes);
        assertThat(energy).isCloseTo(expected, within(1e-12 * expected));
    }

    @Test
    void two_phases_burn_the_power_of_each_sign_on_its_own() {
        float[] codes = codes(1, 31);
        float[] positive = codes.clone();
        float[] negative = codes.clone();
        for (int row = 0; row < ROWS; row++) {
            positive[row] = Math.max(0, codes[row]);
            negative[row] = Math.min(0, codes[row]);
        }
        ArrayEnergy bipolar = energy(new PulseWidthDacSpec(5));
        double expected = bipolar.of(positive) + bipolar.of(negative);
        double energy =
                energy(new PulseWidthDacSpec(5, Polarity.TWO_PHASE_ANALOG)).of(codes);
        assertThat(energy).isCloseTo(expected, within(1e-12 * expected));
        assertThat(energy).isNotCloseTo(bipolar.of(codes), within(1e-4 * expected));
    }

    @Test
    void levels_burn_the_power_of_their_voltages() {
        DacSpec levels = new VoltageLevelDacSpec(5, Polarity.BIPOLAR, 0, 1e-9);
        float[] codes = codes(1, 31);
        double[] volts = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            volts[row] = codes[row];
        }
        assertThat(energy(levels).of(codes)).isCloseTo(SOURCES.power(volts), within(1e-12 * SOURCES.power(volts)));
    }

    @Test
    void bits_burn_a_pulse_each() {
        DacSpec serial = new BitSerialDacSpec(5, Polarity.BIPOLAR, BitSerialDacSpec.Accumulation.DIGITAL, 1e-9);
        float[] codes = codes(1, 31);
        double expected = 0;
        for (int bit = 0; bit < 5; bit++) {
            double[] volts = new double[ROWS];
            for (int row = 0; row < ROWS; row++) {
                boolean set = ((int) Math.abs(codes[row]) >> bit & 1) == 1;
                volts[row] = set ? Math.signum(codes[row]) : 0;
            }
            expected += SOURCES.power(volts);
        }
        assertThat(energy(serial).of(codes)).isCloseTo(expected, within(1e-12 * expected));
    }

    /** 4096 vectors of one sign, whose sources take work off each other; 8 of them are evaluated whole. */
    @Test
    void a_sample_gives_the_energy_of_many_vectors_within_one_per_cent() {
        float[] codes = codes(4096, 31);
        for (int k = 0; k < codes.length; k++) {
            codes[k] = Math.abs(codes[k]);
        }
        ArrayEnergy energy = energy(new PulseWidthDacSpec(5));
        double all = 0;
        double own = 0;
        for (int vector = 0; vector < 4096; vector++) {
            float[] one = java.util.Arrays.copyOfRange(codes, vector * ROWS, (vector + 1) * ROWS);
            all += energy.of(one);
            for (int row = 0; row < ROWS; row++) {
                own += Math.abs(one[row]) * SOURCES.at(row, row);
            }
        }
        assertThat(energy.of(codes)).isCloseTo(all, within(0.01 * all));
        assertThat(Math.abs(own - all)).isGreaterThan(0.001 * all);
    }
}
