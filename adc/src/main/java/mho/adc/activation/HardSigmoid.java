package mho.adc.activation;

import java.util.List;

/**
 * The sigmoid made of three straight lines, in the form of PyTorch and MobileNetV3.
 *
 * <pre>  g(x) = x/6 + ½, clipped to 0 … 1</pre>
 *
 * <p>Reference: A. Howard et al., "Searching for MobileNetV3", ICCV 2019, arXiv:1905.02244.
 */
public record HardSigmoid() implements Activation {
    private static final double EDGE = 3;
    private static final Pieces PIECES =
            Pieces.ofReals().restsTo(-EDGE).risesTo(EDGE).restsTo(Pieces.EVER);

    @Override
    public double value(double x) {
        return Math.min(Math.max(x / 6 + 0.5, 0), 1);
    }

    @Override
    public double derivative(double x) {
        return x > -EDGE && x <= EDGE ? 1.0 / 6 : 0;
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return PIECES.branches(inputs);
    }

    @Override
    public double inverse(double y, Branch branch) {
        return 6 * (y - 0.5);
    }

    @Override
    public boolean hasPlateaus() {
        return true;
    }

    @Override
    public String name() {
        return "hard-sigmoid";
    }

    @Override
    public String summary() {
        return "x/6 + 1/2, clipped to 0 and 1";
    }
}
