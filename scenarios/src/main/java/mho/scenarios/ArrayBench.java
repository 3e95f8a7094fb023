package mho.scenarios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.crossbar.Conductances;
import mho.crossbar.CrossbarSpec;
import mho.crossbar.IdealSolver;
import mho.crossbar.NewtonSolver;
import mho.crossbar.OperatingPoint;
import mho.crossbar.TransferSolver;
import mho.crossbar.Wires;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.IvCurve;
import org.ejml.data.DMatrixRMaj;

/**
 * The crossbar bench: an array of random states on a device, all its word lines at one voltage, beside the same array on
 * wires without resistance. Cells off Ohm's law are solved by Newton's method, each input for itself.
 *
 * @param device      name of the cell
 * @param cell        the cell
 * @param rows        word lines [1]
 * @param columns     bit lines [1]
 * @param wires       its wires
 * @param readVoltage voltage of all word lines [V]
 * @param seed        seed of all draws
 */
public record ArrayBench(
        String device, CellSpec cell, int rows, int columns, Wires wires, double readVoltage, long seed) {
    /** Random inputs behind the comparison of products. */
    private static final int INPUTS = 16;

    private static final int MOST_LINES = 16_384;

    /** Cells that fit beside everything else; the solver has its own limit, which depends on the wires. */
    private static final int MOST_CELLS = 1 << 22;

    public ArrayBench {
        if (!(1 <= rows && rows <= MOST_LINES && 1 <= columns && columns <= MOST_LINES)) {
            throw new IllegalArgumentException("An array has 1 to %d rows and columns, but %d x %d were asked for"
                    .formatted(MOST_LINES, rows, columns));
        }
        if ((long) rows * columns > MOST_CELLS) {
            throw new IllegalArgumentException("A random array has at most %d cells, but %d x %d were asked for"
                    .formatted(MOST_CELLS, rows, columns));
        }
        if (!(readVoltage > 0 && readVoltage < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A read voltage must be > 0, but is %g V".formatted(readVoltage));
        }
        if (!(readVoltage <= cell.iv().limit())) {
            throw new IllegalArgumentException("The current of %s is known up to %g V, but the read voltage is %g V"
                    .formatted(device, cell.iv().limit(), readVoltage));
        }
    }

    /**
     * What the bench found.
     *
     * @param conductances the programmed array [S]
     * @param transfer     bit-line current per volt on a word line, which only linear cells have [S]
     * @param read         all word lines at the read voltage
     * @param relative     voltage across each cell relative to the read voltage [1]
     * @param errors       error of each bit line's current relative to ideal wires, all word lines at the read voltage [1]
     * @param products     random inputs
     * @param solving      wall time of the factorisation and the read; no other number here depends on the machine [s]
     */
    public record Results(
            Conductances conductances,
            Optional<Conductances> transfer,
            ArrayRead read,
            List<List<Double>> relative,
            List<Double> errors,
            List<Product> products,
            double solving) {}

    /**
     * A bit-line current of a random input.
     *
     * @param ideal  without wires [A]
     * @param actual with wires [A]
     */
    public record Product(double ideal, double actual) {}

    /** Fabricates and reads the array. */
    public Results measure() {
        Conductances conductances = new CrossbarSpec(cell, new IdealSolver())
                .program(targets(), stream("cells"))
                .conductances();
        double[] volts = new double[rows];
        Arrays.fill(volts, readVoltage);
        long start = System.nanoTime();
        OperatingPoint point = operatingPoint(conductances, volts);
        double solving = (System.nanoTime() - start) / 1e9;
        Optional<Conductances> transfer = transfer(conductances);
        return new Results(
                conductances,
                transfer,
                ArrayRead.of(point),
                relative(point.cellVolts()),
                errors(conductances, point.bitLineCurrents()),
                products(conductances, transfer),
                solving);
    }

    /** Returns whether the array has a transfer matrix: whether its cells obey Ohm's law. */
    public boolean isLinear() {
        return cell.iv() instanceof IvCurve.Ohmic;
    }

    private OperatingPoint operatingPoint(Conductances conductances, double[] volts) {
        return isLinear()
                ? new TransferSolver(wires).circuit(conductances).operatingPoint(volts)
                : new NewtonSolver(wires, cell.iv()).operatingPoint(conductances, volts);
    }

    private Optional<Conductances> transfer(Conductances conductances) {
        return isLinear()
                ? Optional.of(new TransferSolver(wires).solve(conductances).transfer())
                : Optional.empty();
    }

    private RandomStream stream(String part) {
        return RandomStream.ofSeed(seed).child("array").child(part);
    }

    /** Uniform over the cell's range. */
    private Conductances targets() {
        Draws draws = stream("targets").draws();
        ConductanceRange range = cell.range();
        DMatrixRMaj targets = new DMatrixRMaj(rows, columns);
        for (int k = 0; k < rows * columns; k++) {
            targets.data[k] = range.min() + range.span() * draws.uniform();
        }
        return Conductances.of(targets);
    }

    private List<List<Double>> relative(DMatrixRMaj cellVolts) {
        return IntStream.range(0, rows)
                .mapToObj(row -> IntStream.range(0, columns)
                        .mapToObj(column -> cellVolts.get(row, column) / readVoltage)
                        .toList())
                .toList();
    }

    private List<Double> errors(Conductances conductances, double[] currents) {
        return IntStream.range(0, columns)
                .mapToObj(column -> {
                    double ideal = IntStream.range(0, rows)
                            .mapToDouble(row -> cell.iv().current(conductances.at(row, column), readVoltage))
                            .sum();
                    return ideal == 0 ? 0 : (currents[column] - ideal) / ideal;
                })
                .toList();
    }

    private List<Product> products(Conductances conductances, Optional<Conductances> transfer) {
        List<Product> products = new ArrayList<>();
        Draws draws = stream("inputs").draws();
        for (int n = 0; n < INPUTS; n++) {
            double[] volts = DoubleStream.generate(() -> readVoltage * draws.uniform())
                    .limit(rows)
                    .toArray();
            double[] ideal = currents(cell.iv(), conductances, volts);
            double[] actual = transfer.map(matrix -> currents(new IvCurve.Ohmic(), matrix, volts))
                    .orElseGet(() -> operatingPoint(conductances, volts).bitLineCurrents());
            for (int column = 0; column < columns; column++) {
                products.add(new Product(ideal[column], actual[column]));
            }
        }
        return products;
    }

    /** Bit-line currents on ideal wires [A]. */
    private double[] currents(IvCurve curve, Conductances conductances, double[] volts) {
        double[] currents = new double[columns];
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                currents[column] += curve.current(conductances.at(row, column), volts[row]);
            }
        }
        return currents;
    }
}
