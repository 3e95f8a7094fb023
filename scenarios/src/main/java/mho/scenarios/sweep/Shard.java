package mho.scenarios.sweep;

/**
 * A part of a sweep, for one of several machines: every count-th point.
 *
 * @param index which part, from 1 [1]
 * @param count how many parts there are [1]
 */
public record Shard(int index, int count) {
    /** The whole sweep. */
    public static final Shard WHOLE = new Shard(1, 1);

    public Shard {
        if (!(1 <= index && index <= count)) {
            throw new IllegalArgumentException(
                    "A shard is i/n with 1 <= i <= n, such as 2/8, but is %d/%d".formatted(index, count));
        }
    }

    /** Reads a shard as it is typed. */
    public static Shard parse(String text) {
        if (!text.matches("[0-9]{1,9}/[0-9]{1,9}")) {
            throw new IllegalArgumentException("A shard is i/n, such as 2/8, but is \"%s\"".formatted(text));
        }
        String[] parts = text.split("/", -1);
        return new Shard(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    /** Whether a point of a number belongs to it. */
    boolean has(long ordinal) {
        return ordinal % count == index - 1;
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}
