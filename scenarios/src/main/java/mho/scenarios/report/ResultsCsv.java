package mho.scenarios.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import mho.base.cost.CostSheet;
import mho.scenarios.Results;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The results as a table for spreadsheets and data frames: one row for each point, network and measure, in unprefixed
 * SI. A measure is {@code hardware/quantity}, such as {@code analog/accuracy} or {@code analog/energy}, with the further test of a
 * task between them, such as {@code analog/ood/mse}; the low and high
 * ends of a cost's band are measures of their own. Costs have no spread, so their columns behind the mean are empty,
 * but for n, which is 1. Points count from 0, as in the JSON pointer {@code /points/0}. Lines end in CR LF (RFC 4180).
 */
public final class ResultsCsv {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("point", "network", "measure", "unit", "mean", "sd", "p05", "median", "p95", "n")
            .get();
    private static final String NO_UNIT = "1";

    private ResultsCsv() {}

    /** Returns the content of results.csv. */
    public static String of(Results results) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            for (int point = 0; point < results.points().size(); point++) {
                for (Results.NetworkResult network : results.points().get(point).networks()) {
                    new Rows(printer, point, network.name()).print(network);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private record Rows(CSVPrinter printer, int point, String network) {
        void print(Results.NetworkResult result) throws IOException {
            score("digital", result.digital());
            score(Hardware.ANALOG, result.analog());
            for (Results.ProbeScore probe : result.probes()) {
                score("digital/" + probe.name(), probe.digital());
                score(Hardware.ANALOG + "/" + probe.name(), probe.analog());
            }
            for (Results.ReferenceScore reference : result.references()) {
                score(reference.name(), reference.score());
            }
            for (Hardware hardware : Hardware.of(result.cost())) {
                costs(hardware.name(), hardware.sheet());
            }
            for (Results.ConverterUse use : result.converters()) {
                String name = use.stage() + "/" + use.function() + " converter ";
                cost(name + "rms error", NO_UNIT, use.rmsError());
                cost(name + "time", "s", use.time());
                cost(name + "energy", "J", use.energy());
                cost(name + "area", "m2", use.area());
            }
        }

        private void score(String hardware, Results.Score score) throws IOException {
            List<Double> trials = score.trials();
            printer.printRecord(
                    point,
                    network,
                    hardware + "/" + score.metric(),
                    NO_UNIT,
                    Decimal.exact(score.mean()),
                    Decimal.exact(score.sd()),
                    Decimal.exact(score.p05()),
                    Decimal.exact(score.median()),
                    Decimal.exact(score.p95()),
                    trials.size());
        }

        private void costs(String hardware, CostSheet sheet) throws IOException {
            cost(hardware + "/energy", "J", sheet.energy().nominal());
            cost(hardware + "/energy low", "J", sheet.energy().low());
            cost(hardware + "/energy high", "J", sheet.energy().high());
            cost(hardware + "/latency", "s", sheet.latency());
            cost(hardware + "/area", "m2", sheet.area());
            cost(hardware + "/latency low", "s", sheet.latencies().low());
            cost(hardware + "/latency high", "s", sheet.latencies().high());
            cost(hardware + "/area low", "m2", sheet.footprint().areas().low());
            cost(hardware + "/area high", "m2", sheet.footprint().areas().high());
        }

        private void cost(String measure, String unit, double value) throws IOException {
            printer.printRecord(point, network, measure, unit, Decimal.exact(value), null, null, null, null, 1);
        }
    }
}
