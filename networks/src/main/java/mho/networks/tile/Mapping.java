package mho.networks.tile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.base.cost.CostSheet;
import mho.base.random.RandomStream;
import mho.networks.Activity;
import mho.networks.DigitalWork;
import mho.networks.Layer;
import mho.networks.Layer.Scope;
import mho.networks.Network;
import mho.networks.Pool;
import mho.networks.Residual;
import mho.networks.Stage;

/** A network laid out on the tiles of a chip design: what is the same for every chip that is fabricated from it. */
public final class Mapping {
    private final Network network;
    private final HardwareSpec hardware;
    private final Map<String, StagePlan> plans;

    private Mapping(Network network, HardwareSpec hardware, Map<String, StagePlan> plans) {
        this.network = network;
        this.hardware = hardware;
        this.plans = plans;
    }

    /**
     * Lays out a network.
     *
     * @param network  the trained network
     * @param hardware the chip's design
     * @param ranges   what a run over calibration data saw
     */
    public static Mapping of(Network network, HardwareSpec hardware, Ranges ranges) {
        Map<String, StagePlan> plans = new LinkedHashMap<>();
        for (Stage stage : network.stages()) {
            plans.put(stage.name(), plan(stage, hardware, ranges));
        }
        return new Mapping(network, hardware, plans);
    }

    private static StagePlan plan(Stage stage, HardwareSpec hardware, Ranges ranges) {
        if (stage instanceof Stage.Product product) {
            return ProductPlan.of(product, hardware, ranges);
        }
        if (stage instanceof Stage.State state) {
            return StatePlan.of(state, hardware, ranges.inputs(stage));
        }
        return PointwisePlan.of((Stage.Pointwise) stage, hardware, ranges);
    }

    public HardwareSpec hardware() {
        return hardware;
    }

    /** Returns the plans of the stages in the order of their use. */
    public List<StagePlan> plans() {
        return List.copyOf(plans.values());
    }

    /** Fabricates and programs one chip. */
    public Chip fabricate(RandomStream random) {
        Map<String, StageHardware> stages = new LinkedHashMap<>();
        plans.forEach((name, plan) -> stages.put(name, plan.fabricate(random.child(name))));
        return new Chip(stages);
    }

    /**
     * Returns what one inference costs.
     *
     * @param name     name of the tree
     * @param chip     a chip of this mapping
     * @param activity energy that depended on the values, from runs over test data
     * @param steps    time steps of a sequence, 1 for a feed-forward network
     */
    public CostSheet cost(String name, Chip chip, Activity activity, double steps) {
        List<CostSheet> parts = new ArrayList<>();
        double repetitions = steps;
        for (int k = 0; k < network.layers().size(); k++) {
            Layer layer = network.layers().get(k);
            CostSheet step = stepCost(layerName(k, layer), layer, network.scope(k), new Spent(chip, activity));
            parts.add(step.repeated(repetitions));
            repetitions = layer instanceof Pool ? 1 : repetitions;
        }
        parts.add(Parts.sharedUnits(parts, hardware.technology(), hardware.digital(), activationUnits()));
        parts.add(Parts.wiring(CostSheet.sequence(name, parts).area()));
        return CostSheet.sequence(name, parts);
    }

    /** A chip and what depended on the values. */
    private record Spent(Chip chip, Activity activity) {
        CostSheet of(Stage stage) {
            return chip.hardware(stage.name()).cost(activity.energyPerVector(stage.name()));
        }
    }

    private CostSheet stepCost(String name, Layer layer, Scope scope, Spent spent) {
        if (layer instanceof Residual residual) {
            List<CostSheet> parts = new ArrayList<>();
            for (int k = 0; k < residual.layers().size(); k++) {
                Layer inner = residual.layers().get(k);
                parts.add(stepCost(layerName(k, inner), inner, residual.inner(k, scope), spent));
            }
            parts.add(elementWise(residual.shortcutWork()));
            return CostSheet.sequence(name, parts);
        }
        Map<String, CostSheet> stages = new LinkedHashMap<>();
        layer.stages(scope).forEach(stage -> stages.put(stage.name(), spent.of(stage)));
        return layer.stepCost(name, stages, elementWise(layer.digitalWork()));
    }

    private CostSheet elementWise(DigitalWork work) {
        return Parts.elementWise(work, hardware.technology(), hardware.digital());
    }

    /** The shared units for functions, none of them where converters apply all functions. */
    private List<CostSheet> activationUnits() {
        DigitalSpec digital = hardware.digital();
        boolean needed = plans.values().stream().anyMatch(StagePlan::digitalFunction);
        return Parts.activationUnits(
                digital.unit(),
                hardware.nonlinear().bits(),
                needed ? digital.activationUnits() : 0,
                hardware.technology());
    }

    private static String layerName(int number, Layer layer) {
        return "layer %d, %s".formatted(number, layer.getClass().getSimpleName());
    }
}
