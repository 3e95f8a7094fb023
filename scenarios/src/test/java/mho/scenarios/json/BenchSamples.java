package mho.scenarios.json;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import mho.base.unit.SI;

/** Records as a scenario is made of, one for each rule of the binder, and the presets of a small catalogue. */
final class BenchSamples {
    private BenchSamples() {}

    enum Sampling {
        FULL_BATCH,
        MINI_BATCH
    }

    record Range(@SI("S") double min, @SI("S") double max) {
        Range {
            if (!(0 <= min && min < max)) {
                throw new IllegalArgumentException(
                        "A conductance range needs 0 <= min < max, but they are %s S and %s S".formatted(min, max));
            }
        }
    }

    sealed interface ReadNoise permits ReadNoise.None, ReadNoise.Gaussian, ReadNoise.Coloured {
        record None() implements ReadNoise {}

        record Gaussian(@SI("S") double sigma) implements ReadNoise {
            public static final Gaussian DEFAULT = new Gaussian(1e-6);
        }

        /** A nested family, flattened in documents. */
        sealed interface Coloured extends ReadNoise permits FlickerNoise, TelegraphReadNoise {}
    }

    record FlickerNoise(double exponent) implements ReadNoise.Coloured {}

    record TelegraphReadNoise(
            @SI("s") double dwell, @SI("S") double jump) implements ReadNoise.Coloured {}

    record Cell(Range range, @SI("V") double readVoltage, ReadNoise readNoise) {}

    sealed interface AdcSpec permits NonlinearRampAdcSpec, FlashAdcSpec, IdealAdc {}

    @SuppressWarnings("ArrayRecordComponent") // on purpose: the binder reads arrays
    record NonlinearRampAdcSpec(int bits, @SI("V") double[] steps, Cell cell) implements AdcSpec {
        @Override
        public boolean equals(Object other) {
            return other instanceof NonlinearRampAdcSpec that
                    && bits == that.bits
                    && Arrays.equals(steps, that.steps)
                    && cell.equals(that.cell);
        }

        @Override
        public int hashCode() {
            return bits;
        }
    }

    record FlashAdcSpec(int bits, @SI("V") double fullScale) implements AdcSpec {}

    record IdealAdc() implements AdcSpec {}

    record Wires(@SI("Ω") double wordLine, @SI("Ω") double bitLine) {
        public static final Wires DEFAULT = new Wires(2.5, 5);
    }

    record Layer(String name, int inputs, List<Layer> parts) {}

    record Bench(
            String title,
            long seed,
            boolean calibrated,
            double learningRate,
            Sampling sampling,
            Cell cell,
            AdcSpec adc,
            Wires wires,
            List<Layer> layers,
            Map<String, Double> weights) {}

    /** Everything has a default, so that a document may be {@code {}}. */
    record Sweep(int trials, @SI("m²") double area, Wires wires, List<Double> corners, AdcSpec adc) {
        public static final Sweep DEFAULT =
                new Sweep(10, 80e-12, new Wires(1, 1), List.of(0.5, 1.0), new FlashAdcSpec(5, 0.8));
    }

    /** Its constructor has a fault of its own. */
    record Ratio(int of) {
        Ratio {
            of = 1 / of;
        }
    }

    static final Cell YANG = new Cell(new Range(50e-6, 225e-6), 0.2, new ReadNoise.Gaussian(2e-6));
    static final Cell JOSHI = new Cell(new Range(0, 25e-6), 0.3, new ReadNoise.None());
    static final AdcSpec FLASH = new FlashAdcSpec(5, 0.8);

    static final Map<Class<?>, Map<String, Object>> PRESETS = Map.of(
            Cell.class, Map.of("yang-taox-2025", YANG, "joshi-pcm-2020", JOSHI),
            FlashAdcSpec.class, Map.of("flash-5", FLASH));

    static final JsonBinder BINDER = new JsonBinder(PRESETS);

    /** A whole document in the form people write. */
    static final String DOCUMENT = """
            {
              "$schema": "bench.schema.json",
              "// why": "as measured",
              "title": "µ-bench \\"A\\"",
              "seed": 42,
              "calibrated": true,
              "learningRate": 1e-3,
              "sampling": "full-batch",
              "cell": {"range": {"min": "50 uS", "max": "225 µS"}, "readVoltage": "200 mV", "readNoise": "none"},
              "adc": {"kind": "nonlinear-ramp", "bits": 5, "steps": ["1 mV", "2 mV"], "cell": "yang-taox-2025"},
              "wires": {"bitLine": "1 ohm"},
              "layers": [{"name": "gate", "inputs": 8, "parts": [{"name": "a", "inputs": 4, "parts": []}]}],
              "weights": {"//": "per class", "up": 1, "down": 0.5}
            }
            """;

    static final Bench BENCH = new Bench(
            "µ-bench \"A\"",
            42,
            true,
            1e-3,
            Sampling.FULL_BATCH,
            new Cell(new Range(50e-6, 225e-6), 0.2, new ReadNoise.None()),
            new NonlinearRampAdcSpec(5, new double[] {1e-3, 2e-3}, YANG),
            new Wires(2.5, 1),
            List.of(new Layer("gate", 8, List.of(new Layer("a", 4, List.of())))),
            Map.of("up", 1.0, "down", 0.5));
}
