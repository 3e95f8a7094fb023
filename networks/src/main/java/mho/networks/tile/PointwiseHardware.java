package mho.networks.tile;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import mho.adc.Adc;
import mho.adc.DacSpec;
import mho.adc.InputPlane;
import mho.adc.Polarity;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.crossbar.Conductances;
import mho.crossbar.Crossbar;
import mho.crossbar.ReadVariance;
import mho.crossbar.WeightEncoding;
import mho.device.ConductanceRange;
import mho.networks.Activity;
import mho.networks.Substrate.Applied;
import org.ejml.data.DMatrixRMaj;

/** One driver, one word line with the cells of one weight, and one converter for each number of a vector. */
final class PointwiseHardware implements StageHardware {
    private final PointwisePlan plan;
    private final Crossbar cells;
    private final CellCurrents currents;
    private final Gains positive;
    private final Gains negative;
    private final Adc bank;

    private PointwiseHardware(PointwisePlan plan, Crossbar fresh, Adc bank, RandomStream random) {
        this.plan = plan;
        Ageing ageing = plan.hardware().ageing();
        this.cells = ageing.age() == 0 ? fresh : fresh.aged(ageing.age());
        this.bank = bank;
        this.currents = plan.hardware().currents();
        // each number has a driver of its own, so no wire is long enough to need the array's solver
        this.positive = gains(cells, currents.positive());
        this.negative = gains(cells, currents.negative());
        if (ageing.compensates()) {
            double[] factors = factors(gains(fresh, currents.positive()), random.draws());
            positive.scale(factors);
            negative.scale(factors);
        }
    }

    /** What each number's cells do to inputs of one sign. */
    private static final class Gains {
        private final double[] gains;
        private final double[] deviations;
        private final double[] conductances;
        private boolean noisy;

        Gains(int width) {
            gains = new double[width];
            deviations = new double[width];
            conductances = new double[width];
        }

        /** The gain of one read. */
        double read(int number, Draws draws) {
            return deviations[number] > 0 ? gains[number] + deviations[number] * draws.normal() : gains[number];
        }

        void scale(double[] factors) {
            for (int u = 0; u < factors.length; u++) {
                gains[u] *= factors[u];
                deviations[u] *= factors[u];
            }
        }
    }

    private Gains gains(Crossbar read, double volts) {
        WeightEncoding encoding = plan.hardware().tile().encoding();
        ConductanceRange range = read.spec().cell().range();
        Conductances met = read.conductances(volts);
        DMatrixRMaj signed = encoding.combine(met).get(0);
        ReadVariance noise =
                encoding.combineVariance(read.readDeviations(volts)).get(0);
        double significance = encoding.significances()[0];
        double span = range.span() * currents.gain(range);
        Gains all = new Gains(plan.stage().width());
        for (int u = 0; u < all.gains.length; u++) {
            all.gains[u] = significance * signed.get(u, 0) / span;
            all.deviations[u] = significance * Math.sqrt(variance(noise, u)) / span;
            all.conductances[u] = met.rowSum(u);
        }
        all.noisy = Arrays.stream(all.deviations).allMatch(deviation -> deviation > 0);
        return all;
    }

    /** Reads every number's cells once now and once when they were fresh. */
    private double[] factors(Gains fresh, Draws draws) {
        int width = positive.gains.length;
        DMatrixRMaj before = new DMatrixRMaj(1, width);
        DMatrixRMaj now = new DMatrixRMaj(1, width);
        for (int u = 0; u < width; u++) {
            before.data[u] = fresh.read(u, draws);
            now.data[u] = positive.read(u, draws);
        }
        return plan.hardware().ageing().compensation().factors(before, now);
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
        Adc aged = hardware.ageing().applyTo(bank);
        return new PointwiseHardware(plan, cells, aged, random.child("compensation"));
    }

    @Override
    public int inputs() {
        return plan.stage().inputs();
    }

    @Override
    public Applied apply(DMatrixRMaj x, RandomStream read) {
        DacSpec dac = plan.hardware().input();
        int width = plan.stage().width();
        double[] ranges = new double[width];
        Arrays.fill(ranges, plan.inputRange());
        float[] codes = new float[width];
        DMatrixRMaj arguments = new DMatrixRMaj(x.getNumRows(), width);
        DMatrixRMaj outputs = new DMatrixRMaj(x.getNumRows(), width);
        Draws draws = read.draws();
        Drive drive = new Drive();
        for (int at = 0; at < x.getNumElements(); at += width) {
            dac.codes(x.data, at, ranges, codes, 0);
            drive.read(codes, draws, arguments.data, at);
        }
        System.arraycopy(arguments.data, 0, outputs.data, 0, arguments.getNumElements());
        for (int at = 0; at < x.getNumElements(); at += width) {
            bank.moment(draws).convert(outputs.data, at, at + width, 0);
        }
        double voltage = plan.hardware().tile().readVoltage();
        double energy = drive.charge
                * voltage
                * voltage
                * dac.exposureTime(plan.hardware().technology());
        return new Applied(arguments, outputs, Activity.of(plan.stage().name(), energy, x.getNumRows()));
    }

    /** The reads of a batch, and what they have charged so far. */
    private final class Drive {
        private final DacSpec dac = plan.hardware().input();
        private final InputPlane[] planes = dac.steps().get(0).planes().toArray(InputPlane[]::new);
        private final boolean bipolar = dac.polarity() == Polarity.BIPOLAR;
        private final double unit = plan.inputRange() / dac.largestCode();
        private final double[] normals = new double[plan.stage().width()];
        private final float[] values = new float[plan.stage().width()];
        private double charge;

        /** Writes what one vector's numbers come out as. */
        void read(float[] codes, Draws draws, double[] arguments, int at) {
            if (planes.length == 1 && positive.noisy && negative.noisy) {
                readOnce(codes, draws, arguments, at);
            } else {
                readAll(codes, draws, arguments, at);
            }
            for (int u = 0; u < codes.length; u++) {
                double code = codes[u];
                Gains met = code < 0 && bipolar ? negative : positive;
                charge += dac.exposure(code) * currents.bend(code) * met.conductances[u];
            }
        }

        private void readAll(float[] codes, Draws draws, double[] arguments, int at) {
            for (int u = 0; u < codes.length; u++) {
                double argument = 0;
                for (InputPlane plane : planes) {
                    int value = plane.value(codes[u]);
                    double gain = (value < 0 ? negative : positive).read(u, draws);
                    argument += plane.weight() * value * currents.bend(value) * unit * gain;
                }
                arguments[at + u] = argument;
            }
        }

        /** The same of a single plane of noisy cells, with all normal numbers of the vector drawn at once. */
        private void readOnce(float[] codes, Draws draws, double[] arguments, int at) {
            InputPlane plane = planes[0];
            draws.normals(normals, codes.length);
            plane.extract(codes, values, codes.length);
            for (int u = 0; u < codes.length; u++) {
                double value = values[u];
                Gains met = value < 0 ? negative : positive;
                double gain = met.gains[u] + met.deviations[u] * normals[u];
                // added to zero as in the sum of several planes: no result is −0
                arguments[at + u] = 0 + plane.weight() * value * currents.bend(value) * unit * gain;
            }
        }
    }

    @Override
    public CostSheet cost(double arrayEnergy) {
        HardwareSpec hardware = plan.hardware();
        TileCost.Bank converters =
                TileCost.Bank.of(bank, hardware.nonlinear(), hardware, bank.inputWidth() / plan.inputRange());
        return StageCost.pointwise(plan.stage().name(), plan.stage().width(), converters, arrayEnergy, hardware);
    }

    /** All numbers at once: each has cells, a driver and a converter of its own. */
    @Override
    public Cost compensation() {
        DacSpec dac = plan.hardware().input();
        double voltage = plan.hardware().tile().readVoltage();
        double energy = DoubleStream.of(positive.conductances).sum()
                * dac.exposure(dac.largestCode())
                * voltage
                * voltage
                * dac.exposureTime(plan.hardware().technology());
        CostSheet read = cost(energy);
        return new Cost(read.energy().nominal(), read.latency())
                .repeated(plan.hardware().ageing().compensation().reads(1));
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
