package mho.scenarios;

import java.util.List;
import mho.device.ConductanceRange;

/**
 * What the device bench found.
 *
 * @param name      name of the cell
 * @param seed      seed of all draws
 * @param range     conductances that may be asked for
 * @param points    statistics for each target right after programming and at each age
 * @param unknown   ages that the model says nothing about
 * @param writes    what it took to write each target
 * @param energy    whether the energy of the writes is known
 * @param published published numbers beside those of the model
 */
public record DeviceResults(
        String name,
        long seed,
        ConductanceRange range,
        List<Point> points,
        List<Unknown> unknown,
        List<Write> writes,
        WriteEnergy energy,
        List<Comparison> published) {
    public DeviceResults {
        points = List.copyOf(points);
        unknown = List.copyOf(unknown);
        writes = List.copyOf(writes);
        published = List.copyOf(published);
    }

    /** What is known of the energy of a write. */
    public enum WriteEnergy {
        MODELLED,
        /** The current of a pulse is not known; the energy is of nothing but verify reads. */
        UNKNOWN
    }

    /**
     * Cells of one target at one age.
     *
     * @param target conductance that was asked for [S]
     * @param time   time since the end of programming [s]
     * @param mean   mean conductance, without read noise [S]
     * @param sd     its standard deviation from cell to cell [S]
     * @param n      cells [1]
     * @param p05    5 % quantile [S]
     * @param median median [S]
     * @param p95    95 % quantile [S]
     * @param reads  single reads of the same cells
     */
    public record Point(
            double target,
            double time,
            double mean,
            double sd,
            int n,
            double p05,
            double median,
            double p95,
            Reads reads) {}

    /**
     * Single reads, one a cell, none below zero.
     *
     * @param noise root mean square deviation of the reads of one cell [S]
     * @param mean  mean over cells [S]
     * @param sd    standard deviation over cells: programming, drift and read noise together [S]
     */
    public record Reads(double noise, double mean, double sd) {}

    /**
     * An age that the model refuses.
     *
     * @param time   the age [s]
     * @param reason what the model says about it
     */
    public record Unknown(double time, String reason) {}

    /**
     * Writing one target: averages over cells.
     *
     * @param target    conductance that was asked for [S]
     * @param pulses    mean number of pulses [1]
     * @param pulsesP95 95 % quantile of the number of pulses [1]
     * @param energy    mean energy of the pulses of one write [J]
     * @param time      mean duration of the pulses of one write [s]
     */
    public record Write(double target, double pulses, double pulsesP95, double energy, double time) {}

    /**
     * A published number beside the model's.
     *
     * @param target     conductance that was asked for [S]
     * @param time       time since the end of programming [s]
     * @param quantity   what the number is
     * @param unit       unit of the three numbers that follow
     * @param published  the published number
     * @param model      the same of the simulated cells
     * @param difference model less published
     * @param source     where it is printed
     */
    public record Comparison(
            double target,
            double time,
            String quantity,
            String unit,
            double published,
            double model,
            double difference,
            String source) {}
}
