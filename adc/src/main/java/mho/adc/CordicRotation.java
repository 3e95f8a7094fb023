package mho.adc;

import java.util.stream.IntStream;

/**
 * Rotations by angles whose tangents are powers of two, in integers. Numbers are words with so many places behind the binary
 * point; a shift to the right drops what falls off, as hardware does.
 */
final class CordicRotation {
    private final int iterations;
    private final int places;
    private final long[] circularAngles;
    private final long[] hyperbolicAngles;
    private final int[] hyperbolicShifts;
    private final long circularStart;
    private final long hyperbolicStart;

    CordicRotation(int iterations, int wordBits) {
        this.iterations = iterations;
        this.places = wordBits - 2;
        this.circularAngles = new long[iterations + 1];
        double circularGain = 1;
        for (int i = 1; i <= iterations; i++) {
            double tangent = Math.scalb(1.0, -i);
            circularAngles[i] = word(StrictMath.atan(tangent));
            circularGain *= Math.sqrt(1 + tangent * tangent);
        }
        this.circularStart = word(1 / circularGain);
        this.hyperbolicShifts = hyperbolicShifts(iterations);
        this.hyperbolicAngles = new long[hyperbolicShifts.length];
        double hyperbolicGain = 1;
        for (int k = 0; k < hyperbolicShifts.length; k++) {
            double tangent = Math.scalb(1.0, -hyperbolicShifts[k]);
            hyperbolicAngles[k] = word(0.5 * (StrictMath.log1p(tangent) - StrictMath.log1p(-tangent)));
            hyperbolicGain *= Math.sqrt(1 - tangent * tangent);
        }
        this.hyperbolicStart = word(1 / hyperbolicGain);
    }

    /**
     * 1, 2, 3, 4, 4, 5, …, 13, 13, …: without the repetitions the angles to come would not reach every residue. Where they end
     * between 4 and 13, the last is repeated for the same reason.
     */
    private static int[] hyperbolicShifts(int iterations) {
        return IntStream.rangeClosed(1, iterations)
                .flatMap(i -> i == 4 || i == 13 || (i == iterations && 4 < i && i < 13)
                        ? IntStream.of(i, i)
                        : IntStream.of(i))
                .toArray();
    }

    /** Returns how many rotations an exponential takes, the repeated ones counted. */
    static int hyperbolicRotations(int iterations) {
        return hyperbolicShifts(iterations).length;
    }

    /** Returns the places behind the point. */
    int places() {
        return places;
    }

    /** Returns the word nearest to a number. */
    long word(double value) {
        return Math.round(Math.scalb(value, places));
    }

    /** The cosine and the sine of an angle. */
    record Rotated(long cosine, long sine) {}

    /** Rotates by an angle within ±0.95 rad. */
    Rotated circular(long angle) {
        long x = circularStart;
        long y = 0;
        long z = angle;
        for (int i = 1; i <= iterations; i++) {
            long dx = y >> i;
            long dy = x >> i;
            if (z >= 0) {
                x -= dx;
                y += dy;
                z -= circularAngles[i];
            } else {
                x += dx;
                y -= dy;
                z += circularAngles[i];
            }
        }
        return new Rotated(x, y);
    }

    /** Returns the exponential of a number within ±1.1: its hyperbolic cosine and sine, added. */
    long exponential(long number) {
        long x = hyperbolicStart;
        long y = 0;
        long z = number;
        for (int k = 0; k < hyperbolicShifts.length; k++) {
            int i = hyperbolicShifts[k];
            long dx = y >> i;
            long dy = x >> i;
            if (z >= 0) {
                x += dx;
                y += dy;
                z -= hyperbolicAngles[k];
            } else {
                x -= dx;
                y -= dy;
                z += hyperbolicAngles[k];
            }
        }
        return x + y;
    }

    /** Returns numerator over denominator, a quotient of 0 to 1, by linear rotations that take the numerator to zero. */
    long quotient(long numerator, long denominator) {
        long y = numerator;
        long quotient = 0;
        for (int i = 1; i <= iterations; i++) {
            long bit = i <= places ? 1L << (places - i) : 0;
            if (y >= 0) {
                y -= denominator >> i;
                quotient += bit;
            } else {
                y += denominator >> i;
                quotient -= bit;
            }
        }
        return quotient;
    }
}
