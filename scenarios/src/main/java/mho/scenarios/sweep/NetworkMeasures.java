package mho.scenarios.sweep;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import mho.base.cost.CostSheet;
import mho.scenarios.Conclusions;
import mho.scenarios.Measure;
import mho.scenarios.Results.NetworkResult;

/**
 * The numbers that a sweep keeps of one network at one point.
 *
 * @param name           of the network
 * @param metric         what its task measures; empty if no score was taken
 * @param score          over chips
 * @param digital        the same measure in double precision; NaN if no score was taken
 * @param cost           of an inference
 * @param converterError root mean square error of the converters that apply functions; NaN if there are none
 * @param references     other hardware on the same task
 */
public record NetworkMeasures(
        String name,
        String metric,
        Score score,
        double digital,
        CostMeasures cost,
        double converterError,
        List<ReferenceMeasures> references)
        implements Serializable {
    public NetworkMeasures {
        references = List.copyOf(references);
    }

    /**
     * A score over chips; NaN where none was taken.
     *
     * @param mean   mean
     * @param sd     standard deviation
     * @param p05    5 % quantile
     * @param median median
     * @param p95    95 % quantile
     * @param trials chips of all training seeds [1]
     */
    public record Score(double mean, double sd, double p05, double median, double p95, int trials)
            implements Serializable {
        public static final Score NONE = new Score(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);

        static Score of(mho.scenarios.Results.Score score) {
            return new Score(
                    score.mean(),
                    score.sd(),
                    score.p05(),
                    score.median(),
                    score.p95(),
                    score.trials().size());
        }
    }

    /**
     * What an inference costs.
     *
     * @param energy  nominal [J]
     * @param low     lower end of its band [J]
     * @param high    upper end of its band [J]
     * @param latency [s]
     * @param area    [m²]
     * @param leakage [W]
     */
    public record CostMeasures(double energy, double low, double high, double latency, double area, double leakage)
            implements Serializable {
        /** Of hardware that is not there. */
        public static final CostMeasures NONE =
                new CostMeasures(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

        /** Returns the totals of a tree. */
        public static CostMeasures of(CostSheet sheet) {
            return new CostMeasures(
                    sheet.energy().nominal(),
                    sheet.energy().low(),
                    sheet.energy().high(),
                    sheet.latency(),
                    sheet.area(),
                    sheet.footprint().leakage());
        }
    }

    /**
     * Other hardware.
     *
     * @param name  which
     * @param score mean over trials; NaN if none was taken
     * @param cost  of an inference
     */
    public record ReferenceMeasures(String name, double score, CostMeasures cost) implements Serializable {}

    /** Returns the numbers of a result. */
    public static NetworkMeasures of(NetworkResult result) {
        List<ReferenceMeasures> references = new ArrayList<>();
        for (int k = 0; k < result.references().size(); k++) {
            references.add(new ReferenceMeasures(
                    result.references().get(k).name(),
                    result.references().get(k).score().mean(),
                    CostMeasures.of(result.cost().references().get(k))));
        }
        return new NetworkMeasures(
                result.name(),
                result.analog().metric(),
                Score.of(result.analog()),
                result.digital().mean(),
                CostMeasures.of(result.cost().analog()),
                Conclusions.converterError(result),
                references);
    }

    /** Returns a measure; empty if it was not taken. */
    public OptionalDouble value(Measure measure) {
        double value = switch (measure) {
            case SCORE, ACCURACY, SEQUENCES, MSE, NRMSE, BITS_PER_SYMBOL ->
                measure.isMeasuredBy(metric) ? score.mean : Double.NaN;
            case DIGITAL -> digital;
            case ENERGY -> cost.energy;
            case ENERGY_LOW -> cost.low;
            case ENERGY_HIGH -> cost.high;
            case LATENCY -> cost.latency;
            case AREA -> cost.area;
            case LEAKAGE -> cost.leakage;
            case CONVERTER_ERROR -> converterError;
        };
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
