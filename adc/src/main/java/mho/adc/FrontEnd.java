package mho.adc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mho.adc.FrontEndCalibration.Residue;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.base.random.Draws;
import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import mho.base.unit.SI;

/**
 * What stands between a bit line and its converter: integrator or transimpedance amplifier and sample-and-hold, each column's a
 * little different.
 *
 * <pre>  x′ = (1 + γ_j)·x + o_j + noise,   γ_j ~ N(0, gainSpread²),   o_j ~ N(0, offsetSpread²)</pre>
 *
 * @param gainSpread   standard deviation of the gain from column to column [1]
 * @param offsetSpread standard deviation of the offset from column to column [V]
 * @param noise        standard deviation of what is sampled, from conversion to conversion [V]
 * @param calibration  what is done about spreads before the chip is used
 */
public record FrontEnd(
        double gainSpread,
        @SI("V") double offsetSpread,
        @SI("V") double noise,
        FrontEndCalibration calibration) {
    /** All columns alike and quiet. */
    public static final FrontEnd DEFAULT = new FrontEnd(0, 0, 0);

    public FrontEnd {
        if (!(gainSpread >= 0
                && gainSpread <= 1
                && offsetSpread >= 0
                && offsetSpread <= 1
                && noise >= 0
                && noise <= 1)) {
            throw new IllegalArgumentException(
                    "A front end needs a gain spread, an offset spread and a noise of 0 to 1, 0 to 1 V and 0 to 1 V, but they are %g, %g V and %g V"
                            .formatted(gainSpread, offsetSpread, noise));
        }
    }

    /** Front ends that stay as they were made. */
    public FrontEnd(double gainSpread, double offsetSpread, double noise) {
        this(gainSpread, offsetSpread, noise, new FrontEndCalibration.None());
    }

    /** Returns the same front ends, calibrated. */
    public FrontEnd withCalibration(FrontEndCalibration newCalibration) {
        return new FrontEnd(gainSpread, offsetSpread, noise, newCalibration);
    }

    /**
     * The front ends of a bank, in units of the function's argument.
     *
     * @param gains   gain of each column [1]
     * @param offsets offset of each column
     * @param noise   standard deviation of each sample
     * @param calibration what was done about spreads
     */
    @SuppressWarnings("ArrayRecordComponent") // between classes of this package, never compared
    record Columns(double[] gains, double[] offsets, double noise, FrontEndCalibration calibration) {
        /** The same front ends where signals are larger by a factor: offsets and noise are in volts and stand for less. */
        Columns withSignals(double ratio) {
            double[] smaller =
                    Arrays.stream(offsets).map(offset -> offset / ratio).toArray();
            return new Columns(gains, smaller, noise / ratio, calibration);
        }

        /** What keeps the columns' calibration: registers that are written once in a life. */
        List<CostSheet> parts(Technology technology) {
            return trimRegisters(calibration.bits(), gains.length, technology);
        }
    }

    /** A conversion's cost with that of registers that keep so many bits a column. */
    static CostSheet beside(CostSheet conversion, List<CostSheet> registers) {
        if (registers.isEmpty()) {
            return conversion;
        }
        List<CostSheet> all = new ArrayList<>(List.of(conversion));
        all.addAll(registers);
        return CostSheet.parallel(conversion.name(), all);
    }

    static List<CostSheet> trimRegisters(int bitsEach, int columns, Technology technology) {
        double bits = (double) bitsEach * columns;
        return bits == 0
                ? List.of()
                : List.of(Register.bit(technology).used(0, bits, 0).named("trim registers"));
    }

    /** Draws the front ends of a bank. */
    Columns fabricate(int columns, double unitsPerVolt, RandomStream random) {
        if (!(columns >= 1)) {
            throw new IllegalArgumentException(
                    "A bank needs at least one converter, but %d were asked for".formatted(columns));
        }
        IndexedDraws draws = random.child("front-end").indexed();
        IndexedDraws measurements = random.child("front-end-calibration").indexed();
        double[] gains = new double[columns];
        double[] offsets = new double[columns];
        Arrays.fill(gains, 1);
        for (int column = 0; (gainSpread > 0 || offsetSpread > 0) && column < columns; column++) {
            Draws own = draws.at(column);
            Residue made = new Residue(gainSpread * own.normal(), offsetSpread * own.normal());
            Residue left = calibration.trim(made, noise, measurements.at(column));
            gains[column] += left.gain();
            offsets[column] = left.offset() * unitsPerVolt;
        }
        return new Columns(gains, offsets, noise * unitsPerVolt, calibration);
    }
}
