/**
 * Compact models of memristive cells: one state, driven by a waveform. {@link mho.device.compact.CompactModel} is what a model
 * answers, {@link mho.device.compact.Transient} solves it, {@link mho.device.compact.TabulatedPulses} makes a pulsed-update law
 * of it. Imports {@code mho.device}, {@code mho.base} and the differential equations of commons-math; nothing in those
 * imports this.
 */
package mho.device.compact;
