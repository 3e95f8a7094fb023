package mho.scenarios.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A browser without a window; tests that need one are skipped where there is none. */
final class Browser {
    private final Path folder;

    /** Uses a folder for the browser's profile and for pages. */
    Browser(Path folder) {
        this.folder = folder;
    }

    /** Returns a page as its scripts leave it. */
    String opened(String page, String hash) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("report.html"), page);
        Optional<Path> browser = browser();
        assumeTrue(browser.isPresent(), "no browser on the path");
        Path output = folder.resolve("page.html");
        Process process = new ProcessBuilder(
                        browser.orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--virtual-time-budget=4000",
                        "--dump-dom",
                        file.toUri() + hash)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroy();
        assumeTrue(ended && process.exitValue() == 0, "the browser does not start here");
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    private static Optional<Path> browser() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .flatMap(directory -> Arrays.stream(new String[] {"chromium", "google-chrome"})
                        .map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
