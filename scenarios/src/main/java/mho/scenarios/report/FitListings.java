package mho.scenarios.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mho.base.unit.Quantities;
import mho.device.measured.Candidate;
import mho.device.measured.DriftExponent;
import mho.device.measured.PulseFit;
import mho.device.measured.Residuals;
import mho.device.measured.WriteFit;
import mho.scenarios.measured.MeasuredDevice;

/** The report of a fit to a user's measurements, as tables. */
public final class FitListings {
    private FitListings() {}

    /** Returns the tables. */
    public static List<Listing> of(MeasuredDevice device) {
        if (device instanceof MeasuredDevice.Writes writes) {
            return writes(writes.fit());
        }
        return pulses(((MeasuredDevice.Pulses) device).fit());
    }

    private static List<Listing> writes(WriteFit fit) {
        List<Listing> listings = new ArrayList<>(
                List.of(residuals(List.of(row("reached conductance", fit.residuals()))), groups(fit), orders(fit)));
        if (!fit.exponents().isEmpty()) {
            listings.add(exponents(fit));
        }
        return listings;
    }

    private static Listing residuals(List<List<String>> rows) {
        return new Listing(
                "Fit",
                "residuals of the fit; Jarque-Bera: probability that normal residuals look as odd",
                List.of("of", "points", "R²", "rms", "skewness", "excess kurtosis", "Jarque-Bera"),
                rows);
    }

    private static List<String> row(String name, Residuals residuals) {
        return List.of(
                name,
                Integer.toString(residuals.points()),
                Decimal.significant(residuals.determination(), 4),
                siemens(residuals.rms()),
                Decimal.significant(residuals.skewness(), 3),
                Decimal.significant(residuals.excessKurtosis(), 3),
                Decimal.significant(residuals.normality(), 2));
    }

    private static Listing groups(WriteFit fit) {
        return new Listing(
                "Targets",
                "first reads of each target beside the fitted law, whose shape is "
                        + fit.programming().shape().name().toLowerCase(Locale.ROOT),
                List.of("target", "writes", "bias", "fitted bias", "sd", "fitted sd"),
                fit.groups().stream()
                        .map(group -> List.of(
                                siemens(group.target()),
                                Integer.toString(group.count()),
                                siemens(group.bias()),
                                siemens(fit.programming().biasAt(group.target())),
                                siemens(group.deviation()),
                                siemens(fit.programming().deviationAt(group.target()))))
                        .toList());
    }

    private static Listing orders(WriteFit fit) {
        return new Listing(
                "Orders tried",
                "polynomials of the target tried, the lowest BIC taken; scores of one law compare only with each other",
                List.of("law", "<order", "parameters", "BIC", "<taken"),
                Stream.concat(
                                candidates("bias", fit.biasOrders()).stream(),
                                candidates("standard deviation", fit.spreadOrders()).stream())
                        .toList());
    }

    private static List<List<String>> candidates(String law, List<Candidate> candidates) {
        double best = candidates.stream().mapToDouble(Candidate::score).min().orElse(0);
        return candidates.stream()
                .map(one -> List.of(
                        law,
                        one.name(),
                        Integer.toString(one.parameters()),
                        Decimal.fixed(one.score(), 1),
                        one.score() == best ? "yes" : ""))
                .toList();
    }

    private static Listing exponents(WriteFit fit) {
        return new Listing(
                "Drift",
                "G ~ t^-exponent of each target",
                List.of("target", "exponent", "standard error", "R²", "reads"),
                fit.exponents().stream().map(FitListings::row).toList());
    }

    private static List<String> row(DriftExponent drift) {
        return List.of(
                siemens(drift.target()),
                Decimal.significant(drift.exponent(), 3),
                Decimal.significant(drift.error(), 2),
                Decimal.significant(drift.determination(), 3),
                Integer.toString(drift.count()));
    }

    private static List<Listing> pulses(PulseFit fit) {
        String mirrored = fit.mirrored().stream().map(Enum::name).collect(Collectors.joining(", "));
        Listing laws = new Listing(
                "Laws tried",
                "laws of the step tried, the lowest BIC taken"
                        + (mirrored.isEmpty() ? "" : "; " + mirrored + " was not measured and is the mirror image"),
                List.of("law", "parameters", "BIC", "<taken"),
                candidates("", fit.candidates()).stream()
                        .map(row -> row.subList(1, row.size()))
                        .toList());
        return List.of(
                residuals(List.of(row("steps", fit.steps()), row("trajectory without spread", fit.trajectory()))),
                laws);
    }

    private static String siemens(double value) {
        return Quantities.format(value, "S");
    }
}
