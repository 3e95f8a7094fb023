package mho.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** What the SinGLU paper printed and what its replication found, from neurons.csv. */
final class PublishedScores {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setCommentMarker('#')
            .setHeader()
            .setSkipHeaderRecord(true)
            .get();

    private final Map<String, Entry> entries;

    private PublishedScores(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /**
     * What is known of one score.
     *
     * @param published by the paper; NaN if it printed none
     * @param reference mean of the replication; NaN if it has none
     * @param sd        its standard deviation over seeds; NaN if it gave none
     * @param seeds     networks behind the reference
     */
    record Entry(double published, double reference, double sd, int seeds) {
        static final Entry UNKNOWN = new Entry(Double.NaN, Double.NaN, Double.NaN, 0);
    }

    static PublishedScores load() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        try (InputStream file = PublishedScores.class.getResourceAsStream("neurons.csv");
                InputStreamReader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            for (CSVRecord line : FORMAT.parse(text)) {
                entries.put(
                        key(line.get("task"), line.get("measure"), line.get("architecture")),
                        new Entry(
                                number(line.get("published")),
                                number(line.get("reference")),
                                number(line.get("sd")),
                                Integer.parseInt(line.get("seeds"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PublishedScores(entries);
    }

    private static double number(String text) {
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    private static String key(String task, String measure, String architecture) {
        return task + "/" + measure + "/" + architecture;
    }

    Entry of(NeuronTask task, String measure, String architecture) {
        return entries.getOrDefault(key(task.key(), measure, architecture), Entry.UNKNOWN);
    }

    int count() {
        return entries.size();
    }
}
