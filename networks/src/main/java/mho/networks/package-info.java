/**
 * Layers, the reference network, and where a network runs: {@link mho.networks.Layer} is written once against
 * {@link mho.networks.Substrate}, which is exact arithmetic, a recorder of ranges, an int8 engine or a fabricated chip.
 * Double precision throughout; no files, threads or clock.
 */
package mho.networks;
