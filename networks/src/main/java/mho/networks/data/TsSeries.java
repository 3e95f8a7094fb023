package mho.networks.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Labelled series as a {@code .ts} file holds them: comments (#), headers (@), then one series a line, its channels
 * divided by ':', their samples by ',', the last field its class. Channels of a series are equally long; series may
 * differ.
 *
 * <p>Reference: A. Bagnall et al., "The UEA multivariate time series classification archive", 2018, arXiv:1811.00075.
 *
 * @param series  one matrix of time steps × channels each
 * @param labels  index into the classes, one a series
 * @param classes names as the header lists them
 */
record TsSeries(List<DMatrixRMaj> series, List<Integer> labels, List<String> classes) {
    private static final String CLASSES = "@classlabel true ";

    static TsSeries read(Recording file) {
        List<String> lines =
                new String(file.content(), StandardCharsets.UTF_8).lines().toList();
        List<String> classes = classes(file, lines);
        List<DMatrixRMaj> series = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (!(line.isEmpty() || line.startsWith("#") || line.startsWith("@"))) {
                String[] fields = line.split(":", -1);
                String at = "%s, line %d".formatted(file.name(), number);
                series.add(matrix(at, fields));
                labels.add(label(at, fields[fields.length - 1].strip(), classes));
            }
        }
        return new TsSeries(series, labels, classes);
    }

    private static List<String> classes(Recording file, List<String> lines) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> line.regionMatches(true, 0, CLASSES, 0, CLASSES.length()))
                .findFirst()
                .map(line -> List.of(line.substring(CLASSES.length()).strip().split("\\s+")))
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s must have a line @classLabel true CLASS CLASS …, but has none".formatted(file.name())));
    }

    private static DMatrixRMaj matrix(String at, String[] fields) {
        int channels = fields.length - 1;
        if (channels < 1) {
            throw new IllegalArgumentException(
                    "%s: a series needs channels and a class divided by ':', but has no ':'".formatted(at));
        }
        int steps = fields[0].split(",", -1).length;
        DMatrixRMaj matrix = new DMatrixRMaj(steps, channels);
        for (int channel = 0; channel < channels; channel++) {
            String[] samples = fields[channel].split(",", -1);
            if (samples.length != steps) {
                throw new IllegalArgumentException("%s: all channels need %d samples, but channel %d has %d"
                        .formatted(at, steps, channel, samples.length));
            }
            for (int t = 0; t < steps; t++) {
                matrix.set(t, channel, number(at, samples[t].strip()));
            }
        }
        return matrix;
    }

    private static double number(String at, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s: samples must be numbers, but one is %s".formatted(at, text), e);
        }
    }

    private static int label(String at, String name, List<String> classes) {
        int label = classes.indexOf(name);
        if (label < 0) {
            throw new IllegalArgumentException(
                    "%s: the class must be one of %s, but is %s".formatted(at, classes, name));
        }
        return label;
    }

    /** Returns the series, scaled, with their classes. */
    Examples examples(FrameScaling scaling) {
        int[] indices = labels.stream().mapToInt(Integer::intValue).toArray();
        return new Examples(series.stream().map(scaling::apply).toList(), new Targets.Labels(indices, classes));
    }
}
