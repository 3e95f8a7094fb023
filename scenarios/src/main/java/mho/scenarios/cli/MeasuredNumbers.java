package mho.scenarios.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mho.device.catalog.Published;
import mho.device.measured.WriteSample;
import mho.scenarios.DeviceCurves.Reached;
import mho.scenarios.measured.MeasuredDevice;
import mho.scenarios.measured.MeasuredDevice.Writes;

/**
 * What a user measured, in the form in which a bench holds numbers beside the model's. The earliest time of the file is age
 * zero of the cell.
 *
 * @param device the measurements and their fit
 */
record MeasuredNumbers(MeasuredDevice device) {
    private static final int MOST_DRAWN = 5;
    private static final int MOST_AGES = 6;
    private static final int FEWEST_FOR_SPREAD = 3;
    private static final double MICRO = 1e-6;

    private List<WriteSample> samples() {
        return device instanceof Writes writes ? writes.samples() : List.of();
    }

    private double earliest() {
        return samples().stream().mapToDouble(WriteSample::time).min().orElse(0);
    }

    /** Returns mean and standard deviation of each target at each time. */
    List<Published> numbers() {
        double earliest = earliest();
        List<Published> numbers = new ArrayList<>();
        samples().stream()
                .collect(Collectors.groupingBy(
                        WriteSample::target,
                        TreeMap::new,
                        Collectors.groupingBy(sample -> sample.time() - earliest, TreeMap::new, Collectors.toList())))
                .forEach((target, ages) -> ages.forEach((age, reads) -> add(numbers, target, age, reads)));
        return numbers;
    }

    private static void add(List<Published> numbers, double target, double age, List<WriteSample> reads) {
        double mean = reads.stream().mapToDouble(WriteSample::reached).average().orElseThrow();
        double squares = reads.stream()
                .mapToDouble(read -> (read.reached() - mean) * (read.reached() - mean))
                .sum();
        String source = "%d reads".formatted(reads.size());
        numbers.add(new Published(
                target, age, age == 0 ? Published.PROGRAMMED_MEAN : Published.READ_MEAN, mean / MICRO, "uS", source));
        if (reads.size() >= FEWEST_FOR_SPREAD) {
            numbers.add(new Published(
                    target,
                    age,
                    age == 0 ? Published.PROGRAMMED_SD : Published.READ_SD,
                    Math.sqrt(squares / (reads.size() - 1)) / MICRO,
                    "uS",
                    source));
        }
    }

    /** Returns first reads. */
    List<Reached> cells() {
        double earliest = earliest();
        return samples().stream()
                .filter(sample -> sample.time() == earliest)
                .map(sample -> new Reached(sample.target(), sample.reached()))
                .toList();
    }

    /** Returns ages of later reads, some of them if there are many [s]. */
    List<Double> ages() {
        double earliest = earliest();
        return some(
                samples().stream()
                        .map(sample -> sample.time() - earliest)
                        .filter(age -> age > 0)
                        .sorted()
                        .distinct()
                        .toList(),
                MOST_AGES);
    }

    /** Returns targets to draw, some of them if there are many; none without writes [S]. */
    List<Double> targets() {
        return some(
                samples().stream().map(WriteSample::target).sorted().distinct().toList(), MOST_DRAWN);
    }

    /** The first, the last and some in between. */
    private static List<Double> some(List<Double> all, int most) {
        return all.size() <= most
                ? all
                : IntStream.range(0, most)
                        .mapToObj(n -> all.get((int) ((long) n * (all.size() - 1) / (most - 1))))
                        .toList();
    }
}
