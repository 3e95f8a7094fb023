/**
 * What a memory cell does: {@link mho.device.CellSpec} composes a conductance range with one small law per effect
 * (programming, drift, read noise, faults). Published cells are in {@code mho.device.catalog}. Imports only
 * {@code mho.base}.
 */
package mho.device;
