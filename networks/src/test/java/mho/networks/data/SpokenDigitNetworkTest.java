package mho.networks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mho.base.random.RandomStream;
import mho.networks.Exact;
import mho.networks.Network;
import mho.networks.Signal;
import mho.networks.foreign.Hints;
import mho.networks.foreign.ImportedNetwork;
import mho.networks.foreign.OnnxNetwork;
import mho.networks.foreign.StateDict;
import mho.networks.io.NpzArchive;
import mho.networks.io.OnnxModel;
import mho.networks.io.PyTorchState;
import mho.networks.io.Safetensors;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** One network that PyTorch trained on spoken digits and wrote in four formats. */
class SpokenDigitNetworkTest {
    private interface Reader {
        ImportedNetwork read(InputStream in) throws IOException;
    }

    private static ImportedNetwork network(String ending, Reader reader) throws IOException {
        try (InputStream in = Files.newInputStream(SharedData.file("fixtures/fsdd_lstm32" + ending))) {
            return reader.read(in);
        }
    }

    private static ImportedNetwork safetensors() throws IOException {
        return network(".safetensors", in -> StateDict.read(Safetensors.read(in), Hints.DEFAULT));
    }

    @Test
    void all_four_files_hold_the_same_bits() throws IOException {
        Network reference = safetensors().network();
        List<Network> others = List.of(
                network("_state_dict.pt", in -> StateDict.read(PyTorchState.read(in), Hints.DEFAULT))
                        .network(),
                network(".npz", in -> StateDict.read(NpzArchive.read(in), Hints.DEFAULT))
                        .network(),
                network(".onnx", in -> OnnxNetwork.read(OnnxModel.read(in))).network());
        assertThat(reference.parameters().count()).isEqualTo(9802);
        for (Network other : others) {
            assertThat(other.layers()).isEqualTo(reference.layers());
            for (String name : reference.parameters().names()) {
                assertThat(other.parameters().get(name).data)
                        .as(name)
                        .containsExactly(reference.parameters().get(name).data);
            }
        }
    }

    private static double[] logits(ImportedNetwork imported, Network network, Recording clip) {
        DMatrixRMaj frames = Mfcc.DEFAULT.frames(WavReader.read(clip).samples(), 8000);
        List<DMatrixRMaj> steps = new ArrayList<>();
        for (int t = 0; t < frames.getNumRows(); t++) {
            steps.add(new DMatrixRMaj(1, 40, true, Arrays.copyOfRange(frames.data, 40 * t, 40 * t + 40)));
        }
        Signal scaled = imported.file().standardisation(imported.weights()).apply(new Signal(steps));
        return network.infer(scaled, new Exact(), RandomStream.ofSeed(0))
                .outputs()
                .single()
                .data;
    }

    @Test
    void logits_of_three_clips_equal_the_golden_ones() throws IOException {
        List<Recording> clips = SharedData.zip("fsdd/fsdd-recordings.zip").all();
        ImportedNetwork imported = safetensors();
        String json = Files.readString(SharedData.file("fixtures/golden_fsdd_lstm32.json"));
        Matcher golden = Pattern.compile("\"clip\": \"(.*?)\".*?\"logits\": \\[(.*?)]", Pattern.DOTALL)
                .matcher(json);
        int compared = 0;
        while (golden.find()) {
            String name = golden.group(1);
            double[] expected = Arrays.stream(golden.group(2).split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            double[] ours = logits(imported, imported.network(), named(clips, name));
            for (int k = 0; k < 10; k++) {
                assertThat(ours[k]).as("%s, logit %d", name, k).isCloseTo(expected[k], within(1e-4));
            }
            compared++;
        }
        assertThat(compared).isEqualTo(3);
    }

    private static Recording named(List<Recording> clips, String name) {
        return clips.stream()
                .filter(clip -> clip.name().endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void of_300_test_clips_292_are_right_as_in_pytorch() throws IOException {
        List<Recording> clips = SharedData.zip("fsdd/fsdd-recordings.zip").all();
        ImportedNetwork imported = safetensors();
        Network network = imported.network();
        int right = 0;
        int tested = 0;
        for (Recording clip : clips) {
            String name = clip.name().substring(clip.name().lastIndexOf('/') + 1);
            if (name.matches("\\d_[a-z]+_[0-4]\\.wav")) {
                double[] logits = logits(imported, network, clip);
                int best = 0;
                for (int k = 1; k < 10; k++) {
                    best = logits[k] > logits[best] ? k : best;
                }
                right += best == name.charAt(0) - '0' ? 1 : 0;
                tested++;
            }
        }
        assertThat(tested).isEqualTo(300);
        // 97.3 %
        assertThat(right).isEqualTo(292);
    }
}
