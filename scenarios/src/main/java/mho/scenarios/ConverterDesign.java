package mho.scenarios;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import mho.adc.Adc;
import mho.adc.AdcSpec;
import mho.adc.Conversion;
import mho.base.random.RandomStream;
import mho.base.unit.SI;

/**
 * A converter to be put on the bench, in the ways in which it can be prepared.
 *
 * @param label      what it is called
 * @param conversion what it has to do
 * @param prepared   the converter as it is used
 * @param variants   the converter without this or that, by name; their linearity stands beside its own
 */
public record ConverterDesign(Label label, Conversion conversion, Prepared prepared, Map<String, Prepared> variants) {
    /** Name of the variant whose front ends are as they were made. */
    public static final String UNTRIMMED = "untrimmed";

    public ConverterDesign {
        variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
    }

    /**
     * What a converter is called.
     *
     * @param name     unique among those of a bench
     * @param way      what kind of converter it is
     * @param function what it applies
     * @param device   cell that it is made of, "none" for one without cells
     * @param bits     resolution that it is measured against [bit]
     */
    public record Label(String name, String way, String function, String device, int bits) {}

    /**
     * A converter some time after it was made.
     *
     * @param spec its design
     * @param age  time since it was programmed, with its upkeep done [s]; 0 for a fresh one
     */
    public record Prepared(AdcSpec spec, @SI("s") double age) {
        public Prepared {
            if (!(age >= 0 && age < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("A converter's age must be >= 0 s, but is %g s".formatted(age));
            }
        }

        /** Makes a bank. */
        Adc fabricate(Conversion conversion, int columns, RandomStream random) {
            Adc bank = spec.fabricate(conversion, columns, random);
            return age > 0 ? bank.aged(age) : bank;
        }
    }
}
