package mho.scenarios.json;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mho.base.random.Draws;
import mho.scenarios.json.BenchSamples.AdcSpec;
import mho.scenarios.json.BenchSamples.Bench;
import mho.scenarios.json.BenchSamples.Cell;
import mho.scenarios.json.BenchSamples.FlashAdcSpec;
import mho.scenarios.json.BenchSamples.FlickerNoise;
import mho.scenarios.json.BenchSamples.IdealAdc;
import mho.scenarios.json.BenchSamples.Layer;
import mho.scenarios.json.BenchSamples.NonlinearRampAdcSpec;
import mho.scenarios.json.BenchSamples.Range;
import mho.scenarios.json.BenchSamples.ReadNoise;
import mho.scenarios.json.BenchSamples.Sampling;
import mho.scenarios.json.BenchSamples.TelegraphReadNoise;
import mho.scenarios.json.BenchSamples.Wires;

/** Records of random shape: every kind, any exponent, odd texts, zeros of both signs. */
record RandomRecords(Draws draws) {
    Bench bench() {
        return new Bench(
                text(),
                (long) (draws.normal() * 1e18),
                draws.integer(2) == 0,
                number(),
                draws.integer(2) == 0 ? Sampling.FULL_BATCH : Sampling.MINI_BATCH,
                cell(),
                adc(),
                new Wires(number(), number()),
                IntStream.range(0, draws.integer(3)).mapToObj(n -> layer(0)).toList(),
                weights());
    }

    private Cell cell() {
        double min = Math.abs(number());
        return new Cell(new Range(min, Math.max(2 * min, 1e-300)), number(), noise());
    }

    private ReadNoise noise() {
        return switch (draws.integer(4)) {
            case 0 -> new ReadNoise.None();
            case 1 -> new ReadNoise.Gaussian(number());
            case 2 -> new FlickerNoise(number());
            default -> new TelegraphReadNoise(number(), number());
        };
    }

    private AdcSpec adc() {
        return switch (draws.integer(3)) {
            case 0 -> new IdealAdc();
            case 1 -> new FlashAdcSpec((int) (draws.normal() * 1e9), number());
            default ->
                new NonlinearRampAdcSpec(
                        draws.integer(16),
                        Stream.generate(this::number)
                                .limit(draws.integer(9))
                                .mapToDouble(v -> v)
                                .toArray(),
                        cell());
        };
    }

    private Layer layer(int depth) {
        int parts = depth == 4 ? 0 : draws.integer(3);
        return new Layer(
                text(),
                draws.integer(1000),
                IntStream.range(0, parts).mapToObj(n -> layer(depth + 1)).toList());
    }

    private Map<String, Double> weights() {
        Map<String, Double> weights = new TreeMap<>();
        for (int n = draws.integer(5); n > 0; n--) {
            // half a surrogate pair is no text that a key may have
            weights.put("k" + text().replaceAll("\\p{Cs}", ""), number());
        }
        return weights;
    }

    private double number() {
        return switch (draws.integer(8)) {
            case 0 -> 0.0;
            case 1 -> -0.0;
            case 2 -> draws.integer(1000);
            case 3 -> draws.normal() * Double.parseDouble("1e" + (draws.integer(400) - 250));
            default -> draws.normal() * Double.parseDouble("1e" + (draws.integer(30) - 20));
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int n = draws.integer(12); n > 0; n--) {
            text.append((char) (draws.integer(4) == 0 ? draws.integer(0x10000) : 32 + draws.integer(95)));
        }
        return text.toString();
    }
}
