package mho.networks;

import java.util.List;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import org.ejml.data.DMatrixRMaj;

/** What a layer asks of the hardware in one go: a product with a function on its outputs, a function alone, or a state to keep. */
public sealed interface Stage {
    /** Returns the name, unique in a network. */
    String name();

    /** Returns the number of inputs. */
    int inputs();

    /** Returns the number of outputs. */
    int outputs();

    /** Returns the functions of the outputs, in order and without gaps. */
    List<ColumnGroup> groups();

    /**
     * A matrix–vector product with a function on each output: y = g(x·W + b).
     *
     * @param name    unique in a network
     * @param weights inputs × outputs; shared, not to be changed
     * @param bias    1 × outputs; shared, not to be changed
     * @param groups  functions of the outputs
     */
    record Product(String name, DMatrixRMaj weights, DMatrixRMaj bias, List<ColumnGroup> groups) implements Stage {
        public Product {
            groups = List.copyOf(groups);
            int covered = 0;
            for (ColumnGroup group : groups) {
                covered = group.from() == covered ? group.to() : -1;
            }
            if (bias.getNumCols() != weights.getNumCols() || covered != weights.getNumCols()) {
                throw new IllegalArgumentException(
                        "Stage %s needs a bias and one function for each of its %d outputs, but has %d biases and functions for %s"
                                .formatted(
                                        name,
                                        weights.getNumCols(),
                                        bias.getNumCols(),
                                        groups.stream()
                                                .map(group -> group.from() + "–" + (group.to() - 1))
                                                .toList()));
            }
        }

        /** Returns the stage with one function on all outputs. */
        static Product of(String name, DMatrixRMaj weights, DMatrixRMaj bias, Activation activation) {
            return new Product(name, weights, bias, List.of(new ColumnGroup(0, weights.getNumCols(), activation)));
        }

        @Override
        public int inputs() {
            return weights.getNumRows();
        }

        @Override
        public int outputs() {
            return weights.getNumCols();
        }
    }

    /**
     * A function applied to each of a vector's numbers by hardware of its own.
     *
     * @param name       unique in a network
     * @param width      length of the vector
     * @param activation the function
     * @param source     where its arguments come from
     */
    record Pointwise(String name, int width, Activation activation, Source source) implements Stage {
        /** Where arguments come from. */
        public enum Source {
            /** From digital numbers. */
            DIGITAL,
            /** From a state, which may be held as a voltage. */
            STATE
        }

        /** A function of digital numbers. */
        public Pointwise(String name, int width, Activation activation) {
            this(name, width, activation, Source.DIGITAL);
        }

        @Override
        public int inputs() {
            return width;
        }

        @Override
        public int outputs() {
            return width;
        }

        @Override
        public List<ColumnGroup> groups() {
            return List.of(new ColumnGroup(0, width, activation));
        }
    }

    /**
     * Numbers that are kept from one time step to the next.
     *
     * @param name   unique in a network
     * @param width  numbers
     * @param use    where they go
     * @param update element-wise work that makes the new numbers from the old ones; done by the hardware that keeps them
     */
    record State(String name, int width, Use use, DigitalWork update) implements Stage {
        /** Where a state goes in the next step. */
        public enum Use {
            /** Into digital work or into converters only: it may be a voltage. */
            CONVERTERS,
            /** Onto word lines too, as a code. */
            WORD_LINES
        }

        @Override
        public int inputs() {
            return width;
        }

        @Override
        public int outputs() {
            return width;
        }

        @Override
        public List<ColumnGroup> groups() {
            return List.of(new ColumnGroup(0, width, new Identity()));
        }
    }
}
