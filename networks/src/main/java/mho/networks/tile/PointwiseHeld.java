package mho.networks.tile;

import java.util.List;
import mho.adc.Adc;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.crossbar.Crossbar;
import mho.networks.Activity;
import mho.networks.Substrate.Applied;
import org.ejml.data.DMatrixRMaj;

/** Converters that apply a function to held voltages: no driver and no cell between them. */
record PointwiseHeld(PointwisePlan plan, Adc bank) implements StageHardware {
    static PointwiseHeld fabricate(PointwisePlan plan, RandomStream random) {
        HardwareSpec hardware = plan.hardware();
        Adc bank =
                hardware.nonlinear().fabricate(plan.conversion(), plan.stage().width(), random.child("converters"));
        return new PointwiseHeld(plan, hardware.ageing().applyTo(bank));
    }

    @Override
    public int inputs() {
        return plan.stage().inputs();
    }

    @Override
    public Applied apply(DMatrixRMaj x, RandomStream read) {
        DMatrixRMaj outputs = x.copy();
        Draws draws = read.draws();
        int width = plan.stage().width();
        for (int row = 0; row < x.getNumRows(); row++) {
            bank.moment(draws).convert(outputs.data, row * width, (row + 1) * width, 0);
        }
        return new Applied(x, outputs, Activity.of(plan.stage().name(), 0, x.getNumRows()));
    }

    @Override
    public CostSheet cost(double arrayEnergy) {
        HardwareSpec hardware = plan.hardware();
        return StageCost.held(plan.stage().name(), new TileCost.Bank(bank, hardware.nonlinear(), 0), hardware);
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
        return List.of(bank);
    }
}
