package mho.scenarios.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class Version implements IVersionProvider {
    static String program() {
        return properties().getProperty("version", "unknown");
    }

    /** The commit of the sources: what the launcher sees now, or what the launcher's build wrote into the jar. */
    static String commit() {
        return System.getProperty("mho.commit", properties().getProperty("commit", "unknown"));
    }

    private static Properties properties() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/mho/version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "mho %s, commit %s".formatted(program(), commit()),
            "Java %s (%s)".formatted(System.getProperty("java.version"), System.getProperty("java.vendor"))
        };
    }
}
