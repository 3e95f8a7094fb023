package mho.networks.tile;

import mho.adc.DacSpec;
import mho.adc.DacSpec.Drive;
import mho.adc.InputPlane;
import mho.adc.InputStep;
import mho.adc.Polarity;
import mho.crossbar.SourceAdmittance;

/**
 * What the sources of an array deliver to its cells and wires.
 *
 * <p>Sources that do not see one another: Σ V²·G·t over all vectors. Behind wires each read is a quadratic form of all word lines,
 * which takes as long as the product itself: it is evaluated for some vectors, evenly spaced, and its ratio to the sum of the
 * sources' own parts, nearly the same for all vectors, is applied to all.
 *
 * @param sources  the array's sources
 * @param negative the same where inputs are negative; another object only if sources do not see one another
 * @param input    how codes drive them
 * @param currents what cells pass that do not obey Ohm's law
 */
record ArrayEnergy(SourceAdmittance sources, SourceAdmittance negative, DacSpec input, CellCurrents currents) {
    /** Vectors that the ratio is taken from; each one, if there are no more. */
    static final int SAMPLE = 8;

    /**
     * Returns Σ V²·Y·t over the reads of all vectors, in units of the squared read voltage and {@link DacSpec#exposureTime} [S].
     *
     * @param codes vectors × word lines
     */
    double of(float[] codes) {
        int rows = sources.size();
        int vectors = codes.length / rows;
        double own = own(codes, 0, vectors);
        if (!sources.coupled() || own == 0) {
            return own;
        }
        int step = Math.max(1, vectors / SAMPLE);
        double sampled = 0;
        double exact = 0;
        for (int vector = 0; vector < vectors; vector += step) {
            sampled += own(codes, vector, vector + 1);
            exact += exact(codes, vector);
        }
        return sampled == 0 ? own : own * (exact / sampled);
    }

    /** Each word line as if the others were at ground. */
    private double own(float[] codes, int from, int to) {
        int rows = sources.size();
        double[] own = own(sources);
        double[] opposite = negative == sources ? own : own(negative);
        boolean bipolar = input.polarity() == Polarity.BIPOLAR;
        boolean straight = own == opposite && !currents.bendsInputs();
        double sum = 0;
        for (int vector = from; vector < to; vector++) {
            int at = vector * rows;
            sum = straight ? plus(sum, codes, at, own) : plus(sum, codes, at, own, bipolar ? opposite : own);
        }
        return sum;
    }

    /** Adds what one vector takes where both signs meet the same, and nothing is bent. */
    private double plus(double before, float[] codes, int at, double[] own) {
        double sum = before;
        for (int row = 0; row < own.length; row++) {
            sum += input.exposure(codes[at + row]) * own[row];
        }
        return sum;
    }

    private double plus(double before, float[] codes, int at, double[] own, double[] opposite) {
        double sum = before;
        for (int row = 0; row < own.length; row++) {
            double code = codes[at + row];
            sum += input.exposure(code) * currents.bend(code) * (code < 0 ? opposite : own)[row];
        }
        return sum;
    }

    private static double[] own(SourceAdmittance sources) {
        double[] own = new double[sources.size()];
        java.util.Arrays.setAll(own, row -> sources.at(row, row));
        return own;
    }

    /** All reads of one vector, with all word lines at once. */
    private double exact(float[] codes, int vector) {
        double sum = 0;
        for (InputStep step : input.steps()) {
            for (InputPlane plane : step.planes()) {
                sum += exact(plane, codes, vector);
            }
        }
        return sum;
    }

    private double exact(InputPlane plane, float[] codes, int vector) {
        int rows = sources.size();
        double[] volts = new double[rows];
        double[] widths = new double[rows];
        for (int row = 0; row < rows; row++) {
            double value = plane.value(codes[vector * rows + row]);
            volts[row] = input.drive() == Drive.LEVEL ? value : Math.signum(value);
            widths[row] = Math.abs(value);
        }
        return input.drive() == Drive.LEVEL ? sources.power(volts) : sources.energy(volts, widths);
    }
}
