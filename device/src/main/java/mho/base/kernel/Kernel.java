package mho.base.kernel;

/** Which backend computes the products of a run. The bits of the results do not depend on it, the time does. */
public enum Kernel {
    /** Plain Java first, the Vector API once the run has shown to be long, see {@link MatrixProduct#standard()}. */
    AUTO,
    /** Loops that the just-in-time compiler vectorises: fast from the first product on. */
    PLAIN,
    /** The Vector API: three to four times faster, after 0.3 s of warming up. Needs its incubating module. */
    VECTOR
}
