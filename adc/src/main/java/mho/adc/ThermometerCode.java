package mho.adc;

/** The answers of a flash converter's comparators, from the lowest reference to the highest. */
public final class ThermometerCode {
    private final boolean[] passed;

    /** Keeps the array. */
    ThermometerCode(boolean[] passed) {
        this.passed = passed;
    }

    /** Returns the comparators that say that the input has passed their reference. */
    public int ones() {
        int count = 0;
        for (boolean one : passed) {
            count += one ? 1 : 0;
        }
        return count;
    }

    /** Returns the ones below the lowest zero. */
    public int onesBelowFirstZero() {
        int k = 0;
        while (k < passed.length && passed[k]) {
            k++;
        }
        return k;
    }

    /** Returns the bubbles: zeros below the highest one. */
    public int bubbles() {
        int top = passed.length;
        while (top > 0 && !passed[top - 1]) {
            top--;
        }
        return top - ones();
    }
}
