package mho.scenarios.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.scenarios.json.JsonText;
import mho.scenarios.report.Plot;
import mho.scenarios.report.SvgPlot;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What a bench found, in every form that goes to stdout and files.
 *
 * @param name     first part of the names of plot files
 * @param document JSON
 * @param csv      tidy CSV
 * @param table    table
 * @param plots    plots; none if no file needs them
 * @param report   the page, made of them
 * @param files    further files of the result folder, by name; the table shows them where there is no folder
 */
record Findings(
        String name,
        Map<String, Object> document,
        String csv,
        String table,
        List<Plot> plots,
        String report,
        Map<String, String> files) {
    Findings(String name, Map<String, Object> document, String csv, String table, List<Plot> plots, String report) {
        this(name, document, csv, table, plots, report, Map.of());
    }

    /** Writes the files that are asked for, then the result. */
    void deliver(BenchOutput output, CommonOptions options, CommandSpec spec) {
        try {
            output.folder().ifPresent(this::files);
            output.drawings().ifPresent(this::drawings);
        } catch (UncheckedIOException e) {
            throw new BadInput("The results cannot be written: " + e.getCause().getMessage());
        }
        PrintWriter writer = spec.commandLine().getOut();
        switch (options.format) {
            case JSON -> writer.print(JsonText.of(document));
            case CSV -> writer.print(csv);
            case TABLE -> writer.print(output.folder().isPresent() ? table : table + shown());
        }
        writer.flush();
        if (!options.quiet) {
            output.note(spec.commandLine().getErr());
        }
    }

    private String shown() {
        StringBuilder text = new StringBuilder();
        files.forEach((file, content) -> text.append("\n%s\n".formatted(file)).append(content));
        return text.toString();
    }

    private void files(ResultFolder folder) {
        Map<String, Object> whole = new LinkedHashMap<>(document);
        whole.put("figures", plots);
        write(folder, "results.json", JsonText.of(whole));
        write(folder, "results.csv", csv);
        write(folder, "report.html", report);
        files.forEach((file, text) -> write(folder, file, text));
    }

    private void drawings(ResultFolder folder) {
        plots.forEach(plot -> write(folder, "%s-%s.svg".formatted(name, plot.id()), SvgPlot.of(plot)));
    }

    private static void write(ResultFolder folder, String file, String text) {
        try {
            folder.write(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
