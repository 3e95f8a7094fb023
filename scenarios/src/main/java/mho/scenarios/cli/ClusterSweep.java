package mho.scenarios.cli;

import java.util.function.Supplier;
import picocli.CommandLine;

/** {@code mho sweep} on a cluster, for the program that a cluster starts. */
public final class ClusterSweep {
    private ClusterSweep() {}

    /**
     * Runs the command and ends the JVM with its exit code.
     *
     * @param name      how the user calls it
     * @param cluster   opens the cluster, once there is something to evaluate
     * @param arguments those of {@code mho sweep}
     */
    public static void main(String name, Supplier<Cluster> cluster, String... arguments) {
        int code = commandLine(cluster).setCommandName(name).execute(arguments);
        // after an interruption the JVM is on its way out already
        if (!Interruption.isUnderWay()) {
            System.exit(code);
        }
    }

    static CommandLine commandLine(Supplier<Cluster> cluster) {
        return Mho.configured(new SweepCommand(cluster));
    }
}
