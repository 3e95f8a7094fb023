package mho.scenarios.reproduce;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mho.adc.AdcSpec;
import mho.adc.BitSerialDacSpec;
import mho.adc.DacSpec;
import mho.adc.FlashAdcSpec;
import mho.adc.LinearRampAdcSpec;
import mho.adc.Polarity;
import mho.adc.PulseWidthDacSpec;
import mho.adc.SarAdcSpec;
import mho.adc.VoltageLevelDacSpec;
import mho.adc.activation.Identity;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.crossbar.CrossbarSpec;
import mho.crossbar.DifferentialPair;
import mho.crossbar.IdealSolver;
import mho.device.CellSpec;
import mho.device.catalog.IdealCell;
import mho.device.catalog.LeGalloPcm2023;
import mho.device.catalog.WanRram2022;
import mho.networks.Dense;
import mho.networks.NetworkShape;
import mho.networks.StageShape;
import mho.networks.tile.CostModel;
import mho.networks.tile.DigitalSpec;
import mho.networks.tile.ExpectedActivity;
import mho.networks.tile.HardwareSpec;
import mho.networks.tile.Histogram;
import mho.networks.tile.StageMoments;
import mho.networks.tile.TileSpec;
import mho.scenarios.Reproduction.Basis;
import mho.scenarios.Reproduction.Row;
import mho.scenarios.Tolerance;
import mho.scenarios.Workbench;
import mho.scenarios.report.Listing;

/**
 * Macros in silicon, by ratios within each: a ratio needs no agreement on what else is on a chip. Of each a product of one tile is
 * costed from parts; nothing is fitted to any of them.
 */
public record MacrosStudy() implements Study {
    /** Ratios between points of one macro; absolute numbers of such models are not known to better than that. */
    private static final Tolerance NEAR = new Tolerance.Factor(1.5);

    /** Resolutions of outputs and inputs of the chip of Wan et al., and its operations a picojoule [TOPS/W]. */
    private static final double[][] WAN = {
        {3, 1, 43.1}, {4, 2, 40.3}, {5, 3, 23.1}, {6, 4, 16.0}, {7, 5, 11.0}, {8, 6, 8.26}, {9, 7, 7.75}, {10, 8, 6.44}
    };

    private static final String COUNTING =
            "the chip stops counting when the charge of a column is used up, ours goes on to the end of the ramp";

    @Override
    public String name() {
        return "macros";
    }

    @Override
    public String summary() {
        return "energy of in-memory macros in silicon: growth with bits, phases, voltage and values, beside the model of parts";
    }

    @Override
    public String source() {
        return "published: W. Wan et al., Nature 608 (2022), doi:10.1038/s41586-022-04992-8; M. Le Gallo et al., Nature Electronics 6 (2023), doi:10.1038/s41928-023-01010-1; H. Wang et al. (22 nm) and M. E. Sinangil et al. (7 nm) as measured points of T. Andrulis et al., CiMLoop, ISPASS 2024";
    }

    @Override
    public Set<Choice> choices() {
        return EnumSet.noneOf(Choice.class);
    }

    @Override
    public Account account(Request request, Workbench bench) {
        List<Row> rows = new ArrayList<>(wan());
        rows.addAll(phases());
        rows.add(voltage());
        rows.add(values());
        return new Account(rows, List.of(parts()), Map.of());
    }

    /** 130 nm, 256 × 256 RRAM cells, bits of inputs one after the other, one conversion by counting. */
    private static HardwareSpec wan(int outputBits, int inputBits) {
        DacSpec input = new BitSerialDacSpec(
                Math.max(1, inputBits - 1),
                Polarity.TWO_PHASE_ANALOG,
                BitSerialDacSpec.Accumulation.CHARGE_SHARING,
                10e-9);
        return hardware(
                new Technology(130e-9, 1.8, 100e6),
                256,
                new WanRram2022().cell(),
                0.5,
                input,
                new LinearRampAdcSpec(outputBits));
    }

    private static HardwareSpec hardware(
            Technology technology, int side, CellSpec cell, double volts, DacSpec input, AdcSpec adc) {
        TileSpec tile =
                new TileSpec(side, side, new CrossbarSpec(cell, new IdealSolver()), new DifferentialPair(), volts);
        return new HardwareSpec(technology, tile, input, adc, adc, DigitalSpec.DEFAULT);
    }

    /** What one product of a full tile costs. */
    private static CostSheet product(HardwareSpec hardware, ExpectedActivity activity) {
        int side = hardware.tile().rows();
        NetworkShape shape = NetworkShape.of(List.of(new Dense(side, side / 2, new Identity())));
        return tiles(new CostModel().cost("macro", shape, hardware, activity, 1));
    }

    /** The part that a macro is: its tiles, without what adds biases beside them. */
    private static CostSheet tiles(CostSheet sheet) {
        return sheet.name().equals("tiles")
                ? sheet
                : sheet.parts().stream()
                        .map(part -> part.parts().isEmpty() ? part : tiles(part))
                        .filter(part -> part.name().equals("tiles"))
                        .findFirst()
                        .orElse(sheet);
    }

    private static double energy(HardwareSpec hardware) {
        return product(hardware, new ExpectedActivity.Assumed()).energy().nominal();
    }

    private static Row ratio(String item, double ours, double published) {
        return Row.of(item, ours, "", Basis.PREDICTED).published(published, NEAR);
    }

    private static List<Row> wan() {
        List<Row> rows = new ArrayList<>();
        double[] middle = WAN[3];
        double common = energy(wan((int) middle[0], (int) middle[1]));
        for (double[] point : WAN) {
            if (point != middle) {
                rows.add(ratio(
                                "RRAM 130 nm: energy at %.0f bit out and %.0f in over that at 6 and 4"
                                        .formatted(point[0], point[1]),
                                energy(wan((int) point[0], (int) point[1])) / common,
                                middle[2] / point[2])
                        .note(COUNTING));
            }
        }
        rows.add(ratio(
                        "RRAM 130 nm: energy at 10 bit out and 8 in over that at 3 and 1",
                        energy(wan(10, 8)) / energy(wan(3, 1)),
                        6.7)
                .note(COUNTING));
        return rows;
    }

    /** 14 nm, 256 × 256 PCM cells: inputs and weights of both signs in one read, or each of four combinations in a read of its own. */
    private static List<Row> phases() {
        HardwareSpec one = pcm(Polarity.BIPOLAR);
        HardwareSpec two = pcm(Polarity.TWO_PHASE_DIGITAL);
        CostSheet single = product(one, new ExpectedActivity.Assumed());
        CostSheet four = product(two, new ExpectedActivity.Assumed()).repeated(2);
        String note = "the signs of weights in two reads are the same twice";
        return List.of(
                ratio(
                                "PCM 14 nm: energy in four phases over that in one",
                                four.energy().nominal() / single.energy().nominal(),
                                3.9)
                        .note(note),
                ratio("PCM 14 nm: time in four phases over that in one", four.latency() / single.latency(), 3.9)
                        .note(note));
    }

    private static HardwareSpec pcm(Polarity polarity) {
        return hardware(
                new Technology(14e-9, 0.8, 1e9),
                256,
                new LeGalloPcm2023().cell(),
                0.2,
                new PulseWidthDacSpec(7, polarity),
                new LinearRampAdcSpec(8));
    }

    /** 22 nm, levels in and successive approximation out: all that a supply drives. */
    private static Row voltage() {
        return ratio("capacitors 22 nm: energy at 1.1 V over that at 0.7 V", levels(1.1) / levels(0.7), 32.0 / 15.5)
                .note(
                        "their cells are capacitors, ours conduct at a read voltage in proportion to the supply; the survey of converters knows no supply");
    }

    private static double levels(double supply) {
        return energy(hardware(
                new Technology(22e-9, supply, 150e6),
                64,
                new IdealCell().cell(),
                0.2 * supply,
                VoltageLevelDacSpec.DEFAULT,
                SarAdcSpec.DEFAULT));
    }

    /** 7 nm, 4 bits in and out. */
    private static Row values() {
        HardwareSpec hardware = hardware(
                new Technology(7e-9, 0.8, 1e9),
                64,
                new IdealCell().cell(),
                0.2,
                new PulseWidthDacSpec(4),
                new FlashAdcSpec(
                        4, 0.5, 0.5e-3, 0, 0.01, FlashAdcSpec.DEFAULT.decoder(), 1, FlashAdcSpec.DEFAULT.frontEnd()));
        double all = product(hardware, inputsOf(1)).energy().nominal();
        double none = product(hardware, inputsOf(0)).energy().nominal();
        return ratio("SRAM 7 nm: energy with all inputs full over that with none", all / none, 610.0 / 262)
                .note("their cells discharge lines, ours conduct: what is compared is that energy follows values");
    }

    private static ExpectedActivity inputsOf(double level) {
        ExpectedActivity assumed = new ExpectedActivity.Assumed();
        StageShape stage = NetworkShape.of(List.of(new Dense(64, 32, new Identity())))
                .layers()
                .get(0)
                .stages()
                .get(0);
        StageMoments usual = assumed.of(stage);
        StageMoments same = new StageMoments(
                new Histogram(level, level, List.of(level)),
                usual.weights(),
                usual.biases(),
                usual.arguments(),
                usual.sums(),
                usual.together(),
                usual.range(),
                usual.biasRows());
        return new ExpectedActivity.Measured(Map.of(stage.name(), same));
    }

    private static Listing parts() {
        List<List<String>> lines = new ArrayList<>();
        for (double[] point : WAN) {
            CostSheet cost = product(wan((int) point[0], (int) point[1]), new ExpectedActivity.Assumed());
            double operations = 2.0 * 256 * 128;
            lines.add(List.of(
                    "%.0f, %.0f".formatted(point[0], point[1]),
                    NeuronsStudy.number(point[2]),
                    NeuronsStudy.number(operations / cost.energy().nominal() / 1e12),
                    NeuronsStudy.number(operations / cost.energy().high() / 1e12),
                    NeuronsStudy.number(operations / cost.energy().low() / 1e12)));
        }
        return new Listing(
                "RRAM 130 nm",
                "energy efficiency of the chip and of the model of parts [TOPS/W]; nothing is fitted",
                List.of("bits out, in", "silicon", "model", "model, dear", "model, cheap"),
                lines);
    }
}
