package mho.scenarios;

import java.util.Locale;
import mho.adc.ActivatedAdcSpec;
import mho.adc.AdcSpec;
import mho.adc.LinearRampAdcSpec;
import mho.adc.SarAdcSpec;
import mho.adc.activation.Sigmoid;

/** Other hardware that a chip is compared with, on the same task and trained network. */
public sealed interface Reference {
    /** Returns the name for tables. */
    String name();

    /**
     * The same tiles with another converter; functions that it does not apply are taken by shared digital units.
     *
     * @param adc the converter in place of the nonlinear one
     */
    record ConventionalConverter(AdcSpec adc) implements Reference {
        public static final ConventionalConverter DEFAULT = new ConventionalConverter(new LinearRampAdcSpec(5));

        /** The converter in words, and who applies the functions: shared units, its own, or the converter itself. */
        @Override
        public String name() {
            if (adc instanceof ActivatedAdcSpec activated) {
                return converterName(activated.converter()) + " + own activation";
            }
            return adc.realises(new Sigmoid()) ? converterName(adc) : converterName(adc) + " + digital activation";
        }

        /** Returns "linear ramp ADC" for a {@code LinearRampAdcSpec}. */
        private static String converterName(AdcSpec adc) {
            if (adc instanceof SarAdcSpec) {
                return "SAR ADC";
            }
            String type = adc.getClass().getSimpleName().replaceAll("AdcSpec$", "");
            String words = type.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
            return words + " ADC";
        }
    }

    /**
     * An all-digital engine of int8 multiply–accumulate units with weights in SRAM, at the same node and clock.
     *
     * @param lanes multiply–accumulate units [1]
     */
    record Int8(int lanes) implements Reference {
        public static final Int8 DEFAULT = new Int8(128);

        public Int8 {
            if (!(lanes >= 1)) {
                throw new IllegalArgumentException(
                        "An int8 engine needs at least one multiply-accumulate unit, but has %d".formatted(lanes));
            }
        }

        @Override
        public String name() {
            return "int8 digital engine";
        }
    }

    /**
     * An accelerator as published, shown beside: nothing of it is worked out.
     *
     * @param accelerator which
     */
    record Published(PublishedAccelerator accelerator) implements Reference {
        public static final Published DEFAULT = new Published(PublishedAccelerator.NL_ADC_KWS_2025);

        @Override
        public String name() {
            return accelerator.key();
        }
    }
}
