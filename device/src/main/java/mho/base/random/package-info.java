/**
 * Addressed randomness: a draw depends on its place in the hardware (seed/trial/layer/tile/part/index), never on what
 * was drawn before it or on the number of threads. Entry type {@link mho.base.random.RandomStream}. Imports only the JDK
 * and commons-rng.
 */
package mho.base.random;
