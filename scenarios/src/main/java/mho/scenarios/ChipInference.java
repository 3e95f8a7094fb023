package mho.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import mho.base.random.RandomStream;
import mho.networks.Network;
import mho.networks.Signal;
import mho.networks.tile.Chip;
import mho.networks.tile.HardwareSpec;
import mho.networks.tile.Mapping;
import mho.networks.tile.Ranges;

/** A given network on chips of a given design, without a task: ranges of converters come from given inputs. */
public final class ChipInference {
    private final Network network;
    private final Mapping mapping;
    private final RandomStream address;

    private ChipInference(Network network, Mapping mapping, RandomStream address) {
        this.network = network;
        this.mapping = mapping;
        this.address = address;
    }

    /**
     * Lays out a network.
     *
     * @param network     the network
     * @param hardware    the chip's design
     * @param calibration inputs from which ranges are taken
     * @param seed        seed of the chips
     */
    public static ChipInference of(Network network, HardwareSpec hardware, Signal calibration, long seed) {
        RandomStream address = RandomStream.ofSeed(seed).child("inference");
        Ranges ranges = new Ranges();
        network.infer(calibration, ranges, address.child("calibration"));
        return new ChipInference(network, Mapping.of(network, hardware, ranges), address);
    }

    public Mapping mapping() {
        return mapping;
    }

    /** Returns the chip of a number; the same one every time. */
    public Chip chip(int number) {
        return mapping.fabricate(chipAddress(number).child("hardware"));
    }

    private RandomStream chipAddress(int number) {
        return address.child("chip").child(number);
    }

    /** Returns the outputs of each of the first so many chips. */
    public List<Signal> infer(Signal inputs, int chips, int threads) {
        List<Callable<Signal>> jobs = new ArrayList<>();
        for (int number = 0; number < chips; number++) {
            int chip = number;
            jobs.add(() -> network.infer(inputs, chip(chip), chipAddress(chip).child("read"))
                    .outputs());
        }
        try (Workers workers = new Workers(threads)) {
            return workers.all(jobs);
        }
    }
}
