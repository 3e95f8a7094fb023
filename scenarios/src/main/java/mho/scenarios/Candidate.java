package mho.scenarios;

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
