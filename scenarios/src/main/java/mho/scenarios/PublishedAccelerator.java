package mho.scenarios;

import java.util.Locale;
import mho.base.unit.SI;

/**
 * Accelerators as their authors report them: quoted, never worked out here and never part of a total. Their tasks, bits and what is
 * counted differ.
 *
 * <p>Throughput an area is normalised as Table 1 of Yang et al., Nat. Commun. 16:1136 (2025), has it: the 65 nm columns by
 * (65 nm/16 nm)²·(1 GHz/f); the 14 nm column by (16 nm/14 nm)², the other direction. Rows are transcribed with their irregularities.
 */
public enum PublishedAccelerator {
    NL_ADC_KWS_2025(16e-9, 1e9, "5/analog/5", 31.0, 39.48, 39.48, Table.NL_ADC, "estimate; keyword LSTM of 72 x 128"),
    NL_ADC_KWS_8_BIT_2025(16e-9, 1e9, "8/analog/8", 4.0, 6.1, 6.1, Table.NL_ADC, "estimate; keyword LSTM of 72 x 128"),
    NL_ADC_NLP_2025(16e-9, 1e9, "5/analog/5", 47.9, 27.6, 27.6, Table.NL_ADC, "estimate; language model of 633 x 8064"),
    NL_ADC_NLP_8_BIT_2025(
            16e-9, 1e9, "8/analog/8", 7.2, 7.8, 7.8, Table.NL_ADC, "estimate; language model of 633 x 8064"),
    IBM_ANALOG_AI_2023(14e-9, 1e9, "8/analog/8", 6.94, 0.17, 0.22, Table.NL_ADC, "Nature 2023, s41586-023-06337-5"),
    IBM_64_CORE_2023(
            14e-9,
            1e9,
            "8/analog/8",
            1.96,
            0.32,
            0.32,
            Table.NL_ADC,
            "Nat. Electron. 2023, s41928-023-01010-1; 4.9 TOPS / 3.465 W would be 1.41"),
    HERMES_2022(14e-9, 1e9, "8/analog/8", 10.5, 1.59, 1.59, "Khaddam-Aljameh et al., JSSC 2022", "one core, abstract"),
    VLSI_2017(65e-9, 200e6, "8/8/-", 1.28, 0.02, 1.6, Table.NL_ADC, "digital, 19 mm2"),
    JSSC_2020(65e-9, 80e6, "13/6/13", 2.45, 0.02, 4, Table.NL_ADC, "digital; 8.93 TOPS/W in its other mode"),
    ISSCC_2017(65e-9, 200e6, "16/16/-", 1.1, 0.01, 0.8, Table.NL_ADC, "digital; 0.025 TOPS / 2.3 mW would be 10.9"),
    CICC_2018(65e-9, 168e6, "8/8/8", 1.11, 0.02, 1.92, Table.NL_ADC, "digital");

    /** Where rows come from. */
    private static final class Table {
        private static final String NL_ADC = "Table 1 of Yang et al., Nat. Commun. 16:1136 (2025)";
    }

    private final double node;
    private final double clock;
    private final String bits;
    private final double teraPerWatt;
    private final double teraPerArea;
    private final double normalised;
    private final String source;
    private final String note;

    PublishedAccelerator(
            double node,
            double clock,
            String bits,
            double teraPerWatt,
            double teraPerArea,
            double normalised,
            String source,
            String note) {
        this.node = node;
        this.clock = clock;
        this.bits = bits;
        this.teraPerWatt = teraPerWatt;
        this.teraPerArea = teraPerArea;
        this.normalised = normalised;
        this.source = source;
        this.note = note;
    }

    /**
     * A row of a table.
     *
     * @param name                 of the accelerator
     * @param node                 it was made in or estimated for [m]
     * @param clock                of it [Hz]
     * @param bits                 of inputs, weights and outputs
     * @param operationsPerJoule   two a multiply–accumulate [1/J]
     * @param throughputPerArea    operations a second and square metre, as reported [1/(s·m²)]
     * @param normalisedThroughput the same, normalised as the source does
     * @param source               of the numbers
     * @param note                 what they are of
     */
    public record Row(
            String name,
            @SI("m") double node,
            @SI("Hz") double clock,
            String bits,
            double operationsPerJoule,
            double throughputPerArea,
            double normalisedThroughput,
            String source,
            String note) {}

    /** Returns the name in documents. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the row for tables. */
    public Row row() {
        double perArea = 1e12 / 1e-6;
        return new Row(
                key(),
                node,
                clock,
                bits,
                teraPerWatt * 1e12,
                teraPerArea * perArea,
                normalised * perArea,
                source,
                note);
    }
}
