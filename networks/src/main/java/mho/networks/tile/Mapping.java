package mho.networks.tile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.base.cost.CostSheet;
import mho.base.random.RandomStream;
import mho.networks.Activity;
import mho.networks.Network;
import mho.networks.NetworkShape;
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

    /** Returns what flows through the stages on the calibration data, for estimates of costs. */
    public ExpectedActivity.Measured moments(Ranges ranges) {
        Map<String, StageMoments> moments = new LinkedHashMap<>();
        for (StagePlan plan : plans.values()) {
            if (plan instanceof ProductPlan product) {
                moments.put(plan.stage().name(), product.moments(ranges));
            } else if (plan instanceof PointwisePlan pointwise) {
                moments.put(plan.stage().name(), pointwise.moments(ranges));
            }
        }
        return new ExpectedActivity.Measured(moments);
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
        boolean units = plans.values().stream().anyMatch(StagePlan::digitalFunction);
        return new ChipCost(NetworkShape.of(network.layers()), hardware)
                .of(
                        name,
                        stage -> chip.hardware(stage.name()).cost(activity.energyPerVector(stage.name())),
                        units,
                        steps);
    }
}
