package mho.networks.tile;

import java.util.ArrayList;
import java.util.List;
import mho.adc.Adc;
import mho.adc.DacSpec;
import mho.adc.InputPlane;
import mho.base.cost.Band;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.crossbar.Crossbar;
import mho.crossbar.ReadVariance;
import mho.crossbar.WeightEncoding;
import mho.networks.Activity;
import mho.networks.Substrate.Applied;
import org.ejml.data.DMatrixRMaj;

/** One driver, one word line with the cells of one weight, and one converter for each number of a vector. */
final class PointwiseHardware implements StageHardware {
    private final PointwisePlan plan;
    private final Crossbar cells;
    private final double[] gains;
    private final double[] deviations;
    private final double[] conductances;
    private final Adc bank;

    private PointwiseHardware(PointwisePlan plan, Crossbar cells, Adc bank) {
        this.plan = plan;
        this.cells = cells;
        this.bank = bank;
        WeightEncoding encoding = plan.hardware().tile().encoding();
        double span = plan.hardware().tile().crossbar().cell().range().span();
        int width = plan.stage().width();
        this.gains = new double[width];
        this.deviations = new double[width];
        this.conductances = new double[width];
        // each number has a driver of its own, so no wire is long enough to need the array's solver
        DMatrixRMaj signed = encoding.combine(cells.conductances()).get(0);
        ReadVariance noise = encoding.combineVariance(cells.readDeviations()).get(0);
        double significance = encoding.significances()[0];
        for (int u = 0; u < width; u++) {
            gains[u] = significance * signed.get(u, 0) / span;
            deviations[u] = significance * Math.sqrt(variance(noise, u)) / span;
            conductances[u] = cells.conductances().rowSum(u);
        }
    }

    private static double variance(ReadVariance noise, int row) {
        return noise.shared().getNumCols() == 0
                ? noise.own().get(row, 0)
                : noise.own().get(row, 0) + noise.shared().get(row, 0);
    }

    static PointwiseHardware fabricate(PointwisePlan plan, RandomStream random) {
        HardwareSpec hardware = plan.hardware();
        DMatrixRMaj ones = new DMatrixRMaj(plan.stage().width(), 1);
        ones.fill(1);
        var targets = hardware.tile()
                .encoding()
                .encode(ones, 1, hardware.tile().crossbar().cell().range());
        Crossbar cells = hardware.tile().crossbar().program(targets, random.child("array"));
        Adc bank =
                hardware.nonlinear().fabricate(plan.conversion(), plan.stage().width(), random.child("converters"));
        return new PointwiseHardware(plan, cells, bank);
    }

    @Override
    public int inputs() {
        return plan.stage().inputs();
    }

    @Override
    public Applied apply(DMatrixRMaj x, RandomStream read) {
        DacSpec dac = plan.hardware().input();
        List<InputPlane> planes = dac.steps().get(0).planes();
        double unit = plan.inputRange() / dac.largestCode();
        int width = gains.length;
        DMatrixRMaj arguments = new DMatrixRMaj(x.getNumRows(), width);
        DMatrixRMaj outputs = new DMatrixRMaj(x.getNumRows(), width);
        Draws draws = read.draws();
        double charge = 0;
        for (int k = 0; k < x.getNumElements(); k++) {
            int u = k % width;
            double code = dac.code(x.data[k] / plan.inputRange());
            double argument = 0;
            for (InputPlane plane : planes) {
                double gain = deviations[u] > 0 ? gains[u] + deviations[u] * draws.normal() : gains[u];
                argument += plane.weight() * plane.value(code) * unit * gain;
            }
            arguments.data[k] = argument;
            outputs.data[k] = bank.convert(argument, u);
            charge += dac.exposure(code) * conductances[u];
        }
        double voltage = plan.hardware().tile().readVoltage();
        double energy =
                charge * voltage * voltage * dac.exposureTime(plan.hardware().technology());
        return new Applied(arguments, outputs, Activity.of(plan.stage().name(), energy, x.getNumRows()));
    }

    @Override
    public CostSheet cost(double arrayEnergy) {
        HardwareSpec hardware = plan.hardware();
        Technology technology = hardware.technology();
        int width = plan.stage().width();
        TileInput input = new TileInput(hardware, hardware.tile().encoding().bitLines(1), width);
        List<CostSheet> parts = new ArrayList<>();
        parts.add(new CostSheet(
                "cells",
                Band.EXACT.times(arrayEnergy),
                input.duration(),
                cells.footprint(),
                1,
                "V2 G t of the values that flowed; area of the cells",
                List.of()));
        parts.addAll(input.parts(width));
        CostSheet read = CostSheet.parallel("input and integration", parts);
        CostSheet convert = bank.conversion(technology);
        double on = (read.latency() + convert.latency()) / technology.cycle() * width;
        CostSheet bias = Parts.analogBias(technology).used(on, width, 0);
        return CostSheet.sequence(plan.stage().name(), read, convert, bias);
    }

    @Override
    public List<Crossbar> crossbars() {
        return List.of(cells);
    }

    @Override
    public List<Adc> converters() {
        return List.of(bank);
    }
}
