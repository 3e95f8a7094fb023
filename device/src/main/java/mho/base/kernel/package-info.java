/**
 * The dense product that everything waits for, {@link mho.base.kernel.MatrixProduct}, in plain Java and in the Vector
 * API, with the same bits from both; and elementary functions whose bits are the same everywhere. Imports only the JDK.
 */
package mho.base.kernel;
