/**
 * Converters at the edges of an array: {@link mho.adc.DacSpec} drives word lines, {@link mho.adc.AdcSpec} turns what the
 * bit lines collected into codes, with the activation built into the ramp where wanted. A converter need not know a
 * crossbar: its ramp is a row of memory cells. Imports {@code mho.base}, {@code mho.device} and Commons Math.
 */
package mho.adc;
