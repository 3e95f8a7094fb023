package mho.device;

import static org.assertj.core.api.Assertions.assertThat;

import mho.base.random.RandomStream;
import mho.device.Programming.Effort;
import mho.device.Programming.Write;
import org.junit.jupiter.api.Test;

class ExactProgrammingTest implements ProgrammingContract {
    @Override
    public Programming programming() {
        return new Programming.Exact();
    }

    @Test
    void the_target_is_reached_in_one_pulse() {
        for (double target : TARGETS) {
            assertThat(programming().write(target, RandomStream.ofSeed(1).draws()))
                    .isEqualTo(new Write(target, Effort.ofPulses(target, 1)));
        }
    }
}
