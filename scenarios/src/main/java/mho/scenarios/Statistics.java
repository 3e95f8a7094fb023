package mho.scenarios;

import java.util.List;
import mho.scenarios.Results.Score;

/** Scores from trials. */
final class Statistics {
    private Statistics() {}

    /** Returns mean, spread and quantiles (linear between order statistics, the definition of R type 7) of trials. */
    static Score score(String metric, List<Double> trials) {
        double[] sorted =
                trials.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double mean = trials.stream().mapToDouble(Double::doubleValue).sum() / sorted.length;
        double squares = 0;
        for (double value : sorted) {
            squares += (value - mean) * (value - mean);
        }
        double sd = sorted.length > 1 ? Math.sqrt(squares / (sorted.length - 1)) : 0;
        return new Score(
                metric, trials, mean, sd, quantile(sorted, 0.05), quantile(sorted, 0.5), quantile(sorted, 0.95));
    }

    static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
