/**
 * Files of numbers from other programs, read from streams and written to them: {@link mho.networks.io.Safetensors},
 * {@link mho.networks.io.NpyArray}. A reader never takes more memory than a small multiple of the bytes it was given. Knows
 * nothing of paths, networks or scenarios.
 */
package mho.networks.io;
