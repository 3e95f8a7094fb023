/**
 * Files of numbers from other programs, read from streams and written to them: {@link mho.networks.io.NpyArray}. Knows
 * nothing of paths, networks or scenarios.
 */
package mho.networks.io;
