package mho.adc;

import mho.adc.activation.Activation;
import mho.adc.activation.Activation.Branch;
import mho.adc.activation.Interval;
import mho.base.random.RandomStream;
import mho.device.CellSpec;

/**
 * The negative control: a nonlinear ramp without an up/down counter, which has a single monotone branch of the function (that of input
 * zero, or the nearest to it) and saturates outside.
 *
 * <pre>  y = g(min(max(x, a), b)),   a … b the branch;   −π/2 … π/2 for sin</pre>
 *
 * <p>A function of one branch loses nothing. Of the sine, inputs uniform on ±R with R > π/2 leave an error whose mean square tends to
 * 3/2 as R grows: more than an output of zero would have (1/2), and more bits do not help.
 *
 * @param ramp the ramp
 */
public record ClampedRampAdcSpec(NonlinearRampAdcSpec ramp) implements AdcSpec {
    public static final ClampedRampAdcSpec DEFAULT = new ClampedRampAdcSpec(NonlinearRampAdcSpec.DEFAULT);

    @Override
    public ClampedRampAdcSpec withBits(int newBits) {
        return new ClampedRampAdcSpec(ramp.withBits(newBits));
    }

    @Override
    public int bits() {
        return ramp.bits();
    }

    @Override
    public boolean realises(Activation activation) {
        return ramp.realises(activation);
    }

    @Override
    public RampAdc fabricate(Conversion conversion, int columns, RandomStream random) {
        return ramp.fabricate(clamped(conversion), columns, random);
    }

    @Override
    public ConverterBank designed(Conversion conversion, int columns) {
        return ramp.designed(clamped(conversion), columns);
    }

    private static Conversion clamped(Conversion conversion) {
        return new Conversion(conversion.activation(), branch(conversion), conversion.placement());
    }

    @Override
    public double swing() {
        return ramp.swing();
    }

    private static Interval branch(Conversion conversion) {
        return conversion.activation().branches(conversion.inputs()).stream()
                .map(Branch::inputs)
                .min(java.util.Comparator.comparingDouble(piece -> Math.abs(piece.clamp(0))))
                .orElseThrow();
    }

    @Override
    public ClampedRampAdcSpec withCell(CellSpec cell) {
        return new ClampedRampAdcSpec(ramp.withCell(cell));
    }

    @Override
    public String summary() {
        return "a nonlinear ramp with the one monotone branch at input zero, saturating outside: the negative control";
    }
}
