package mho.networks.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mho.base.kernel.MatrixProduct;
import mho.base.kernel.Shape;
import mho.base.random.RandomStream;
import mho.networks.Network;
import mho.networks.NetworkSamples;
import mho.networks.Recurrent;
import mho.networks.SinGluMlp;
import mho.networks.data.Examples;
import mho.networks.data.Nested;
import mho.networks.data.Recordings;
import mho.networks.data.Targets;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** The same short trainings in two JVMs of their own: one without the Vector API, one that has long changed to it. */
class BackendsTest {
    @Test
    void a_training_has_the_same_bits_on_both_backends() throws IOException, InterruptedException {
        List<String> plain = run(List.of());
        List<String> vector = run(List.of("--add-modules", "jdk.incubator.vector"));
        assertThat(plain.get(0)).isEqualTo("plain");
        assertThat(vector.get(0)).startsWith("auto: plain, then vector");
        assertThat(plain).hasSize(3);
        assertThat(vector.subList(1, 3)).isEqualTo(plain.subList(1, 3));
    }

    private static List<String> run(List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of("-cp", classPath, BackendsTest.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.to(new File("target/backends-test.log")))
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
        return output.lines().toList();
    }

    /** Prints the backend and the bits of two trained networks. */
    public static void main(String[] arguments) {
        MatrixProduct product = MatrixProduct.standard();
        System.out.println(product.name());
        if (product.name().contains("vector")) {
            double[] numbers = new double[256 * 256];
            Arrays.fill(numbers, 1);
            for (int n = 0; n < 95; n++) { // 33.6 MFLOP each, 3 GFLOP until the change
                product.multiply(new Shape(256, 256, 256), numbers, numbers, new double[256 * 256]);
            }
        }
        Examples nested = new Nested(0).load(Recordings.NONE).train();
        System.out.println(bits(SinGluMlp.DEFAULT.initial(2, 1, 0), nested.between(0, 203)));
        Examples sequences = new Examples(
                NetworkSamples.sequences(List.of(5, 9, 7, 7, 1, 8, 3, 2, 9), 11, 3),
                new Targets.Labels(new int[] {0, 1, 2, 0, 1, 2, 0, 1, 2}, List.of("a", "b", "c")));
        System.out.println(bits(
                Recurrent.DEFAULT
                        .withHidden(19)
                        .withReadout(Recurrent.Readout.MEAN)
                        .initial(11, 3, 0),
                sequences));
    }

    private static String bits(Network initial, Examples examples) {
        Training training = Training.DEFAULT.withEpochs(5).withWeightNoise(0.01);
        Network trained = new Trainer(training, examples, epoch -> {})
                .train(initial, RandomStream.ofSeed(3))
                .network();
        StringBuilder bits = new StringBuilder();
        for (DMatrixRMaj tensor : trained.parameters().tensors()) {
            bits.append(Arrays.hashCode(Arrays.copyOf(tensor.data, tensor.getNumElements())))
                    .append(' ');
        }
        return bits.toString();
    }
}
