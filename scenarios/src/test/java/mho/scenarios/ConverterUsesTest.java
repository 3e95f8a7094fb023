package mho.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mho.adc.Adc;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.adc.activation.Tanh;
import mho.base.cost.Band;
import mho.base.cost.CostSheet;
import mho.base.cost.Footprint;
import mho.base.cost.Technology;
import mho.networks.ColumnGroup;
import mho.networks.Stage;
import mho.scenarios.Results.ConverterUse;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ConverterUsesTest {
    private static final Activation TANH = new Tanh();

    /** A bank whose outputs are all wrong by the same. */
    private record Off(double error, int columns, CostSheet cost) implements Adc {
        @Override
        public double convert(double x, int column) {
            assertThat(column).isBetween(0, columns - 1);
            return TANH.value(x) + error;
        }

        @Override
        public Activation activation() {
            return TANH;
        }

        @Override
        public double inputWidth() {
            return 1;
        }

        @Override
        public CostSheet conversion(Technology technology) {
            return cost;
        }
    }

    private static CostSheet cost(double joules, double seconds, double squareMetres) {
        return new CostSheet(
                "bank",
                new Band(joules, joules, joules),
                seconds,
                new Footprint(squareMetres, 0),
                1,
                "test",
                List.of());
    }

    /** Of four columns with the function, two banks take turns; a column without it counts for nothing. */
    @Test
    void errors_are_root_mean_squares_and_costs_are_those_of_a_column() {
        Stage stage = new Stage.Product(
                "stage",
                new DMatrixRMaj(1, 5),
                new DMatrixRMaj(1, 5),
                List.of(new ColumnGroup(0, 1, new Identity()), new ColumnGroup(1, 5, TANH)));
        List<Adc> banks = List.of(new Off(0.1, 3, cost(8e-9, 1e-6, 2e-9)), new Off(-0.5, 1, cost(1e-9, 3e-6, 4e-9)));
        DMatrixRMaj arguments = new DMatrixRMaj(new double[][] {{0, 0.1, 0.2, 0.3, 0.4}, {0, -1, 2, -3, 4}});
        ConverterUse use = ConverterUses.use(stage, TANH, banks, arguments, Technology.DEFAULT);
        assertThat(use.stage()).isEqualTo("stage");
        assertThat(use.function()).isEqualTo("tanh");
        assertThat(use.columns()).isEqualTo(4);
        // √((0.1² + 0.5²)/2), not their mean of 0.3
        assertThat(use.rmsError()).isCloseTo(Math.sqrt(0.13), within(1e-12));
        assertThat(use.energy()).isCloseTo(9e-9 / 4, within(1e-20));
        assertThat(use.area()).isCloseTo(6e-9 / 4, within(1e-20));
        assertThat(use.time()).isEqualTo(3e-6);
    }
}
