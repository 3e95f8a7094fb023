package mho.scenarios.reproduce;

import java.util.ArrayList;
import java.util.List;
import mho.adc.ActivationUnitSpec;
import mho.adc.LinearRampAdcSpec;
import mho.adc.PulseWidthDacSpec;
import mho.base.cost.CostSheet;
import mho.networks.Layer;
import mho.networks.Lstm;
import mho.networks.NetworkShape;
import mho.networks.ProjectedLstm;
import mho.networks.tile.CostModel;
import mho.networks.tile.DigitalSpec;
import mho.networks.tile.ExpectedActivity;
import mho.networks.tile.HardwareSpec;
import mho.networks.tile.TileSpec;
import mho.scenarios.Reproduction.Basis;
import mho.scenarios.Reproduction.Row;
import mho.scenarios.Tolerance;
import mho.scenarios.reproduce.PaperTable.Found;
import mho.scenarios.reproduce.PaperTable.Printed;
import mho.scenarios.reproduce.PaperTable.Workload;

/**
 * The networks of the paper of the nonlinear ramp converter, from the costs of parts: one array and converter bank each, of the
 * recurrent layer alone, as the paper counts, with values as {@link ExpectedActivity.Assumed}. The analog bias of a column and the
 * clocks of control are calibrated to the 5-bit keyword network of the catalogue with its own values; everything else follows from the
 * parts. Most of the area is capacitors: a column of 150 µS cells collects more charge than a small one holds.
 */
final class PaperModel {
    private static final int UNITS = 512;
    private static final int PROCESSORS = 32;
    /** Tiles that hold the largest array in one piece. */
    private static final TileSpec WHOLE = new TileSpec(
            1100, 8064, TileSpec.DEFAULT.crossbar(), TileSpec.DEFAULT.encoding(), TileSpec.DEFAULT.readVoltage());

    private PaperModel() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Printed printed : PaperTable.PRINTED) {
            rows.addAll(PaperTable.rows(printed, found(printed), ": parts", Basis.PREDICTED));
        }
        rows.add(growth("keywords", 0, 7.75));
        rows.add(growth("language model", 2, 6.65));
        rows.add(waiting(2));
        rows.add(waiting(4));
        return rows;
    }

    private static Row growth(String network, int fewer, double published) {
        double energy = found(PaperTable.PRINTED.get(fewer + 1)).energy()
                / found(PaperTable.PRINTED.get(fewer)).energy();
        return Row.of(network + ": energy of 8 bit over that of 5 bit: parts", energy, "", Basis.PREDICTED)
                .published(published, new Tolerance.Within(0.1 * published));
    }

    private static Found found(Printed printed) {
        Layer layer = printed.workload() == Workload.KEYWORDS ? new Lstm(40, 32) : new ProjectedLstm(128, 2016, 504);
        CostSheet cost = cost(layer, hardware(printed.bits()));
        return new Found(cost.energy().nominal(), cost.latency(), cost.area());
    }

    private static HardwareSpec hardware(int bits) {
        return new HardwareSpec(
                HardwareSpec.DEFAULT.technology(),
                WHOLE,
                new PulseWidthDacSpec(bits, PulseWidthDacSpec.DEFAULT.polarity()),
                HardwareSpec.DEFAULT.nonlinear().withBits(bits),
                HardwareSpec.DEFAULT.linear().withBits(bits),
                DigitalSpec.DEFAULT);
    }

    /** The layer alone: the first part of a network. */
    private static CostSheet cost(Layer layer, HardwareSpec hardware) {
        return new CostModel()
                .cost("analog", NetworkShape.of(List.of(layer)), hardware, new ExpectedActivity.Assumed(), 1)
                .parts()
                .get(0);
    }

    /** How much longer than the product the functions of an LSTM take in shared processors; the paper's Fig. 1c says 2 to 5. */
    private static Row waiting(int cycles) {
        HardwareSpec chip = hardware(5);
        HardwareSpec conventional = new HardwareSpec(
                chip.technology(),
                WHOLE,
                chip.input(),
                new LinearRampAdcSpec(5),
                chip.linear(),
                new DigitalSpec(PROCESSORS, 0, PROCESSORS, cycles, new ActivationUnitSpec.Rounded()));
        CostSheet layer = cost(new Lstm(UNITS, UNITS), conventional);
        double functions = latency(layer, "digital activation unit");
        double product = latency(layer, "tiles");
        return Row.of(
                        "512 units: time of functions in 32 processors of %d clocks over that of the product"
                                .formatted(cycles),
                        functions / product,
                        "",
                        Basis.PREDICTED)
                .published(3.5, new Tolerance.Within(1.5))
                .note("the paper has 2 to 5; its clocks a function are not published");
    }

    private static double latency(CostSheet sheet, String name) {
        double own = sheet.name().equals(name) ? sheet.latency() : 0;
        return own > 0
                ? own
                : sheet.parts().stream()
                        .mapToDouble(part -> latency(part, name))
                        .sum();
    }
}
