package mho.scenarios;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mho.base.cost.CostSheet;
import mho.base.cost.PartCost;
import mho.networks.Architecture;
import mho.networks.NetworkShape;
import mho.networks.Shapes;
import mho.networks.Stored;
import mho.networks.data.TaskShape;
import mho.networks.tile.CellEnergy;
import mho.networks.tile.CostModel;
import mho.networks.tile.ExpectedActivity;
import mho.networks.tile.HardwareSpec;
import mho.networks.tile.Int8Engine;
import mho.networks.tile.Schedule;
import mho.scenarios.Scenario.NetworkSpec;

/**
 * What the networks of a scenario are expected to cost: reads no file, trains nothing, draws no weight and makes no chip.
 *
 * <p>Keep one for many scenarios, one for each thread: designs that it has met are not worked out again. Results do not depend on
 * what it met before.
 */
public final class CostEstimator {
    /** Shapes of networks that are remembered. */
    private static final int MOST = 1024;

    private final CostModel model = new CostModel();
    private final Map<ShapeKey, NetworkShape> shapes = new HashMap<>();
    private final ExpectedActivity activity;

    private record ShapeKey(Architecture architecture, TaskShape task) {}

    /** With values as {@link ExpectedActivity.Assumed}. */
    public CostEstimator() {
        this(new ExpectedActivity.Assumed());
    }

    /**
     * @param activity what flows through the networks
     */
    public CostEstimator(ExpectedActivity activity) {
        this.activity = activity;
    }

    /** Returns what is taken to flow, in words. */
    public String activity() {
        return activity.description();
    }

    /**
     * Returns the costs of each network of a scenario, on its chip and on its references; its axes are ignored.
     *
     * @throws IllegalArgumentException if the sizes of the task are not known without its data, or a cost of one's own is for a part
     *     that there is not
     */
    public List<NetworkCost> of(Scenario scenario) {
        List<NetworkCost> costs = new ArrayList<>();
        for (NetworkSpec spec : scenario.networks()) {
            costs.add(of(scenario, spec.architecture()));
        }
        List<PartCost> own = scenario.hardware().costs();
        if (!own.isEmpty()) {
            List<CostSheet> trees = new ArrayList<>();
            for (NetworkCost cost : costs) {
                trees.add(cost.analog());
                trees.addAll(cost.references());
            }
            PartCost.requireKnown(own, trees);
        }
        return costs;
    }

    private NetworkCost of(Scenario scenario, Architecture architecture) {
        TaskShape task = task(scenario, architecture);
        NetworkShape shape = shape(architecture, task);
        HardwareSpec hardware = scenario.hardware();
        double steps = task.steps();
        CostSheet analog = model.cost("analog", shape, hardware, activity, steps);
        List<CostSheet> references = new ArrayList<>();
        List<PublishedAccelerator.Row> published = new ArrayList<>();
        for (Reference reference : scenario.references()) {
            if (reference instanceof Reference.ConventionalConverter converter) {
                references.add(
                        model.cost(reference.name(), shape, hardware.withNonlinear(converter.adc()), activity, steps));
            } else if (reference instanceof Reference.Int8 int8) {
                Int8Engine.Lanes lanes = new Int8Engine.Lanes(hardware.technology(), int8.lanes());
                references.add(Int8Engine.cost(reference.name(), shape, lanes, steps, hardware.digital()));
            } else if (reference instanceof Reference.Published other) {
                published.add(other.accelerator().row());
            }
        }
        return new NetworkCost(
                architecture.name(),
                steps,
                shape.operations(steps),
                analog,
                Schedule.of(shape, analog, steps),
                references,
                published);
    }

    /**
     * Returns what it takes to program the chip for each network of a scenario, once: all arrays at the same time, cell after cell, and
     * the ramps of converters. Not a part of any cost of an inference.
     */
    public List<CostSheet> programming(Scenario scenario) {
        List<CostSheet> costs = new ArrayList<>();
        for (NetworkSpec spec : scenario.networks()) {
            NetworkShape shape = shape(spec.architecture(), task(scenario, spec.architecture()));
            costs.add(model.programming(spec.architecture().name(), shape, scenario.hardware(), activity));
        }
        return costs;
    }

    /** Returns what the cells of each network's arrays take from the values that flow, and from fixed operations. */
    public List<CellEnergies> cells(Scenario scenario) {
        HardwareSpec hardware = scenario.hardware();
        CellEnergy used = hardware.energy();
        List<CellEnergies> cells = new ArrayList<>();
        for (NetworkSpec spec : scenario.networks()) {
            TaskShape task = task(scenario, spec.architecture());
            NetworkShape shape = shape(spec.architecture(), task);
            HardwareSpec otherwise = hardware.withEnergy(CellEnergies.other(used));
            cells.add(CellEnergies.of(
                    used,
                    model.cost("analog", shape, hardware, activity, task.steps()),
                    model.cost("analog", shape, otherwise, activity, task.steps())));
        }
        return cells;
    }

    private static TaskShape task(Scenario scenario, Architecture architecture) {
        if (architecture instanceof Shapes) {
            return new TaskShape(1, 1, 1);
        }
        if (architecture instanceof Stored) {
            throw new IllegalArgumentException(
                    "The sizes of a stored network are in its folder, which an estimate does not read. Give them as an architecture of kind \"shapes\".");
        }
        return scenario.task()
                .shape()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The sizes of this task are in its data, which an estimate does not read (%s). Give the network as an architecture of kind \"shapes\", or name a generated task."
                                .formatted(scenario.task().summary())));
    }

    private NetworkShape shape(Architecture architecture, TaskShape task) {
        ShapeKey key = new ShapeKey(architecture, task);
        NetworkShape found = shapes.get(key);
        if (found == null) {
            found = architecture.shape(task.features(), task.outputs());
            if (shapes.size() >= MOST) {
                shapes.clear();
            }
            shapes.put(key, found);
        }
        return found;
    }
}
