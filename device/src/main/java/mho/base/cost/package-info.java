/**
 * Costs as values: {@link mho.base.cost.Cost} of an operation, {@link mho.base.cost.Footprint} of being there, and
 * {@link mho.base.cost.CostSheet}, the named tree that a user reads. Nobody accumulates in a field. Imports only
 * {@code mho.base.unit} and the JDK.
 */
package mho.base.cost;
