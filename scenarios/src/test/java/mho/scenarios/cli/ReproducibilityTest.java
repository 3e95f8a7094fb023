package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same scenario and seed give the same points, whatever computes them. */
class ReproducibilityTest {
    /** Changes only with a line under "Changed results" in CHANGELOG.md. The same on every JDK. */
    private static final String PINNED = "d2e31c4d18be545f";

    @TempDir
    private Path folder;

    @AfterEach
    void restore_the_kernel() {
        mho.base.kernel.MatrixProduct.use(mho.base.kernel.Kernel.AUTO);
    }

    @Test
    void threads_and_kernels_do_not_show_in_the_points() throws IOException {
        String single = points("a", "--threads", "1", "--kernel", "plain");
        assertThat(points("b", "--threads", "2", "--kernel", "vector")).isEqualTo(single);
        assertThat(points("c", "--threads", "5", "--kernel", "auto")).isEqualTo(single);
        assertThat(points("d", "--threads", "2", "--kernel", "plain", "--seed", "43"))
                .isNotEqualTo(single);
        assertThat(hash(single)).as("pinned").isEqualTo(PINNED);
    }

    private String points(String name, String... options) throws IOException {
        Path out = folder.resolve(name);
        String[] arguments = {
            "run",
            "catalog:kws-nladc",
            "--quiet",
            "--out",
            out.toString(),
            "--trials",
            "3",
            "--set",
            "/task={\"kind\":\"synthetic-keywords\",\"train\":200,\"test\":100,\"seed\":0}",
            "--set",
            "/networks/0/training/epochs=3",
            "--set",
            "/networks/0/architecture/hidden=12"
        };
        String[] all = java.util.stream.Stream.concat(
                        java.util.Arrays.stream(arguments), java.util.Arrays.stream(options))
                .toArray(String[]::new);
        Session session = Session.of(all);
        assertThat(session.code()).as(session.err()).isZero();
        String json = Files.readString(out.resolve("results.json"));
        return json.substring(json.indexOf("\n  \"points\": [") + 3);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, digest).toString(16).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
