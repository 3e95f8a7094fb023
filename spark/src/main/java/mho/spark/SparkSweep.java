package mho.spark;

import mho.scenarios.cli.ClusterSweep;

/** {@code mho sweep} on Spark; {@code spark-submit} starts it. */
public final class SparkSweep {
    private SparkSweep() {}

    /** Takes the arguments of {@code mho sweep}. */
    public static void main(String[] arguments) {
        ClusterSweep.main("mho-spark.jar", SparkCluster::open, arguments);
    }
}
