package mho.networks.tile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import mho.adc.AdcSpec;
import mho.adc.IdealAdcSpec;
import mho.adc.LinearRampAdcSpec;
import mho.adc.NonlinearRampAdcSpec;
import mho.adc.PulseWidthDacSpec;
import mho.adc.RampCalibration;
import mho.adc.RampCircuit;
import mho.adc.activation.Activation;
import mho.base.cost.Technology;
import mho.base.random.RandomStream;
import mho.crossbar.CrossbarSpec;
import mho.crossbar.DifferentialPair;
import mho.crossbar.IdealSolver;
import mho.device.CellSpec;
import mho.device.catalog.IdealCell;
import mho.networks.Dense;
import mho.networks.Exact;
import mho.networks.Layer;
import mho.networks.Network;
import mho.networks.NetworkSamples;
import mho.networks.Recurrent;
import mho.networks.Signal;
import mho.networks.SinGlu.GateBiases;
import mho.networks.SinGluMlp;
import mho.networks.Stage;
import mho.networks.Substrate;
import mho.networks.VanillaMlp;
import org.ejml.data.DMatrixRMaj;

/** Chips, networks and signals that the tests of the mapping share. */
final class TileSamples {
    static final CellSpec IDEAL = new IdealCell().cell();
    static final RandomStream RANDOM = RandomStream.ofSeed(5);
    static final double CYCLE = Technology.DEFAULT.cycle();

    private TileSamples() {}

    static TileSpec tile(int rows, int columns, CellSpec cell) {
        return new TileSpec(rows, columns, new CrossbarSpec(cell, new IdealSolver()), new DifferentialPair(), 0.2);
    }

    static HardwareSpec hardware(TileSpec tile, int inputBits, AdcSpec nonlinear, AdcSpec linear) {
        return new HardwareSpec(
                Technology.DEFAULT, tile, new PulseWidthDacSpec(inputBits), nonlinear, linear, DigitalSpec.DEFAULT);
    }

    /** Returns a chip whose only imperfection is its inputs' resolution [bit]. */
    static HardwareSpec ideal(int inputBits) {
        return hardware(tile(128, 128, IDEAL), inputBits, new IdealAdcSpec(), new IdealAdcSpec());
    }

    /** Returns a nonlinear ramp of ideal cells. */
    static NonlinearRampAdcSpec ramp(int bits, double comparatorOffset) {
        return NonlinearRampAdcSpec.DEFAULT
                .withBits(bits)
                .withCell(IDEAL)
                .withCalibration(new RampCalibration.None())
                .withCircuit(new RampCircuit(comparatorOffset));
    }

    static LinearRampAdcSpec linearRamp(int bits) {
        return new LinearRampAdcSpec(bits).withCircuit(RampCircuit.IDEAL);
    }

    /** Returns one dense layer with numbers of ±0.7 in its tensors. */
    static Network dense(int inputs, int outputs, Activation activation) {
        return NetworkSamples.scrambled(List.of(new Dense(inputs, outputs, activation)), 0.7, 5);
    }

    static Network vanilla() {
        return new VanillaMlp(800, 2).initial(4, 3, 0);
    }

    static Network singlu(GateBiases biases) {
        return new SinGluMlp(800, 2, 10, biases).initial(4, 3, 0);
    }

    static Network lstm() {
        return Recurrent.DEFAULT.withHidden(12).initial(4, 3, 0);
    }

    static Signal vectors() {
        return Signal.of(NetworkSamples.uniform(60, 4, 90));
    }

    static Signal sequences() {
        return NetworkSamples.signal(NetworkSamples.sequences(List.of(9, 9, 8, 8, 8, 6, 5, 5, 4, 3, 2, 1), 4, 91));
    }

    /** Lays a network out with ranges taken from the signal it will be run on. */
    static Mapping mapping(Network network, HardwareSpec hardware, Signal calibration) {
        Ranges ranges = new Ranges();
        network.infer(calibration, ranges, RANDOM);
        return Mapping.of(network, hardware, ranges);
    }

    static DMatrixRMaj run(Network network, Substrate substrate, Signal signal) {
        return network.infer(signal, substrate, RANDOM.child("read")).outputs().single();
    }

    static DMatrixRMaj exact(Network network, Signal signal) {
        return run(network, new Exact(), signal);
    }

    /** Calls back for each stage with the inputs that it has in the reference network. */
    static void eachStage(Network network, Signal signal, BiConsumer<Stage, DMatrixRMaj> check) {
        Exact exact = new Exact();
        run(
                network,
                (stage, x, read) -> {
                    check.accept(stage, x);
                    return exact.apply(stage, x, read);
                },
                signal);
    }

    static ProductPlan productPlan(Mapping mapping, String stage) {
        return (ProductPlan) mapping.plans().stream()
                .filter(plan -> plan.stage().name().equals(stage))
                .findFirst()
                .orElseThrow();
    }

    static List<Layer> layers(Layer... layers) {
        return new ArrayList<>(List.of(layers));
    }

    static double largestDifference(DMatrixRMaj a, DMatrixRMaj b) {
        double largest = 0;
        for (int k = 0; k < a.getNumElements(); k++) {
            largest = Math.max(largest, Math.abs(a.data[k] - b.data[k]));
        }
        return largest;
    }

    static double rms(DMatrixRMaj a, DMatrixRMaj b) {
        double sum = 0;
        for (int k = 0; k < a.getNumElements(); k++) {
            sum += (a.data[k] - b.data[k]) * (a.data[k] - b.data[k]);
        }
        return Math.sqrt(sum / a.getNumElements());
    }
}
