package mho.scenarios.reproduce;

import java.util.ArrayList;
import java.util.List;
import mho.scenarios.Reproduction.Basis;
import mho.scenarios.Reproduction.Row;
import mho.scenarios.Tolerance;

/**
 * Table 1 of the paper of the nonlinear ramp converter: a fit with few numbers, which is calibration and no prediction.
 *
 * <pre>
 *   E = 2ⁿ·(e_c·cells + e_k·columns) + E_d        e_c = 0.94 fJ, e_k = 72 fJ
 *   T = 2P·2ⁿ·T_clk + T_d                          P passes: pulses of 2ⁿ clocks, then a ramp of 2ⁿ clocks
 *   A = a_c·cells + a_k·columns                    a_c = 0.117 µm², a_k = 14.3 µm²</pre>
 *
 * <p>Cells are signed weights, columns those of the gates. E_d and T_d are of the digital part of each network.
 */
final class PaperTable {
    private static final double ENERGY_OF_CELL = 0.94e-15;
    private static final double ENERGY_OF_COLUMN = 72e-15;
    private static final double AREA_OF_CELL = 0.117e-12;
    private static final double AREA_OF_COLUMN = 14.3e-12;
    private static final double CLOCK = 1e-9;

    private PaperTable() {}

    /** The networks of the table. */
    enum Workload {
        /** An LSTM of 40 inputs and 32 units. */
        KEYWORDS("keywords, 72 x 128", 72, 128, 2, 20e-12, 40e-9, 2905e-12),
        /** 128 inputs, 504 numbers of state projected from 2016 units, one row of biases. */
        LANGUAGE("language model, 633 x 8064", 633, 8064, 3, 41e-9, 332e-9, 0.71e-6);

        private final String text;
        private final double cells;
        private final double columns;
        private final int passes;
        private final double digitalEnergy;
        private final double digitalTime;
        private final double area;

        Workload(
                String text, int rows, int columns, int passes, double digitalEnergy, double digitalTime, double area) {
            this.text = text;
            this.cells = (double) rows * columns;
            this.columns = columns;
            this.passes = passes;
            this.digitalEnergy = digitalEnergy;
            this.digitalTime = digitalTime;
            this.area = area;
        }

        String text() {
            return text;
        }

        /** Returns multiplications and additions of a time step [1]. */
        double operations() {
            return 2 * cells;
        }

        private double energy(int bits) {
            return (1 << bits) * (ENERGY_OF_CELL * cells + ENERGY_OF_COLUMN * columns) + digitalEnergy;
        }

        private double time(int bits) {
            return 2.0 * passes * (1 << bits) * CLOCK + digitalTime;
        }

        private double area() {
            return AREA_OF_CELL * cells + AREA_OF_COLUMN * columns;
        }
    }

    /**
     * What the table prints of a network at a resolution.
     *
     * @param workload   which network
     * @param bits       of inputs and outputs [bit]
     * @param efficiency [TOPS/W]
     * @param throughput [TOPS]
     * @param tolerance  of the throughput, as power times efficiency leaves it open [1]
     * @param power      [W]
     */
    record Printed(Workload workload, int bits, double efficiency, double throughput, double tolerance, double power) {
        String text() {
            return "%s, %d bit".formatted(workload.text, bits);
        }
    }

    static final List<Printed> PRINTED = List.of(
            new Printed(Workload.KEYWORDS, 5, 31.0, 0.115, 0.05, 3.7e-3),
            new Printed(Workload.KEYWORDS, 8, 4.0, 0.018, 0.08, 4.6e-3),
            new Printed(Workload.LANGUAGE, 5, 47.9, 19.5, 0.03, 406.5e-3),
            new Printed(Workload.LANGUAGE, 8, 7.2, 5.5, 0.03, 766.8e-3));

    /**
     * What something has of a network.
     *
     * @param energy of a time step [J]
     * @param time   of a time step [s]
     * @param area   [m²]
     */
    record Found(double energy, double time, double area) {
        double efficiency(Workload workload) {
            return workload.operations() / energy / 1e12;
        }

        double throughput(Workload workload) {
            return workload.operations() / time / 1e12;
        }

        double power() {
            return energy / time;
        }
    }

    static Found fitted(Printed printed) {
        Workload workload = printed.workload;
        return new Found(workload.energy(printed.bits), workload.time(printed.bits), workload.area());
    }

    /** Returns the rows of the table, from the fit. */
    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Printed printed : PRINTED) {
            rows.addAll(rows(printed, fitted(printed), ": fit", Basis.CALIBRATED));
        }
        rows.addAll(ratios());
        return rows;
    }

    /** Returns the table's numbers of a network beside those of a model. */
    static List<Row> rows(Printed printed, Found found, String model, Basis basis) {
        String item = printed.text() + model;
        Workload workload = printed.workload;
        return List.of(
                Row.of(item + ", energy efficiency", found.efficiency(workload), "TOPS/W", basis)
                        .published(printed.efficiency, tenth(printed.efficiency)),
                Row.of(item + ", throughput", found.throughput(workload), "TOPS", basis)
                        .published(printed.throughput, new Tolerance.Within(printed.throughput * printed.tolerance))
                        .note("published: power times efficiency, which agrees with what is printed"),
                Row.of(item + ", power", found.power(), "W", basis).published(printed.power, tenth(printed.power)),
                Row.of(item + ", area", found.area() * 1e6, "mm2", basis)
                        .published(workload.area * 1e6, tenth(workload.area * 1e6)));
    }

    private static Tolerance tenth(double number) {
        return new Tolerance.Within(0.1 * number);
    }

    /** Rivals as the table prints them: the analog speech chip of 2023 for energy, the best normalised area of each network. */
    private static List<Row> ratios() {
        Found keywords = fitted(PRINTED.get(0));
        Found language = fitted(PRINTED.get(2));
        return List.of(
                ratio(
                        "keywords, 5 bit: energy efficiency over 6.94 TOPS/W",
                        keywords.efficiency(Workload.KEYWORDS) / 6.94,
                        4.5),
                ratio(
                        "keywords, 5 bit: throughput an area over 4 TOPS/mm2",
                        keywords.throughput(Workload.KEYWORDS) / (keywords.area() * 1e6) / 4,
                        9.9),
                ratio(
                        "language model, 5 bit: energy efficiency over 6.94 TOPS/W",
                        language.efficiency(Workload.LANGUAGE) / 6.94,
                        6.9),
                ratio(
                        "language model, 5 bit: throughput an area over 4 TOPS/mm2",
                        language.throughput(Workload.LANGUAGE) / (language.area() * 1e6) / 4,
                        6.9),
                ratio(
                        "keywords: energy of 8 bit over that of 5 bit",
                        fitted(PRINTED.get(1)).energy() / keywords.energy(),
                        7.75),
                ratio(
                        "language model: energy of 8 bit over that of 5 bit",
                        fitted(PRINTED.get(3)).energy() / language.energy(),
                        6.65));
    }

    private static Row ratio(String item, double ours, double published) {
        return Row.of(item + ": fit", ours, "", Basis.CALIBRATED).published(published, tenth(published));
    }
}
