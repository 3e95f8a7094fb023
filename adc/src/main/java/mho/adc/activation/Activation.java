package mho.adc.activation;

import java.util.List;

/**
 * A function that a neuron applies, shared by the reference network, its training and the converters. Each knows its
 * monotone branches and an inverse on each of them, which is what a ramp is made from.
 */
public sealed interface Activation permits Identity, Relu, Sigmoid, Tanh, Sine {
    /** Returns g(x). */
    double value(double x);

    /**
     * Computes a run of values.
     *
     * @param x    arguments, not modified
     * @param y    values, overwritten from {@code from} to before {@code to}
     * @param from first index
     * @param to   one past the last index
     */
    void values(double[] x, double[] y, int from, int to);

    /** Returns dg/dx at x; at a kink the derivative from the left. */
    double derivative(double x);

    /** Returns the outputs that inputs from the given range can have; the limits where they are not reached. */
    Interval outputs(Interval inputs);

    /** Returns the pieces of a range of inputs on which the function is strictly monotone, in rising order of x. */
    List<Branch> branches(Interval inputs);

    /** Returns the x on a branch at which g(x) = y, for y strictly between the branch's end values. */
    double inverse(double y, Branch branch);

    /** Returns the smallest shift of x that changes nothing; infinite for a function that is not periodic. */
    default double period() {
        return Double.POSITIVE_INFINITY;
    }

    /** Returns which other function this one is, but for scales and shifts; one that is none is its own. */
    default Scaled shape() {
        return new Scaled(this, 1, 1, 0);
    }

    /** Returns the name that scenarios and reports use. */
    String name();

    /** Returns one line for lists: what it is. */
    String summary();

    /** Returns the whole catalogue in the order of the {@code permits} list. */
    static List<Activation> all() {
        return List.of(new Identity(), new Relu(), new Sigmoid(), new Tanh(), new Sine());
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
