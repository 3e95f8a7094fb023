/**
 * What a user reads at the end of a run: {@link mho.scenarios.report.ConsoleTable} on the terminal,
 * {@link mho.scenarios.report.ResultsCsv} for spreadsheets, {@link mho.scenarios.report.HtmlReport} in a browser. All
 * three are functions from {@link mho.scenarios.Results} to text; they compute nothing that results.json does not
 * hold, and open no files. {@link mho.scenarios.report.DesignPage} shows the same of a design space whose points
 * ({@link mho.scenarios.report.DesignPoint}) come from a store.
 */
package mho.scenarios.report;
