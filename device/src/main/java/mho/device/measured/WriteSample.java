package mho.device.measured;

import mho.base.unit.SI;

/**
 * One measured write.
 *
 * @param target  conductance that was asked for [S]
 * @param reached conductance that was read [S]
 * @param time    of the read, from the end of programming; all equal if there is only one read [s]
 */
public record WriteSample(
        @SI("S") double target,
        @SI("S") double reached,
        @SI("s") double time) {
    public WriteSample {
        if (!(target >= 0 && reached >= 0 && time >= 0 && Double.isFinite(target + reached + time))) {
            throw new IllegalArgumentException(
                    "A measured write needs target, reached conductance and time >= 0, but they are %g S, %g S and %g s"
                            .formatted(target, reached, time));
        }
    }
}
