package mho.networks.io;

/**
 * A binary floating-point format of 16 bits: sign, exponent, fraction.
 *
 * <pre>  value = (−1)^s · 2^(max(e, 1) − bias) · (fraction / 2^f + (e &gt; 0 ? 1 : 0)),   bias = 2^(exponentBits − 1) − 1</pre>
 *
 * <p>Reference: IEEE Std 754-2019, section 3.4; bfloat16 is its binary32 cut to 16 bits.
 *
 * @param exponentBits width of the exponent [bit]
 * @param fractionBits width f of the fraction [bit]
 */
record SmallFloat(int exponentBits, int fractionBits) {
    private int bias() {
        return (1 << (exponentBits - 1)) - 1;
    }

    private int infinity() {
        return ((1 << exponentBits) - 1) << fractionBits;
    }

    double decode(short bits) {
        int magnitude = bits & 0x7FFF;
        double sign = bits < 0 ? -1 : 1;
        if (magnitude >= infinity()) {
            return magnitude > infinity() ? Double.NaN : sign * Double.POSITIVE_INFINITY;
        }
        int exponent = magnitude >> fractionBits;
        int fraction = magnitude & ((1 << fractionBits) - 1);
        int significand = exponent > 0 ? fraction | (1 << fractionBits) : fraction;
        return sign * Math.scalb((double) significand, Math.max(exponent, 1) - bias() - fractionBits);
    }

    /** Whether a finite number is rounded to infinity. */
    boolean overflows(double value) {
        return magnitude(value) >= infinity();
    }

    short encode(double value) {
        int sign = Double.doubleToRawLongBits(value) < 0 ? 0x8000 : 0;
        return (short) (sign | (int) Math.min(magnitude(value), Double.isNaN(value) ? 0x7FFF : infinity()));
    }

    /** The bits below the sign; a carry out of the fraction raises the exponent, up to infinity and beyond. */
    private long magnitude(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.isNaN(value) ? 0x7FFF : infinity();
        }
        int smallest = 1 - bias();
        int exponent = Math.max(Math.getExponent(value), smallest);
        // scaling by a power of two is exact here, so the number is rounded once
        double units = Math.rint(Math.scalb(Math.abs(value), fractionBits - exponent));
        return ((long) (exponent - smallest) << fractionBits) + (long) units;
    }
}
