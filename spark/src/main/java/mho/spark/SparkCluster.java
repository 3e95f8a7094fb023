package mho.spark;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CancellationException;
import mho.scenarios.cli.Cluster;
import mho.scenarios.sweep.EvaluationsEndedException;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Spark's executors. A task is a Spark job of its own: its result is here as soon as it is done, whatever others do. One job of many
 * tasks would save some milliseconds a point, but hand over results at its end, or in an order of its own.
 */
final class SparkCluster implements Cluster {
    /** Tasks under way or waiting for each core: with two, the next one is there when a core gets free. */
    private static final int TASKS_PER_CORE = 2;

    private static final int PATIENCE = 100;
    private static final int QUIET = 20;
    private static final long TENTH_OF_A_SECOND = 100;

    private final JavaSparkContext spark;

    private SparkCluster(JavaSparkContext spark) {
        this.spark = spark;
    }

    /** Opens the cluster that {@code spark-submit} was told of. */
    static Cluster open() {
        SparkConf conf = new SparkConf()
                .setIfMissing("spark.app.name", "mho sweep")
                // the matrix kernel is three to four times faster with it, and executors of other programs do not see
                // it
                .setIfMissing("spark.executor.extraJavaOptions", "--add-modules=jdk.incubator.vector")
                .set("spark.serializer", "org.apache.spark.serializer.JavaSerializer");
        return new SparkCluster(new JavaSparkContext(conf));
    }

    /** Executors come one after the other: waits until no more have come for two seconds, or for ten in all. */
    @Override
    public int tasks() {
        run(new Greeting());
        int cores = 0;
        int still = 0;
        for (int tenth = 0; tenth < PATIENCE && still < QUIET; tenth++) {
            int now = spark.defaultParallelism();
            still = now > cores ? 0 : still + 1;
            cores = now;
            sleep();
        }
        return TASKS_PER_CORE * cores;
    }

    /** Comes back when the first executor is there. */
    private record Greeting() implements RemoteTask<String> {
        @Override
        public String run() {
            return "";
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(TENTH_OF_A_SECOND);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    @Override
    public Shipment ship(byte[] bytes) {
        return new Sent(spark.broadcast(bytes));
    }

    /** Bytes that Spark's executors fetch from each other. */
    private record Sent(Broadcast<byte[]> broadcast) implements Shipment {
        @Override
        public byte[] bytes() {
            return broadcast.value();
        }
    }

    @Override
    public <T extends Serializable> T run(RemoteTask<T> task) {
        try {
            return spark.parallelize(List.of(task), 1).map(RemoteTask::run).first();
        } catch (CancellationException cancelled) {
            throw cancelled;
        } catch (Exception failure) { // Spark throws checked exceptions that it does not declare
            if (spark.sc().isStopped()) {
                throw new EvaluationsEndedException("Spark has ended: " + failure.getMessage());
            }
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    @Override
    public void cancel() {
        if (!spark.sc().isStopped()) {
            spark.sc().cancelAllJobs();
        }
    }

    @Override
    public void close() {
        spark.close();
    }
}
