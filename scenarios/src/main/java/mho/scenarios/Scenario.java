package mho.scenarios;

import java.util.List;
import java.util.regex.Pattern;
import mho.networks.Architecture;
import mho.networks.data.TaskSpec;
import mho.networks.tile.HardwareSpec;
import mho.networks.train.Training;
import mho.scenarios.json.EmptyIfAbsent;

/**
 * One experiment: networks trained on a task, mapped onto a chip design, and compared on fabricated chips with the digital
 * reference and with other hardware.
 *
 * @param name       short name, also of the result folder
 * @param title      one line for tables and reports
 * @param task       what is learnt
 * @param networks   what learns it; at least one
 * @param hardware   the chip's design
 * @param references other hardware on the same task
 * @param run        how often, and from which seed
 * @param axes       what is varied: all combinations of their values are points of a design space; none for a plain run
 * @param sweep      how {@code mho sweep} goes through the design space
 */
public record Scenario(
        String name,
        String title,
        TaskSpec task,
        List<NetworkSpec> networks,
        HardwareSpec hardware,
        List<Reference> references,
        Run run,
        @EmptyIfAbsent List<Axis> axes,
        @EmptyIfAbsent Sweep sweep) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    public Scenario {
        networks = List.copyOf(networks);
        axes = List.copyOf(axes);
        references = List.copyOf(references);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A scenario's name names its result folder and must be made of letters, digits, '.', '_' and '-', but is \"%s\""
                            .formatted(name));
        }
        if (networks.isEmpty()) {
            throw new IllegalArgumentException("A scenario needs at least one network, but \"networks\" is empty");
        }
    }

    /** A scenario whose axes are swept as usual. */
    public Scenario(
            String name,
            String title,
            TaskSpec task,
            List<NetworkSpec> networks,
            HardwareSpec hardware,
            List<Reference> references,
            Run run,
            List<Axis> axes) {
        this(name, title, task, networks, hardware, references, run, axes, Sweep.DEFAULT);
    }

    /** Returns the same scenario run otherwise. */
    public Scenario withRun(Run newRun) {
        return new Scenario(name, title, task, networks, hardware, references, newRun, axes, sweep);
    }

    /** Returns the same scenario swept otherwise. */
    public Scenario withSweep(Sweep newSweep) {
        return new Scenario(name, title, task, networks, hardware, references, run, axes, newSweep);
    }

    /** Returns the same scenario for other networks. */
    public Scenario withNetworks(List<NetworkSpec> newNetworks) {
        return new Scenario(name, title, task, newNetworks, hardware, references, run, axes, sweep);
    }

    /** Returns the same scenario on another chip. */
    public Scenario withHardware(HardwareSpec newHardware) {
        return new Scenario(name, title, task, networks, newHardware, references, run, axes, sweep);
    }

    /** Returns one point of this scenario's design space, where nothing varies any more. */
    Scenario at(HardwareSpec newHardware) {
        return new Scenario(name, title, task, networks, newHardware, references, run, List.of(), Sweep.DEFAULT);
    }

    /**
     * A network and how it is trained.
     *
     * @param architecture the design
     * @param training     the protocol
     */
    public record NetworkSpec(Architecture architecture, Training training) {
        /** Returns the same with a training that knows the chip that it rehearses. */
        NetworkSpec on(HardwareSpec hardware) {
            return new NetworkSpec(architecture, training.on(hardware));
        }
    }

    /**
     * How often an experiment is made.
     *
     * @param seed                seed of the hardware's random numbers: chips, read noise, order of training examples
     * @param chips               chips fabricated for each trained network [1]
     * @param trainingSeeds       networks trained, each with data and initial weights of its own seed 0, 1, … [1]
     * @param calibrationExamples training examples from which the ranges of converters are taken [1]
     */
    public record Run(long seed, int chips, int trainingSeeds, int calibrationExamples) {
        public static final Run DEFAULT = new Run(42, 16, 1, 256);

        public Run {
            if (!(chips >= 1 && chips <= 1_000_000 && trainingSeeds >= 1 && trainingSeeds <= 10_000)) {
                throw new IllegalArgumentException(
                        "A run needs 1 to 1,000,000 chips and 1 to 10,000 training seeds, but they are %d and %d"
                                .formatted(chips, trainingSeeds));
            }
            if (!(calibrationExamples >= 1)) {
                throw new IllegalArgumentException(
                        "Calibration needs at least one training example, but has %d".formatted(calibrationExamples));
            }
        }

        /** Returns the same run from another seed. */
        public Run withSeed(long newSeed) {
            return new Run(newSeed, chips, trainingSeeds, calibrationExamples);
        }

        /** Returns the same run with another number of chips. */
        public Run withChips(int newChips) {
            return new Run(seed, newChips, trainingSeeds, calibrationExamples);
        }
    }
}
