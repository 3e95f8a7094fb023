/**
 * The command line: thin commands over {@link mho.scenarios.ScenarioRunner} and the catalogues. Entry point
 * {@link mho.scenarios.cli.Mho}. Reads and writes all files.
 */
package mho.scenarios.cli;
