package mho.networks.train;

import mho.networks.tile.HardwareSpec;

/**
 * What of the hardware a network meets while it is still being trained, so that it learns to bear it. The gradient changes the
 * clean weights.
 *
 * @param weights     noise of the weights in arrays
 * @param dropConnect probability that a weight in an array is left out of a step, the others being scaled up by 1/(1 − this) [1]
 * @param clip        bound of the weights in arrays
 * @param inputs      how inputs get onto word lines
 * @param outputs     how outputs are converted
 * @param rampEpochs  epochs over which noise and drop-connect rise in equal steps to what they are in full [1]
 */
public record Rehearsal(
        WeightNoise weights,
        double dropConnect,
        WeightClip clip,
        InputCodes inputs,
        OutputCodes outputs,
        int rampEpochs) {
    /** Nothing: training on exact arithmetic. */
    public static final Rehearsal DEFAULT = new Rehearsal(
            new WeightNoise.None(),
            0,
            new WeightClip.None(),
            new InputCodes.Continuous(),
            new OutputCodes.Continuous(),
            0);

    public Rehearsal {
        if (!(dropConnect >= 0 && dropConnect < 1)) {
            throw new IllegalArgumentException(
                    "Drop-connect leaves out a share of weights, from 0 to less than 1, but is %g"
                            .formatted(dropConnect));
        }
        if (!(rampEpochs >= 0)) {
            throw new IllegalArgumentException(
                    "Noise rises over 0 or more epochs, but these are %d".formatted(rampEpochs));
        }
    }

    /** Returns what this means for a chip: what was said to be as the hardware is taken from it. */
    public Rehearsal on(HardwareSpec hardware) {
        return new Rehearsal(
                weights.on(hardware), dropConnect, clip, inputs.on(hardware), outputs.on(hardware), rampEpochs);
    }

    void requireHardwareIsKnown() {
        if (weights instanceof WeightNoise.AsHardware
                || inputs instanceof InputCodes.AsHardware
                || outputs instanceof OutputCodes.AsHardware) {
            throw new IllegalArgumentException(
                    "A training that rehearses \"as-hardware\" must know which, but has none. Call Training.on(hardware) first.");
        }
    }

    /** Returns how much of the noise there is in an epoch [1]. */
    double part(int epoch) {
        return Math.min(1, (epoch + 1.0) / (rampEpochs + 1.0));
    }

    /** Returns the same with other noise of the weights. */
    public Rehearsal withWeights(WeightNoise newWeights) {
        return new Rehearsal(newWeights, dropConnect, clip, inputs, outputs, rampEpochs);
    }

    /** Returns the same with another share of weights left out. */
    public Rehearsal withDropConnect(double newShare) {
        return new Rehearsal(weights, newShare, clip, inputs, outputs, rampEpochs);
    }

    /** Returns the same with another bound of the weights. */
    public Rehearsal withClip(WeightClip newClip) {
        return new Rehearsal(weights, dropConnect, newClip, inputs, outputs, rampEpochs);
    }

    /** Returns the same with other inputs. */
    public Rehearsal withInputs(InputCodes newInputs) {
        return new Rehearsal(weights, dropConnect, clip, newInputs, outputs, rampEpochs);
    }

    /** Returns the same with other outputs. */
    public Rehearsal withOutputs(OutputCodes newOutputs) {
        return new Rehearsal(weights, dropConnect, clip, inputs, newOutputs, rampEpochs);
    }

    /** Returns the same with noise that rises over so many epochs. */
    public Rehearsal withRampEpochs(int newEpochs) {
        return new Rehearsal(weights, dropConnect, clip, inputs, outputs, newEpochs);
    }
}
