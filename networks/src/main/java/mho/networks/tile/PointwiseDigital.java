package mho.networks.tile;

import java.util.List;
import mho.adc.Adc;
import mho.adc.Conversion;
import mho.adc.activation.Interval;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.random.RandomStream;
import mho.crossbar.Crossbar;
import mho.networks.Activity;
import mho.networks.Substrate.Applied;
import org.ejml.data.DMatrixRMaj;

/** A function on digital numbers by the shared digital units, put out on the grid that a converter would have used. */
record PointwiseDigital(PointwisePlan plan) implements StageHardware {
    @Override
    public int inputs() {
        return plan.stage().inputs();
    }

    @Override
    public Applied apply(DMatrixRMaj x, RandomStream read) {
        Conversion conversion = plan.conversion();
        Interval range = conversion.activation().outputs(conversion.inputs());
        int bits = plan.hardware().nonlinear().bits();
        DMatrixRMaj outputs = new DMatrixRMaj(x.getNumRows(), x.getNumCols());
        conversion.activation().clippedValues(x.data, outputs.data, 0, x.getNumElements());
        for (int k = 0; k < outputs.getNumElements(); k++) {
            outputs.data[k] = conversion.placement().nearest(range, bits, outputs.data[k]);
        }
        return new Applied(x, outputs, Activity.of(plan.stage().name(), 0, x.getNumRows()));
    }

    @Override
    public CostSheet cost(double arrayEnergy) {
        HardwareSpec hardware = plan.hardware();
        return CostSheet.sequence(
                plan.stage().name(),
                ProductHardware.activationCost(plan.stage().width(), hardware.technology(), hardware.digital()));
    }

    @Override
    public Cost compensation() {
        return Cost.NONE;
    }

    @Override
    public List<Crossbar> crossbars() {
        return List.of();
    }

    @Override
    public List<Adc> converters() {
        return List.of();
    }
}
