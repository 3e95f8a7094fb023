/**
 * Published cells under pulses: {@link mho.device.pulse.PulsedPreset} names them, with source and what is carried. Imports
 * {@code mho.device} and {@code mho.base}; nothing there imports this.
 */
package mho.device.pulse;
