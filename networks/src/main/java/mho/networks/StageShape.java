package mho.networks;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** A stage by its sizes, without numbers: all that its cost depends on besides the values that flow. */
public sealed interface StageShape {
    /** Returns the name, unique in a network. */
    String name();

    /**
     * A matrix–vector product.
     *
     * @param name    unique in a network
     * @param inputs  rows of the matrix
     * @param outputs its columns
     * @param groups  functions of the outputs
     * @param biased  whether there are biases
     */
    record Product(String name, int inputs, int outputs, List<ColumnGroup> groups, Biases biased)
            implements StageShape {
        public Product {
            groups = List.copyOf(groups);
        }
    }

    /** Whether something is added to the outputs of a product. */
    enum Biases {
        ABSENT,
        PRESENT
    }

    /** A function of single numbers. */
    record Pointwise(Stage.Pointwise stage) implements StageShape {
        @Override
        public String name() {
            return stage.name();
        }
    }

    /** Numbers that are kept. */
    record State(Stage.State stage) implements StageShape {
        @Override
        public String name() {
            return stage.name();
        }
    }

    /** Returns the sizes of a stage; it is biased if one of its biases is not zero. */
    static StageShape of(Stage stage) {
        if (stage instanceof Stage.Product product) {
            return new Product(
                    product.name(), product.inputs(), product.outputs(), product.groups(), biases(product.bias()));
        }
        return stage instanceof Stage.State state ? new State(state) : new Pointwise((Stage.Pointwise) stage);
    }

    private static Biases biases(DMatrixRMaj bias) {
        for (int k = 0; k < bias.getNumElements(); k++) {
            if (bias.data[k] != 0) {
                return Biases.PRESENT;
            }
        }
        return Biases.ABSENT;
    }
}
