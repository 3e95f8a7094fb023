package mho.scenarios;

import java.util.List;
import mho.base.random.RandomStream;
import mho.networks.Network;
import mho.networks.data.Task;
import mho.networks.tile.Mapping;
import mho.networks.tile.Ranges;
import mho.networks.train.Evaluation;
import mho.networks.train.Trainer.Trained;
import mho.scenarios.Scenario.NetworkSpec;

/**
 * A trained network laid out on the scenario's hardware.
 *
 * @param scenario the experiment
 * @param index    which of its networks
 * @param address  address of this network's random numbers
 * @param task     data of this training seed
 * @param trained  the network
 * @param ranges   what calibration saw
 * @param mapping  its layout
 * @param digital  score of the reference
 * @param engines  scores on the scenario's int8 references in their order: the same for every chip
 */
record Candidate(
        Scenario scenario,
        int index,
        RandomStream address,
        Task task,
        Trained trained,
        Ranges ranges,
        Mapping mapping,
        Evaluation digital,
        List<Evaluation> engines) {
    NetworkSpec spec() {
        return scenario.networks().get(index);
    }

    Network network() {
        return trained.network();
    }
}
