package mho.scenarios;

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
 */
record Candidate(
        Scenario scenario,
        int index,
        RandomStream address,
        Task task,
        Trained trained,
        Ranges ranges,
        Mapping mapping,
        Evaluation digital) {
    NetworkSpec spec() {
        return scenario.networks().get(index);
    }

    Network network() {
        return trained.network();
    }
}
