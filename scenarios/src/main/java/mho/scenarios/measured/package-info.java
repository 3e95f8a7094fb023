/**
 * A user's own device from a CSV file: {@link mho.scenarios.measured.MeasuredDevice} reads the table, has it fitted by
 * {@code mho.device.measured}, and gives a cell that a scenario can hold. The format is in
 * {@code docs/models/own-device.md}.
 */
package mho.scenarios.measured;
