/**
 * Units at the edge: {@link mho.base.unit.SI} names the unit of a number, {@link mho.base.unit.Quantities} reads and
 * prints it. The only home of unit prefixes; everything else computes in unprefixed SI. Imports only the JDK.
 */
package mho.base.unit;
