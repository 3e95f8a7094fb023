/**
 * Networks on hardware: a {@link mho.networks.tile.Mapping} lays the stages of a network out on tiles of a
 * {@link mho.networks.tile.HardwareSpec} and fabricates {@link mho.networks.tile.Chip}s, which are substrates that the network
 * runs on. {@link mho.networks.tile.Int8Engine} is the all-digital reference.
 */
package mho.networks.tile;
