package mho.base.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdaptiveProductTest implements MatrixProductContract {
    @Override
    public MatrixProduct product() {
        return MatrixProduct.standard();
    }

    @Test
    void the_backend_changes_after_three_billion_operations() {
        List<Shape> later = new ArrayList<>();
        MatrixProduct product = new AdaptiveProduct(new Recorder(later));
        Shape billion = new Shape(1, 1_000_000, 500);
        // an array check of the plain backend ends each call before any work is done, yet the work counts
        for (int n = 0; n < 3; n++) {
            assertThatThrownBy(() -> product.multiply(billion, new float[0], new float[0], new float[0]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(later).isEmpty();
        product.multiply(billion, new float[0], new float[0], new float[0]);
        product.multiply(billion, new double[0], new double[0], new double[0]);
        product.multiplyTransposed(billion, new double[0], new double[0], new double[0]);
        product.multiply(7, new float[0], PackedMatrix.of(2, 3, new float[6]), new float[0]);
        product.multiply(5, new double[0], PackedDoubles.of(2, 3, new double[6]), new double[0]);
        assertThat(later).containsExactly(billion, billion, billion, new Shape(7, 2, 3), new Shape(5, 2, 3));
    }

    @Test
    void automatic_selection_is_the_shared_instance() {
        assertThat(MatrixProduct.select(Kernel.AUTO)).isSameAs(MatrixProduct.standard());
        assertThat(MatrixProduct.standard().name()).matches("auto: plain, then vector \\(\\d+ bit\\)");
    }

    @Test
    void without_the_vector_module_plain_is_used_and_vector_is_refused_with_advice() throws Exception {
        assertThat(outputWithoutModule())
                .contains("standard: plain")
                .contains("java.lang.IllegalStateException: The vector kernel needs the module jdk.incubator.vector")
                .contains("add --add-modules jdk.incubator.vector to the java command");
    }

    private static String outputWithoutModule() throws IOException, InterruptedException {
        String classes = place(MatrixProduct.class) + java.io.File.pathSeparator + place(WithoutModule.class);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-cp", classes, WithoutModule.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private static String place(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
    }

    private record Recorder(List<Shape> shapes) implements MatrixProduct {
        @Override
        public void multiply(Shape shape, float[] x, float[] w, float[] y) {
            shapes.add(shape);
        }

        @Override
        public void multiply(int rows, float[] x, PackedMatrix w, float[] y) {
            shapes.add(new Shape(rows, w.inner(), w.columns()));
        }

        @Override
        public void multiply(Shape shape, double[] x, double[] w, double[] y) {
            shapes.add(shape);
        }

        @Override
        public void multiply(int rows, double[] x, PackedDoubles w, double[] y) {
            shapes.add(new Shape(rows, w.inner(), w.columns()));
        }

        @Override
        public void multiplyTransposed(Shape shape, double[] x, double[] w, double[] y) {
            shapes.add(shape);
        }

        @Override
        public String name() {
            return "recorder";
        }
    }

    /** Runs in a JVM of its own. */
    static final class WithoutModule {
        private WithoutModule() {}

        public static void main(String[] arguments) {
            System.out.println("standard: " + MatrixProduct.standard().name());
            MatrixProduct.select(Kernel.VECTOR);
        }
    }
}
