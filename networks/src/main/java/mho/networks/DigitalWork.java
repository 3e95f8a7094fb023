package mho.networks;

/**
 * Digital operations beside the arrays, a vector each: what an element-wise unit of a tile does.
 *
 * @param multiplications multiplications [1]
 * @param additions       additions and subtractions [1]
 * @param registerBits    bits of state written [bit]
 */
public record DigitalWork(double multiplications, double additions, double registerBits) {
    public static final DigitalWork NONE = new DigitalWork(0, 0, 0);

    /** Returns the part that is not in another. */
    DigitalWork minus(DigitalWork other) {
        return new DigitalWork(
                multiplications - other.multiplications,
                additions - other.additions,
                registerBits - other.registerBits);
    }

    /** Returns the sum of both. */
    public DigitalWork plus(DigitalWork other) {
        return new DigitalWork(
                multiplications + other.multiplications,
                additions + other.additions,
                registerBits + other.registerBits);
    }
}
