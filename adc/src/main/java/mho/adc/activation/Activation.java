package mho.adc.activation;

import java.util.List;

/**
 * A function that a neuron applies, shared by the reference network, its training and the converters. Each knows its
 * monotone branches and an inverse on each of them, which is what a ramp is made from.
 *
 * <p>All are continuous. Parameters do not change the name.
 */
public sealed interface Activation
        permits Identity,
                Relu,
                ClippedRelu,
                LeakyRelu,
                Sigmoid,
                HardSigmoid,
                Tanh,
                HardTanh,
                Softplus,
                Softsign,
                Elu,
                Celu,
                Selu,
                Gelu,
                GeluTanh,
                Swish,
                Mish,
                HardSwish,
                AdaptiveSwish,
                Crrelu,
                PolyRelu,
                Exp,
                Sine,
                Cos,
                Gaussian,
                Square,
                Tabulated {
    /** Returns g(x); at infinite x the limit. */
    double value(double x);

    /**
     * Computes a run of values. A function that is used a lot repeats this loop, which the compiler then specialises.
     *
     * @param x    arguments, not modified
     * @param y    values, overwritten from {@code from} to before {@code to}
     * @param from first index
     * @param to   one past the last index
     */
    default void values(double[] x, double[] y, int from, int to) {
        for (int k = from; k < to; k++) {
            y[k] = value(x[k]);
        }
    }

    /** Returns dg/dx at x; at a kink the derivative from the left. */
    double derivative(double x);

    /** As {@link #values}, of {@link #derivative}. */
    default void derivatives(double[] x, double[] y, int from, int to) {
        for (int k = from; k < to; k++) {
            y[k] = derivative(x[k]);
        }
    }

    /** Returns the arguments at which the function is given. */
    default Interval domain() {
        return Interval.REALS;
    }

    /** Returns g(x), beyond the domain that at its nearer end: what is left of an input that a converter clips. */
    default double clippedValue(double x) {
        return value(domain().clamp(x));
    }

    /** As {@link #values}, of {@link #clippedValue}. */
    default void clippedValues(double[] x, double[] y, int from, int to) {
        if (domain().equals(Interval.REALS)) {
            values(x, y, from, to);
            return;
        }
        for (int k = from; k < to; k++) {
            y[k] = clippedValue(x[k]);
        }
    }

    /**
     * Returns the outputs that inputs from the given range can have; the limits where they are not reached. Where the whole
     * range of a function is its natural grid (sigmoid, tanh, sin, cos), it is that for all inputs.
     *
     * @throws IllegalArgumentException if the function is constant there, or is not given there
     */
    default Interval outputs(Interval inputs) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        // constant pieces continue the ends of their neighbours
        for (Branch branch : branches(inputs)) {
            double first = value(branch.inputs().low());
            double last = value(branch.inputs().high());
            low = Math.min(low, Math.min(first, last));
            high = Math.max(high, Math.max(first, last));
        }
        if (!(low < high)) {
            throw new IllegalArgumentException(
                    "A converter of %s needs a range of inputs on which it changes, but it is constant from %g to %g"
                            .formatted(name(), inputs.low(), inputs.high()));
        }
        return new Interval(low, high);
    }

    /**
     * Returns the pieces of a range of inputs on which the function is strictly monotone, in rising order of x. Where it is
     * constant there is none.
     */
    List<Branch> branches(Interval inputs);

    /**
     * Returns the x on a branch at which g(x) = y; an x outside of the branch, or NaN, where the branch does not reach y.
     * Without a closed form it is found by a solver, to about a unit in the last place of x as far as the slope permits.
     */
    default double inverse(double y, Branch branch) {
        return Inversion.of(this, y, branch);
    }

    /** Returns the smallest shift of x that changes nothing; infinite for a function that is not periodic. */
    default double period() {
        return Double.POSITIVE_INFINITY;
    }

    /**
     * Returns whether the function stays at its smallest or its largest output over a range of inputs, which then all should be
     * converted without error.
     */
    default boolean hasPlateaus() {
        return false;
    }

    /** Returns which other function this one is, but for scales and shifts; one that is none is its own. */
    default Scaled shape() {
        return new Scaled(this, 1, 1, 0);
    }

    /** Returns the name that scenarios and reports use. */
    String name();

    /** Returns one line for lists: what it is. */
    String summary();

    /** Returns the catalogue with default parameters, in the order of the {@code permits} list; tables are the users' own. */
    static List<Activation> all() {
        return List.of(
                new Identity(),
                new Relu(),
                ClippedRelu.DEFAULT,
                LeakyRelu.DEFAULT,
                new Sigmoid(),
                new HardSigmoid(),
                new Tanh(),
                new HardTanh(),
                new Softplus(),
                new Softsign(),
                Elu.DEFAULT,
                Celu.DEFAULT,
                new Selu(),
                new Gelu(),
                new GeluTanh(),
                Swish.DEFAULT,
                new Mish(),
                new HardSwish(),
                AdaptiveSwish.DEFAULT,
                Crrelu.DEFAULT,
                PolyRelu.DEFAULT,
                new Exp(),
                new Sine(),
                new Cos(),
                new Gaussian(),
                new Square());
    }

    /**
     * A piece of the input axis on which the function only rises or only falls.
     *
     * @param inputs    the piece
     * @param number    which branch it is, counted by the function itself
     * @param direction +1 rising, −1 falling
     */
    record Branch(Interval inputs, int number, int direction) {}
}
