package mho.adc;

/**
 * What is on the word lines during one read: a run of bits of the codes' magnitudes.
 *
 * <pre>  v_i = ±(⌊|n_i|/2^first⌋ mod 2^bits)   for codes n_i of the side, 0 for others</pre>
 *
 * @param side   which codes take part; those of a single side are driven as positive values
 * @param first  lowest bit of the run
 * @param bits   bits in the run [bit]
 * @param weight what a value of one counts in the sum that is converted, with the sign of a single side [1]
 */
public record InputPlane(Side side, int first, int bits, double weight) {
    /** Signs of the codes that take part in a read. */
    public enum Side {
        BOTH,
        POSITIVE,
        NEGATIVE
    }

    /** Returns the part of a plane of both sides that one of them makes. */
    public InputPlane of(Side one) {
        return new InputPlane(one, first, bits, one == Side.NEGATIVE ? -weight : weight);
    }

    /**
     * Writes the values of this plane.
     *
     * @param codes signed whole numbers
     * @param plane as long; overwritten
     * @param count how many
     */
    public void extract(float[] codes, float[] plane, int count) {
        for (int k = 0; k < count; k++) {
            plane[k] = value((int) codes[k]);
        }
    }

    /** Returns the value that a code puts onto its word line. */
    public int value(double code) {
        return value((int) code);
    }

    private int value(int code) {
        int magnitude = switch (side) {
            case BOTH -> Math.abs(code);
            case POSITIVE -> Math.max(code, 0);
            case NEGATIVE -> Math.max(-code, 0);
        };
        int value = (magnitude >> first) & ((1 << bits) - 1);
        return side == Side.BOTH && code < 0 ? -value : value;
    }
}
