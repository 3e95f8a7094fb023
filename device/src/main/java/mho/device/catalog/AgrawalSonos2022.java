package mho.device.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import mho.device.CellCost;
import mho.device.CellFaults;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.Drift;
import mho.device.Drift.Epoch;
import mho.device.Programming;
import mho.device.ReadNoise;
import mho.device.Spread;

/**
 * Charge-trap memory (SONOS, 40 nm) read below threshold, up to 3200 nA, with loss of charge over five days.
 *
 * <pre>  I = G·V,   x = I/1 nA
 *  μ(t) = I + Σ p_k(t)·x^k nA,   σ(t) = A(t)·(1 − e^(−μ/B(t))),   k = 0 … 10,   p_k(0) = 0
 *  read: σ = 12.58037·(1 − e^(−I/215.36557)) nA</pre>
 *
 * <p>The coefficients, in the code, are given for 0 to 5 days and linear in between. Reference: V. Agrawal et al.,
 * "Subthreshold operation of SONOS analog memory to enable accurate low-power neural network inference", IEDM 2022;
 * coefficients as carried by CrossSim 3.2. There the state is a current; the read voltage that makes it a conductance is
 * chosen as 0.1 V. Targets above 1800 nA were not followed in time, and ageing them is refused.
 */
public record AgrawalSonos2022() implements CatalogCell {
    /** Chosen: what the sources give is the cell's current [V]. */
    static final double READ_VOLTAGE = 0.1;
    /** The conductance of 1 nA [S]. */
    static final double NANOAMPERE = 1e-9 / READ_VOLTAGE;

    private static final double LARGEST_CURRENT = 3200;
    private static final double LARGEST_AGED_CURRENT = 1800;
    private static final double ON_OFF_RATIO = 1e7;

    /** A, B after 1 to 5 days [nA]. */
    private static final double[][] SPREADS = {
        {25.59102, 186.85544},
        {28.72753, 193.56834},
        {31.04318, 198.90332},
        {33.76214, 204.77023},
        {34.57909, 207.34309}
    };

    /** p₀ to p₁₀ after 1 to 5 days [1]. */
    private static final double[][] SHIFTS = {
        {
            1.72684e-01,
            5.72552e-02,
            -6.85715e-04,
            3.50271e-06,
            -9.37682e-09,
            1.40575e-11,
            -1.19803e-14,
            5.41293e-18,
            -8.85448e-22,
            -1.66869e-25,
            5.95180e-29
        },
        {
            2.50712e-01,
            6.62195e-02,
            -6.83218e-04,
            2.99442e-06,
            -6.78255e-09,
            7.70482e-12,
            -3.04983e-15,
            -2.15919e-18,
            2.94617e-21,
            -1.23359e-24,
            1.85329e-28
        },
        {
            -1.75300e-02,
            9.76883e-02,
            -9.63791e-04,
            4.55551e-06,
            -1.22391e-08,
            1.93786e-11,
            -1.85899e-14,
            1.07659e-17,
            -3.58211e-21,
            5.96785e-25,
            -3.30410e-29
        },
        {
            4.03338e-02,
            1.03111e-01,
            -1.04740e-03,
            4.83961e-06,
            -1.28132e-08,
            1.99484e-11,
            -1.85139e-14,
            1.00008e-17,
            -2.84944e-21,
            3.01008e-25,
            1.18747e-29
        },
        {
            3.19927e-01,
            1.06596e-01,
            -1.04054e-03,
            4.50290e-06,
            -1.10352e-08,
            1.56477e-11,
            -1.27592e-14,
            5.45513e-18,
            -7.26841e-22,
            -2.43893e-25,
            7.14608e-29
        }
    };

    @Override
    public String name() {
        return "agrawal-sonos-2022";
    }

    @Override
    public String summary() {
        return "SONOS charge trap, 0-32 uS (3.2 uA at 0.1 V), charge loss over 5 days, read noise";
    }

    @Override
    public String source() {
        return "Agrawal et al., IEDM 2022; coefficients as in CrossSim 3.2; read voltage of 0.1 V chosen";
    }

    @Override
    public String validity() {
        return "targets up to 32 uS (3200 nA) when fresh, up to 18 uS (1800 nA) when aged; ages up to 5 days";
    }

    @Override
    public CellSpec cell() {
        double largest = LARGEST_CURRENT * NANOAMPERE;
        return new CellSpec(
                new ConductanceRange(largest / ON_OFF_RATIO, largest),
                new Programming.Gaussian(new Spread.Saturating(19.88665 * NANOAMPERE, 176.3115 * NANOAMPERE)),
                new Drift.Interpolated(epochs(), NANOAMPERE, LARGEST_AGED_CURRENT * NANOAMPERE),
                new ReadNoise.White(new Spread.Saturating(12.58037 * NANOAMPERE, 215.36557 * NANOAMPERE)),
                CellFaults.NONE,
                cost());
    }

    private static List<Epoch> epochs() {
        List<Epoch> epochs = new ArrayList<>();
        epochs.add(new Epoch(0, List.of(), 19.88665 * NANOAMPERE, 176.3115 * NANOAMPERE));
        for (int days = 1; days <= SHIFTS.length; days++) {
            List<Double> shift = DoubleStream.of(SHIFTS[days - 1]).boxed().toList();
            double[] spread = SPREADS[days - 1];
            epochs.add(new Epoch(days * Ages.DAY, shift, spread[0] * NANOAMPERE, spread[1] * NANOAMPERE));
        }
        return epochs;
    }

    /** Tunnelling moves the charge: next to no current flows through the cell, and the energy of the lines is not published. */
    static CellCost cost() {
        double node = 40e-9;
        return new CellCost(
                48 * node * node,
                0,
                1e-3,
                "two transistors in 48 F2, F = 40 nm, chosen; write pulse of 1 ms by tunnelling chosen, its energy is not published");
    }

    @Override
    public List<Published> published() {
        double five = 5 * Ages.DAY;
        return List.of(
                current(100, 0, Published.PROGRAMMED_SD, 8.608),
                current(400, 0, Published.PROGRAMMED_SD, 17.829),
                current(1600, 0, Published.PROGRAMMED_SD, 19.884),
                current(100, five, Published.DRIFTED_MEAN, 104.12),
                current(1600, five, Published.DRIFTED_MEAN, 1559.3),
                current(100, five, Published.DRIFTED_SD, 13.651),
                current(1600, five, Published.DRIFTED_SD, 34.560),
                current(100, 0, Published.READ_NOISE, 4.673),
                current(400, 0, Published.READ_NOISE, 10.617),
                current(1600, 0, Published.READ_NOISE, 12.573));
    }

    /** Currents in nA. */
    private static Published current(double target, double time, String quantity, double value) {
        double microsiemens = NANOAMPERE * 1e6;
        return Published.ofMicrosiemens(target * microsiemens, time, quantity, value * microsiemens, "CrossSim 3.2");
    }
}
