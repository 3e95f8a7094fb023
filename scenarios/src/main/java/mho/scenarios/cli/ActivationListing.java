package mho.scenarios.cli;

import java.util.List;
import java.util.Optional;
import mho.adc.activation.Activation;
import mho.adc.activation.Activation.Branch;
import mho.adc.activation.Interpolation;
import mho.adc.activation.Interval;
import mho.adc.activation.Tabulated;
import mho.scenarios.json.JsonText;

/** What {@code mho show} tells of a function: what a ramp of it must follow, and how a scenario writes it. */
final class ActivationListing {
    static final String TABULATED = "tabulated";

    private static final Tabulated EXAMPLE =
            new Tabulated("mine", Interpolation.PCHIP, List.of(-2.0, 0.0, 1.0, 3.0), List.of(0.0, 0.2, 1.0, 1.2));

    private ActivationListing() {}

    /** Returns the text for a function, if there is one of that name. */
    static Optional<String> of(String name) {
        if (name.equals(TABULATED)) {
            return Optional.of(
                    "activation %s: a function of your own, given as points; elsewhere it is a CSV or JSON file\n%s"
                            .formatted(TABULATED, json(EXAMPLE)));
        }
        return Optional.ofNullable(Catalogue.activations().get(name))
                .map(activation ->
                        "activation %s: %s\noutputs: %s\nmonotone: %s\nsource: docs/models/activations.md\n%s"
                                .formatted(
                                        name,
                                        activation.summary(),
                                        outputs(activation),
                                        pieces(activation),
                                        json(activation)));
    }

    private static boolean isWave(Activation activation) {
        return activation.period() < Double.POSITIVE_INFINITY;
    }

    private static Interval inputs(Activation activation) {
        return isWave(activation) ? Interval.symmetric(activation.period()) : Interval.REALS;
    }

    private static String outputs(Activation activation) {
        Interval outputs = activation.outputs(inputs(activation));
        return "%s to %s".formatted(number(outputs.low()), number(outputs.high()));
    }

    private static String pieces(Activation activation) {
        if (isWave(activation)) {
            return "half-periods of %s".formatted(number(activation.period() / 2));
        }
        return String.join(
                ", ",
                activation.branches(Interval.REALS).stream()
                        .map(ActivationListing::piece)
                        .toList());
    }

    private static String piece(Branch branch) {
        return "%s from %s to %s"
                .formatted(
                        branch.direction() > 0 ? "rises" : "falls",
                        number(branch.inputs().low()),
                        number(branch.inputs().high()));
    }

    private static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinity" : "-infinity";
        }
        return value == Math.rint(value) ? "%.0f".formatted(value + 0.0) : "%.5f".formatted(value);
    }

    private static String json(Activation activation) {
        return JsonText.of(Catalogue.binder().tree(activation, Activation.class));
    }
}
