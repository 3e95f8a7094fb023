package mho.device.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mho.device.CellFaults;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.Drift;
import mho.device.Programming;
import mho.device.ReadNoise;
import mho.device.Spread;

/**
 * A generic cell of 10–100 µS with a programming error of one shape and one dependence on the target, and nothing else.
 *
 * <pre>  independent  G = G_T + m·G_max·z,   proportional  G = G_T·(1 + m·z),   inverse  G = G_T + m·G_max·z/ĝ
 *  normal  z ~ N(0, 1),   uniform  z = u − 1/2</pre>
 *
 * <p>The families of CrossSim 3.2, ĝ = G_T/G_max. Their sizes are chosen: m = 0.03, and 0.003 for the inverse, which is ten
 * times as large at the low end; uniform errors are as wide as makes their standard deviation the same, m·√12.
 *
 * @param shape      distribution of the error
 * @param dependence of its size on the target
 */
public record GenericCell(Shape shape, Dependence dependence) implements CatalogCell {
    /** Distribution of an error. */
    public enum Shape {
        /** Normal. */
        NORMAL,
        /** Even in a window. */
        UNIFORM
    }

    /** How the size of an error depends on the target. */
    public enum Dependence {
        /** Not at all. */
        INDEPENDENT,
        /** Proportional to it. */
        PROPORTIONAL,
        /** Inverse to it. */
        INVERSE
    }

    private static final ConductanceRange RANGE = new ConductanceRange(10e-6, 100e-6);
    private static final double SIZE = 0.03;
    private static final double INVERSE_SIZE = 0.003;

    /** Returns all six. */
    static List<GenericCell> all() {
        List<GenericCell> all = new ArrayList<>();
        for (Shape shape : Shape.values()) {
            for (Dependence dependence : Dependence.values()) {
                all.add(new GenericCell(shape, dependence));
            }
        }
        return all;
    }

    @Override
    public String name() {
        return "generic-" + text(shape) + "-" + text(dependence);
    }

    @Override
    public String summary() {
        return "generic, 10-100 uS, %s programming error, %s the target, no other effect"
                .formatted(text(shape), text(dependence) + (dependence == Dependence.INDEPENDENT ? " of" : " to"));
    }

    @Override
    public String source() {
        return "family of CrossSim 3.2; sizes of 3 uS, 3 % and 0.3 uS at full scale chosen";
    }

    @Override
    public String validity() {
        return "everywhere in its range: it describes no device";
    }

    @Override
    public CellSpec cell() {
        return new CellSpec(
                RANGE, programming(), new Drift.None(), new ReadNoise.None(), CellFaults.NONE, YangTaOx2025.cost());
    }

    private Programming programming() {
        return shape == Shape.NORMAL
                ? new Programming.Gaussian(spread(1))
                // half of a window has √3 times the standard deviation
                : new Programming.Uniform(spread(Math.sqrt(3)));
    }

    private Spread spread(double factor) {
        return switch (dependence) {
            case INDEPENDENT -> new Spread.Constant(factor * SIZE * RANGE.max());
            case PROPORTIONAL -> new Spread.Proportional(factor * SIZE);
            case INVERSE -> new Spread.Inverse(factor * INVERSE_SIZE * RANGE.max(), RANGE.max());
        };
    }

    private static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
