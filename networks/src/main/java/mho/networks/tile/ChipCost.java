package mho.networks.tile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import mho.base.cost.CostSheet;
import mho.base.cost.PartCost;
import mho.networks.DigitalWork;
import mho.networks.NetworkShape;
import mho.networks.NetworkShape.LayerShape;
import mho.networks.StageShape;

/**
 * What one inference costs, put together from the costs of its stages.
 *
 * @param shape    the network
 * @param hardware the chip's design
 */
record ChipCost(NetworkShape shape, HardwareSpec hardware) {
    /**
     * Returns the tree: the layers, then what all of them share.
     *
     * @param name   name of the tree
     * @param stages what one vector costs in each stage
     * @param units  whether functions are digital somewhere
     * @param steps  time steps of a sequence, 1 for a feed-forward network
     */
    CostSheet of(String name, Function<StageShape, CostSheet> stages, boolean units, double steps) {
        List<CostSheet> parts = new ArrayList<>();
        double repetitions = steps;
        for (LayerShape layer : shape.layers()) {
            parts.add(own(step(layer, stages)).repeated(repetitions).chained(layer.copies()));
            repetitions = layer.kind() == LayerShape.Kind.POOL ? 1 : repetitions;
        }
        parts.add(own(Parts.sharedUnits(parts, hardware.technology(), hardware.digital(), activationUnits(units))));
        DataMovement moved = DataMovement.of(shape, hardware, parts, steps);
        parts.add(own(moved.cost(hardware.technology())));
        return whole(name, parts, hardware.costs());
    }

    /** Adds wiring and, once for the whole time, leakage. */
    static CostSheet whole(String name, List<CostSheet> parts, List<PartCost> costs) {
        List<CostSheet> all = new ArrayList<>(parts);
        all.add(PartCost.priced(Parts.wiring(area(parts)), costs));
        double watts = 0;
        double time = 0;
        for (CostSheet part : all) {
            watts += part.footprint().leakage();
            time += part.latency();
        }
        all.add(PartCost.priced(Parts.leakage(watts, time), costs));
        return CostSheet.sequence(name, all);
    }

    private static double area(List<CostSheet> parts) {
        double area = 0;
        for (CostSheet part : parts) {
            area += part.area();
        }
        return area;
    }

    private CostSheet own(CostSheet sheet) {
        return PartCost.priced(sheet, hardware.costs());
    }

    private CostSheet step(LayerShape layer, Function<StageShape, CostSheet> stages) {
        if (!layer.inner().isEmpty()) {
            List<CostSheet> parts = new ArrayList<>();
            for (LayerShape inner : layer.inner()) {
                parts.add(step(inner, stages));
            }
            parts.add(elementWise(layer.work()));
            return CostSheet.sequence(layer.name(), parts);
        }
        Map<String, CostSheet> costs = new LinkedHashMap<>();
        for (StageShape stage : layer.stages()) {
            costs.put(stage.name(), stages.apply(stage));
        }
        return layer.combined().of(layer.name(), costs, elementWise(layer.work()));
    }

    private CostSheet elementWise(DigitalWork work) {
        return Parts.elementWise(work, hardware.technology(), hardware.digital());
    }

    /** The shared units for functions, none of them where converters apply all functions. */
    private List<CostSheet> activationUnits(boolean needed) {
        DigitalSpec digital = hardware.digital();
        return Parts.activationUnits(
                digital.unit(),
                hardware.nonlinear().bits(),
                needed ? digital.activationUnits() : 0,
                hardware.technology());
    }
}
