package mho.scenarios;

import java.util.List;
import mho.base.random.RandomStream;
import mho.networks.Exact;
import mho.networks.Network;
import mho.networks.data.Task;
import mho.networks.tile.Ranges;
import mho.networks.train.Evaluation;
import mho.networks.train.Trainer.Trained;

/**
 * A trained network with what is known of it before there is any hardware.
 *
 * @param address address of this network's random numbers
 * @param task    data of its training seed
 * @param trained the network
 * @param ranges  what calibration saw
 * @param digital score of the reference in double precision
 * @param probes  its scores on the task's further tests, in order
 */
record Calibrated(
        RandomStream address, Task task, Trained trained, Ranges ranges, Evaluation digital, List<Evaluation> probes) {

    static Calibrated of(RandomStream address, Task task, Trained trained, int calibrationExamples) {
        Network network = trained.network();
        Ranges ranges = new Ranges(trained.ranges());
        Evaluation.of(network, task.train().spread(calibrationExamples), ranges, address);
        Evaluation digital = Evaluation.of(network, task.test(), task.metric(), new Exact(), address);
        List<Evaluation> probes = task.probes().stream()
                .map(probe -> Evaluation.of(network, probe.examples(), probe.metric(), new Exact(), address))
                .toList();
        return new Calibrated(address, task, trained, ranges, digital, probes);
    }

    Network network() {
        return trained.network();
    }
}
