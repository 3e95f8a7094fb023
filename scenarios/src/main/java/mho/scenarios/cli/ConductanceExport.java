package mho.scenarios.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mho.crossbar.Conductances;
import mho.crossbar.Crossbar;
import mho.device.ConductanceRange;
import mho.networks.Stage;
import mho.networks.tile.Block;
import mho.networks.tile.StagePlan;
import mho.scenarios.ProgrammedNetwork;
import mho.scenarios.report.Listing;

/** The arrays of chips as files: conductances as .npy and CSV, and an index. */
final class ConductanceExport {
    private final ResultFolder folder;
    private final List<Map<String, Object>> arrays = new ArrayList<>();

    ConductanceExport(ResultFolder folder) {
        this.folder = folder;
    }

    /** Writes all arrays of a network. */
    void write(ProgrammedNetwork network) throws IOException {
        for (StagePlan plan : network.mapping().plans()) {
            List<Crossbar> crossbars = network.chip().crossbars(plan.stage().name());
            for (int tile = 0; tile < crossbars.size(); tile++) {
                write(network, plan, tile, crossbars.get(tile));
            }
        }
    }

    /** Which part of a stage's matrix an array holds, and what the weights in it were scaled by. */
    private record Held(List<Integer> rows, List<Integer> columns, double weightRange, List<Double> inputRanges) {
        static Held of(StagePlan plan, int tile, Crossbar crossbar) {
            if (plan.stage() instanceof Stage.Pointwise) {
                // a weight of one for each number, each on a word line of its own
                int lines = crossbar.targets().rows();
                return new Held(
                        List.of(0, lines),
                        List.of(0, 1),
                        plan.inputRange(),
                        Collections.nCopies(lines, plan.inputRange()));
            }
            Block block = plan.blocks().get(tile);
            return new Held(
                    List.of(block.fromRow(), block.toRow()),
                    List.of(block.fromColumn(), block.toColumn()),
                    plan.weightRange(),
                    plan.lineRanges().subList(block.fromRow(), block.toRow()));
        }
    }

    private void write(ProgrammedNetwork network, StagePlan plan, int tile, Crossbar crossbar) throws IOException {
        Held held = Held.of(plan, tile, crossbar);
        String name = "%s.%s.tile-%d"
                .formatted(network.name(), plan.stage().name(), tile)
                .replaceAll("[^A-Za-z0-9._-]", "-");
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("network", network.name());
        entry.put("stage", plan.stage().name());
        entry.put("tile", tile);
        entry.put("rows", held.rows);
        entry.put("columns", held.columns);
        entry.put("wordLines", crossbar.targets().rows());
        entry.put("bitLines", crossbar.targets().columns());
        entry.put("encoding", network.mapping().hardware().tile().encoding().summary());
        entry.put("weightRange", held.weightRange);
        entry.put("inputRanges", held.inputRanges);
        ConductanceRange range = crossbar.spec().cell().range();
        entry.put("conductanceRange", List.of(range.min(), range.max()));
        entry.put("target", files(name + ".target", crossbar.targets()));
        entry.put("programmed", files(name + ".programmed", crossbar.conductances()));
        arrays.add(entry);
    }

    private Map<String, Object> files(String name, Conductances conductances) throws IOException {
        Map<String, Object> files = new LinkedHashMap<>();
        for (String ending : List.of("npy", "csv")) {
            String file = name + "." + ending;
            new MatrixFile(folder.file(file), "S").write(conductances.toMatrix());
            files.put(ending, file);
        }
        return files;
    }

    /** Returns the index of what was written. */
    Map<String, Object> index(int chip) {
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("chip", chip);
        index.put("unit", "S");
        index.put("arrays", arrays);
        return index;
    }

    private List<List<String>> rows() {
        return arrays.stream()
                .map(entry -> List.of("stage", "tile", "wordLines", "bitLines", "weightRange").stream()
                        .map(key -> String.valueOf(entry.get(key)))
                        .toList())
                .toList();
    }

    String table() {
        return new Listing(
                        "Arrays",
                        "conductances [S] as .npy and .csv, rows word lines, columns bit lines",
                        List.of("stage", "tile", "word lines", "bit lines", "weight range"),
                        rows())
                .text();
    }

    String csv() {
        return "stage,tile,word_lines,bit_lines,weight_range\n"
                + rows().stream().map(row -> String.join(",", row) + "\n").collect(Collectors.joining());
    }
}
