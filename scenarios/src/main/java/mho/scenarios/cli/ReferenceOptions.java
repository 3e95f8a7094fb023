package mho.scenarios.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mho.networks.io.NpyArray;
import mho.networks.io.StoredTensor;
import picocli.CommandLine.Option;

/** Another program that runs the same network, in a process of its own. */
final class ReferenceOptions {
    private static final int MINUTES = 10;
    private static final int LONGEST_MESSAGE = 2000;

    /** Feeds the first input and saves the first output; batches that a model fixes to one go sample by sample. */
    private static final String SCRIPT = """
            import sys
            import numpy as np
            import onnxruntime as ort
            session = ort.InferenceSession(sys.argv[1], providers=["CPUExecutionProvider"])
            x = np.load(sys.argv[2])
            kind = session.get_inputs()[0]
            x = x.astype(np.float64 if "double" in kind.type else np.float32)
            if kind.shape and kind.shape[0] == 1 and len(x) != 1:
                y = np.concatenate([session.run(None, {kind.name: x[k:k + 1]})[0] for k in range(len(x))])
            else:
                y = session.run(None, {kind.name: x})[0]
            np.save(sys.argv[3], y.astype(np.float64))
            """;

    @Option(
            names = "--reference",
            paramLabel = "onnxruntime",
            description = "Runs the .onnx file with Python's onnxruntime too, and says how far the outputs differ.")
    private Engine engine;

    @Option(
            names = "--reference-model",
            paramLabel = "FILE.onnx",
            description = "The model of the reference; NETWORK by default, if that is an .onnx file.")
    private Path model;

    @Option(
            names = "--reference-python",
            paramLabel = "COMMAND",
            description = "The Python that has onnxruntime, python3 by default.")
    private String python = "python3";

    /** Programs that can be a reference. */
    enum Engine {
        ONNXRUNTIME
    }

    boolean isAsked() {
        return engine != null || model != null;
    }

    /** Runs the reference and notes the largest difference. */
    void compare(Path network, Path inputs, StoredTensor ours, Map<String, Object> document) throws IOException {
        Path onnx = model == null ? network : model;
        if (!onnx.toString().toLowerCase(Locale.ROOT).endsWith(".onnx") || !Files.isRegularFile(onnx)) {
            throw new BadInput(
                    "--reference onnxruntime runs an .onnx file, but %s is none. Give it with --reference-model."
                            .formatted(onnx));
        }
        Path folder = Files.createTempDirectory("mho-reference");
        Path result = folder.resolve("y.npy");
        try {
            run(List.of(python, "-c", SCRIPT, onnx.toString(), inputs.toString(), result.toString()), folder);
            StoredTensor theirs = read(result);
            if (theirs.count() != ours.count()) {
                throw new IllegalStateException("The reference has outputs of shape %s, but here they are %s"
                        .formatted(theirs.shape(), ours.shape()));
            }
            double largest = 0;
            for (int k = 0; k < ours.count(); k++) {
                largest = Math.max(largest, Math.abs(ours.value(k) - theirs.value(k)));
            }
            document.put("reference", "onnxruntime");
            document.put("largestDifference", largest);
        } finally {
            Files.deleteIfExists(result);
            Files.deleteIfExists(folder.resolve("log"));
            Files.deleteIfExists(folder);
        }
    }

    private static StoredTensor read(Path result) throws IOException {
        try (InputStream in = Files.newInputStream(result)) {
            return NpyArray.read(in).tensor();
        }
    }

    private void run(List<String> command, Path folder) throws IOException {
        Path log = folder.resolve("log");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new BadInput(
                    "The reference needs Python with onnxruntime, but %s cannot be started. pip install onnxruntime, or say where with --reference-python."
                            .formatted(python));
        }
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("The reference did not end within %d minutes".formatted(MINUTES));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the reference was running", e);
        }
        if (process.exitValue() != 0) {
            throw failed(new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
        }
    }

    private RuntimeException failed(String log) {
        if (log.contains("No module named")) {
            return new BadInput(
                    "The reference needs numpy and onnxruntime, but %s does not have them. pip install onnxruntime, or say where with --reference-python."
                            .formatted(python));
        }
        String end = log.substring(Math.max(0, log.length() - LONGEST_MESSAGE)).strip();
        return new IllegalStateException("The reference failed: " + end.substring(end.lastIndexOf('\n') + 1));
    }
}
