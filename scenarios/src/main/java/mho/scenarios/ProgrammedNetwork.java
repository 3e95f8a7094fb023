package mho.scenarios;

import mho.networks.tile.Chip;
import mho.networks.tile.Mapping;

/**
 * A network programmed into a chip.
 *
 * @param name    name of its architecture
 * @param mapping its layout
 * @param chip    the chip
 */
public record ProgrammedNetwork(String name, Mapping mapping, Chip chip) {}
