/**
 * Many cells on shared wires: {@link mho.crossbar.CrossbarSpec} programs a {@link mho.crossbar.Crossbar}, a
 * {@link mho.crossbar.Solver} says which currents its ports carry on which {@link mho.crossbar.Wires}, a
 * {@link mho.crossbar.WeightEncoding} turns weights into conductances and back. Imports {@code mho.base}, {@code mho.device} and EJML.
 */
package mho.crossbar;
