package mho.networks.data;

/** An endless supply of training examples in a fixed order; open, hence mutable. */
@FunctionalInterface
public interface Drawing {
    /** Returns the next examples. */
    Examples next(int count);
}
