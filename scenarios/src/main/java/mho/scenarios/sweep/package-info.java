/**
 * Sweeps over design spaces: {@link mho.scenarios.sweep.SweepRunner} evaluates the points that a
 * {@link mho.scenarios.sweep.SweepStore} does not have yet. The only importer of SQLite. Must not import the command line.
 */
package mho.scenarios.sweep;
