package mho.scenarios.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import mho.base.cost.Band;
import mho.base.cost.CostSheet;
import mho.base.cost.Origin;
import mho.scenarios.NetworkCost;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Cost trees as CSV: one row a node, in SI units. */
public final class CostCsv {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private CostCsv() {}

    /** Returns all trees of all networks. */
    public static String of(List<NetworkCost> costs) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, FORMAT)) {
            csv.printRecord(
                    "network",
                    "hardware",
                    "path",
                    "energy",
                    "energy low",
                    "energy high",
                    "latency",
                    "area",
                    "area low",
                    "area high",
                    "leakage",
                    "count",
                    "instances",
                    "source",
                    "latency low",
                    "latency high");
            for (NetworkCost cost : costs) {
                rows(csv, cost.name(), "analog", cost.analog(), "");
                for (CostSheet reference : cost.references()) {
                    rows(csv, cost.name(), reference.name(), reference, "");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void rows(CSVPrinter csv, String network, String hardware, CostSheet sheet, String above)
            throws IOException {
        String path = above.isEmpty() ? sheet.name() : above + "/" + sheet.name();
        Band areas = sheet.footprint().areas();
        csv.printRecord(
                network,
                hardware,
                path,
                sheet.energy().nominal(),
                sheet.energy().low(),
                sheet.energy().high(),
                sheet.latency(),
                areas.nominal(),
                areas.low(),
                areas.high(),
                sheet.footprint().leakage(),
                sheet.count(),
                sheet.origin() instanceof Origin.Used used ? used.instances() : "",
                sheet.source(),
                sheet.latencies().low(),
                sheet.latencies().high());
        for (CostSheet part : sheet.parts()) {
            rows(csv, network, hardware, part, path);
        }
    }
}
