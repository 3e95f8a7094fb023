package mho.networks.tile;

import java.util.List;
import mho.adc.ActivationUnit;
import mho.adc.Adc;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.random.RandomStream;
import mho.crossbar.Crossbar;
import mho.networks.Activity;
import mho.networks.ColumnGroup;
import mho.networks.Substrate.Applied;
import org.ejml.data.DMatrixRMaj;

/** A function on digital numbers by the shared digital units, put out on the grid that a converter would have used. */
record PointwiseDigital(PointwisePlan plan, ActivationUnit unit) implements StageHardware {
    static PointwiseDigital of(PointwisePlan plan) {
        HardwareSpec hardware = plan.hardware();
        return new PointwiseDigital(
                plan,
                hardware.digital()
                        .unit()
                        .unit(plan.conversion(), hardware.nonlinear().bits()));
    }

    @Override
    public int inputs() {
        return plan.stage().inputs();
    }

    @Override
    public Applied apply(DMatrixRMaj x, RandomStream read) {
        DMatrixRMaj outputs = x.copy();
        unit.apply(outputs.data, 0, outputs.getNumElements());
        return new Applied(x, outputs, Activity.of(plan.stage().name(), 0, x.getNumRows()));
    }

    @Override
    public CostSheet cost(double arrayEnergy) {
        ColumnGroup all =
                new ColumnGroup(0, plan.stage().width(), plan.conversion().activation());
        return CostSheet.sequence(plan.stage().name(), StageCost.functions(List.of(all), plan.hardware()));
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
