package mho.scenarios;

import java.util.List;
import mho.networks.data.TaskSpec;
import mho.scenarios.Checkpoints.Course;
import mho.scenarios.Scenario.NetworkSpec;

/** All that the training of a scenario's networks depends on. */
record Protocol(TaskSpec task, List<NetworkSpec> networks, long seed, int trainingSeeds) {
    static Protocol of(Scenario scenario) {
        return new Protocol(
                scenario.task(),
                scenario.networks().stream()
                        .map(spec -> spec.on(scenario.hardware()))
                        .toList(),
                scenario.run().seed(),
                scenario.run().trainingSeeds());
    }

    /** Returns one of its trainings. */
    Course course(String prefix, int network, int trainingSeed) {
        NetworkSpec spec = networks.get(network);
        String name = "%straining-%d-%s-seed-%d"
                .formatted(prefix, network, spec.architecture().name().replaceAll("[^A-Za-z0-9]+", "-"), trainingSeed);
        return new Course(name, task.withSeed(trainingSeed), spec.architecture(), spec.training(), seed, trainingSeed);
    }
}
