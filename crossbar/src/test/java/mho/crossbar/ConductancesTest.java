package mho.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ConductancesTest {
    private static final DMatrixRMaj MATRIX = new DMatrixRMaj(new double[][] {{1, 2, 3}, {4, 5, 6}});

    @Test
    void rows_and_columns_are_those_of_the_matrix() {
        Conductances conductances = Conductances.of(MATRIX);
        assertThat(conductances.rows()).isEqualTo(2);
        assertThat(conductances.columns()).isEqualTo(3);
        assertThat(conductances.at(1, 0)).isEqualTo(4);
        assertThat(conductances.rowSum(0)).isEqualTo(6);
        assertThat(conductances.map(g -> 2 * g).at(1, 2)).isEqualTo(12);
    }

    @Test
    void neither_the_source_nor_a_copy_reaches_the_inside() {
        DMatrixRMaj source = new DMatrixRMaj(MATRIX);
        Conductances conductances = Conductances.of(source);
        source.set(0, 0, 9);
        conductances.toMatrix().set(0, 0, 8);
        assertThat(conductances.at(0, 0)).isEqualTo(1);
    }

    @Test
    void a_place_outside_the_matrix_is_refused() {
        Conductances conductances = Conductances.of(MATRIX);
        assertThatThrownBy(() -> conductances.at(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> conductances.at(2, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> conductances.at(1, -1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void a_conductance_that_cannot_be_is_refused_with_its_place() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Conductances.of(new DMatrixRMaj(new double[][] {{1, 2}, {-3, 4}})))
                .withMessage("A conductance must be >= 0 and finite, but row 1, column 0 has -3.00000 S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Conductances.of(new DMatrixRMaj(new double[][] {{1, Double.NaN}})))
                .withMessage("A conductance must be >= 0 and finite, but row 0, column 1 has NaN S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Conductances.of(MATRIX).map(g -> 1 / (g - 2)))
                .withMessageContaining("row 0, column 0 has -1.00000 S");
    }
}
