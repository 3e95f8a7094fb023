package mho.scenarios;

import java.util.ArrayList;
import java.util.List;
import mho.base.random.RandomStream;
import mho.networks.Network;
import mho.networks.data.Task;
import mho.networks.tile.Chip;
import mho.networks.tile.Int8Engine;
import mho.networks.tile.Mapping;
import mho.networks.tile.Ranges;
import mho.networks.train.Evaluation;
import mho.networks.train.Trainer.Trained;
import mho.scenarios.Scenario.NetworkSpec;

/**
 * A trained network laid out on the scenario's hardware and on its references: all that is the same for every chip.
 *
 * @param scenario     the experiment
 * @param spec         which of its networks
 * @param address      address of this network's random numbers
 * @param task         data of this training seed
 * @param trained      the network
 * @param ranges       what calibration saw
 * @param mapping      its layout
 * @param digital      score of the reference in double precision
 * @param probes       its scores on the task's further tests, in order
 * @param counterparts the same network on the scenario's references
 */
record Candidate(
        Scenario scenario,
        NetworkSpec spec,
        RandomStream address,
        Task task,
        Trained trained,
        Ranges ranges,
        Mapping mapping,
        Evaluation digital,
        List<Evaluation> probes,
        Counterparts counterparts) {

    /**
     * The network on the references of each kind, in the order of the scenario.
     *
     * @param conventional layouts with conventional converters, fabricated for every chip
     * @param engines      int8 engines, of which there is nothing to fabricate
     */
    record Counterparts(List<Mapping> conventional, List<Engine> engines) {}

    /**
     * An int8 engine that was put to the test.
     *
     * @param hardware the engine
     * @param score    its score
     */
    record Engine(Int8Engine hardware, Evaluation score) {}

    /** Lays a network of a scenario out, on its hardware and on its references. */
    static Candidate of(Scenario scenario, int n, Calibrated known) {
        return new Candidate(
                scenario,
                scenario.networks().get(n),
                known.address(),
                known.task(),
                known.trained(),
                known.ranges(),
                Mapping.of(known.network(), scenario.hardware(), known.ranges()),
                known.digital(),
                known.probes(),
                counterparts(scenario, known));
    }

    private static Counterparts counterparts(Scenario scenario, Calibrated known) {
        Network network = known.network();
        Task task = known.task();
        List<Mapping> conventional = new ArrayList<>();
        List<Engine> engines = new ArrayList<>();
        for (Reference reference : scenario.references()) {
            if (reference instanceof Reference.ConventionalConverter converter) {
                conventional.add(
                        Mapping.of(network, scenario.hardware().withNonlinear(converter.adc()), known.ranges()));
            } else if (reference instanceof Reference.Int8 int8) {
                Int8Engine engine = new Int8Engine(
                        network, known.ranges(), scenario.hardware().technology(), int8.lanes());
                engines.add(new Engine(
                        engine, Evaluation.of(network, task.test(), task.metric(), engine, known.address())));
            }
        }
        return new Counterparts(conventional, engines);
    }

    Network network() {
        return trained.network();
    }

    /** Returns the address of everything about a chip of a number. */
    RandomStream chip(int number) {
        return address.child("chip").child(number);
    }

    /** Returns the chip of a number of a layout of this network; the same one every time. */
    Chip fabricate(Mapping layout, int number) {
        return layout.fabricate(chip(number).child("hardware"));
    }
}
