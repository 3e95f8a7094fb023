package mho.scenarios.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import mho.adc.Conversion;
import mho.adc.RampCalibration;
import mho.adc.activation.Activation;
import mho.device.CellSpec;
import mho.scenarios.ConverterDesign;
import mho.scenarios.ConverterDesign.Label;
import mho.scenarios.ConverterDesign.Prepared;
import mho.scenarios.ConverterResult;
import mho.scenarios.ConverterResult.Refused;
import mho.scenarios.Progress;
import mho.scenarios.RampBench;
import mho.scenarios.json.InvalidDocumentException;
import mho.scenarios.json.Problem;

/**
 * One converter of all that are asked for.
 *
 * @param label       what it is called
 * @param activation  the function that it applies
 * @param way         its kind, with what was chosen about it
 * @param preparation what is done to it before it is measured
 */
record ConverterRequest(Label label, Activation activation, ConverterWay way, Preparation preparation) {
    /** What stands for the device of a converter without cells. */
    static final String NO_DEVICE = "none";

    private static final String UNCALIBRATED = "none";
    private static final String RAW = "raw";

    /**
     * What is done to a converter before it is measured.
     *
     * @param range       inputs that it is made for
     * @param calibration how a ramp of cells is set, if not as its design says
     * @param best        ramp columns of which the best is kept, for the third linearity [1]
     * @param age         time after programming at which it is measured too [s]; 0 for none
     */
    record Preparation(ConverterRange range, Optional<String> calibration, int best, double age) {}

    /**
     * Measures the converter, or says why it cannot be.
     *
     * @throws CancellationException if it ended early
     */
    ConverterResult result(RampBench bench, BooleanSupplier ended, Progress progress) {
        try {
            return bench.measure(design(), ended, progress);
        } catch (InvalidDocumentException refusal) {
            return new Refused(
                    label,
                    refusal.problems().stream().map(Problem::message).distinct().collect(Collectors.joining(" ")));
        } catch (IllegalArgumentException refusal) {
            return new Refused(label, refusal.getMessage());
        }
    }

    ConverterDesign design() {
        ConverterWay made = way.isOwn() ? way : way.withBits(label.bits());
        if (made.has(CellSpec.class) && !way.isOwn()) {
            made = made.withCell(label.device());
        }
        Conversion conversion =
                new Conversion(activation, preparation.range().of(activation), made.placement(activation));
        return new ConverterDesign(label, conversion, prepared(calibrated(made)), variants(made));
    }

    private ConverterWay calibrated(ConverterWay made) {
        return preparation.calibration().map(made::withCalibration).orElse(made);
    }

    private Prepared prepared(ConverterWay made) {
        return new Prepared(made.spec(), preparation.age());
    }

    /** What calibration and a choice of columns bring, of fresh converters; and what age leaves of it. */
    private Map<String, Prepared> variants(ConverterWay made) {
        Map<String, Prepared> variants = new LinkedHashMap<>();
        ConverterWay calibrated = calibrated(made);
        if (made.has(RampCalibration.class)) {
            variants.put(RAW, fresh(made.withCalibration(UNCALIBRATED).withCandidates(1)));
            variants.put("calibrated", fresh(calibrated.withCandidates(1)));
            variants.put("best", fresh(calibrated.withCandidates(preparation.best())));
        } else {
            variants.put(RAW, fresh(made));
        }
        if (made.isTrimmed()) {
            variants.put(ConverterDesign.UNTRIMMED, prepared(calibrated.withoutTrimming()));
        }
        if (preparation.age() > 0) {
            variants.put("aged", prepared(calibrated));
        }
        return variants;
    }

    private static Prepared fresh(ConverterWay made) {
        return new Prepared(made.spec(), 0);
    }
}
