package mho.networks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import mho.adc.activation.Activation;
import mho.base.random.RandomStream;
import mho.networks.Layer.Memory;
import mho.networks.Layer.Pass;
import mho.networks.Layer.Scope;
import mho.networks.Substrate.Applied;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What a {@link Composed} layer did with one batch, operation by operation, so that gradients can be sent back through it.
 * Products and functions go to the pass's {@link Substrate}; what is between them is digital, exact, and counted. Converters that
 * round are passed straight through: the gradient is that of the function at its argument.
 *
 * <p>An open recording, hence mutable: one forward pass, at most one way back, one thread.
 */
public final class Tape {
    private final Pass pass;
    private final boolean outline;
    private final Map<String, Node> tensors = new LinkedHashMap<>();
    private final List<Runnable> backwards = new ArrayList<>();
    private final Map<String, Stage> stages = new LinkedHashMap<>();
    private final List<Integer> levels = new ArrayList<>();
    private Activity activity = Activity.NONE;
    private DigitalWork work = DigitalWork.NONE;
    private int step;

    Tape(Pass pass) {
        this(pass, false);
    }

    private Tape(Pass pass, boolean outline) {
        this.pass = pass;
        this.outline = outline;
    }

    /** Opens a tape that notes stages and digital work and computes no stage. */
    static Tape outline(Scope scope) {
        Substrate none = (stage, x, read) -> {
            DMatrixRMaj zeros = new DMatrixRMaj(x.getNumRows(), stage.outputs());
            return new Applied(zeros, zeros, Activity.NONE);
        };
        return new Tape(new Pass(scope, none, RandomStream.ofSeed(0), Memory.DROP), true);
    }

    /** A matrix on the tape: samples × features, or a tensor. */
    public static final class Node {
        private final DMatrixRMaj value;
        private final int level;
        private final boolean lazy;
        private final List<Supplier<DMatrixRMaj>> deferred = new ArrayList<>();
        private DMatrixRMaj gradient;
        private boolean own;

        private Node(DMatrixRMaj value, int level, boolean lazy) {
            this.value = value;
            this.level = level;
            this.lazy = lazy;
        }

        /** Returns the matrix; shared, not to be changed. */
        public DMatrixRMaj value() {
            return value;
        }

        public int rows() {
            return value.getNumRows();
        }

        public int columns() {
            return value.getNumCols();
        }

        /** Adds a part of the gradient, which is kept and never changed. */
        void add(DMatrixRMaj part) {
            if (gradient == null) {
                gradient = part;
            } else if (own) {
                CommonOps_DDRM.addEquals(gradient, part);
            } else {
                gradient = CommonOps_DDRM.add(gradient, part, null);
                own = true;
            }
        }

        /** Adds a part that takes work and that nobody may ask for. */
        private void addLater(Supplier<DMatrixRMaj> part) {
            if (lazy) {
                deferred.add(part);
            } else {
                add(part.get());
            }
        }

        /** Returns the gradient; zero if nothing depends on this. */
        DMatrixRMaj gradient() {
            deferred.forEach(part -> add(part.get()));
            deferred.clear();
            return gradient != null ? gradient : new DMatrixRMaj(value.getNumRows(), value.getNumCols());
        }
    }

    /** Puts a layer's input on the tape. */
    Node input(DMatrixRMaj value) {
        return new Node(value, 0, true);
    }

    /** Returns a tensor of the layer by its name without prefix. */
    public Node tensor(String name) {
        return tensors.computeIfAbsent(name, key -> new Node(pass.scope().get(key), 0, false));
    }

    /** Returns a matrix of constants, whose gradient is not asked for. */
    public Node constant(DMatrixRMaj value) {
        return new Node(value, 0, true);
    }

    /** Returns the address of what is random in this layer's use of the current time step. */
    public RandomStream random() {
        return pass.read().child(pass.scope().name("layer")).child(step);
    }

    /** Returns whether a way back will follow, that is, whether this is training. */
    public boolean keeps() {
        return pass.keeps();
    }

    /** Does the same with each time step; uses of stages have the step in their addresses. */
    public List<Node> eachStep(List<Node> steps, UnaryOperator<Node> law) {
        List<Node> results = new ArrayList<>();
        for (int t = 0; t < steps.size(); t++) {
            at(t);
            results.add(law.apply(steps.get(t)));
        }
        return results;
    }

    /** Says that what follows belongs to a time step. */
    public void at(int newStep) {
        step = newStep;
    }

    /** y = g(x·W + b) on the hardware; tensors by name. */
    public Node product(String stage, Node x, String weight, String bias, Activation activation) {
        return product(stage, x, tensor(weight), tensor(bias), activation);
    }

    /** y = g(x·W) on the hardware; the tensor by name. */
    public Node product(String stage, Node x, String weight, Activation activation) {
        return product(stage, x, tensor(weight), activation);
    }

    /** y = g(x·W) on the hardware. */
    public Node product(String stage, Node x, Node weights, Activation activation) {
        return product(stage, x, weights, constant(new DMatrixRMaj(1, weights.columns())), activation);
    }

    /** y = g(x·W + b) on the hardware. */
    public Node product(String stage, Node x, Node weights, Node bias, Activation activation) {
        return product(stage, x, weights, bias, List.of(new ColumnGroup(0, weights.columns(), activation)));
    }

    /**
     * y = g(x·W + b) on the hardware, with a function for each group of columns.
     *
     * @param stage   name without the layer's prefix
     * @param x       samples × inputs
     * @param weights inputs × outputs
     * @param bias    1 × outputs
     * @param groups  functions of the outputs
     */
    public Node product(String stage, Node x, Node weights, Node bias, List<ColumnGroup> groups) {
        Stage asked = new Stage.Product(pass.scope().name(stage), weights.value, bias.value, groups);
        Applied applied = apply(asked, x);
        Node y = new Node(applied.outputs(), x.level + 1, false);
        record(() -> {
            DMatrixRMaj delta = argumentGradient(asked, y.gradient(), applied.arguments());
            weights.add(Exact.multiplyTransposed(applied.intake().taken(x.value), delta));
            bias.addLater(() -> Rows.sum(delta));
            x.addLater(() -> applied.intake().back(Exact.multiplyByTransposed(delta, weights.value)));
        });
        return y;
    }

    /** A function of each number by hardware of its own. */
    public Node pointwise(String stage, Node x, Activation activation) {
        return pointwise(new Stage.Pointwise(pass.scope().name(stage), x.columns(), activation), x);
    }

    private Node pointwise(Stage.Pointwise asked, Node x) {
        Applied applied = apply(asked, x);
        Node y = new Node(applied.outputs(), x.level + 1, false);
        record(() -> x.add(applied.intake().back(argumentGradient(asked, y.gradient(), applied.arguments()))));
        return y;
    }

    /** A function of each number of a state, which may be held as a voltage, by hardware of its own. */
    public Node ofState(String stage, Node x, Activation activation) {
        return pointwise(
                new Stage.Pointwise(pass.scope().name(stage), x.columns(), activation, Stage.Pointwise.Source.STATE),
                x);
    }

    /**
     * Keeps numbers for the next time step.
     *
     * @param stage  name without the layer's prefix
     * @param use    where they go
     * @param update makes the new numbers; its digital work is that of the state, not of the layer
     */
    public Node state(String stage, Stage.State.Use use, Supplier<Node> update) {
        DigitalWork before = work;
        Node x = update.get();
        Stage.State asked = new Stage.State(pass.scope().name(stage), x.columns(), use, work.minus(before));
        work = before;
        Applied applied = apply(asked, x);
        Node y = new Node(applied.outputs(), x.level + 1, false);
        record(() -> x.add(y.gradient()));
        return y;
    }

    private Applied apply(Stage stage, Node x) {
        Applied applied = pass.apply(stage, x.value, step);
        activity = activity.plus(applied.activity());
        if (outline && stages.putIfAbsent(stage.name(), stage) == null) {
            levels.add(x.level + 1);
        }
        return applied;
    }

    private static DMatrixRMaj argumentGradient(Stage stage, DMatrixRMaj gradient, DMatrixRMaj arguments) {
        if (Exact.isLinear(stage)) {
            return gradient;
        }
        return Exact.argumentGradient(stage.groups(), gradient, arguments);
    }

    /** Returns a∘b. */
    public Node times(Node a, Node b) {
        DMatrixRMaj value = CommonOps_DDRM.elementMult(a.value, b.value, (DMatrixRMaj) null);
        Node y = digital(value, 1, 0, a, b);
        record(() -> {
            DMatrixRMaj dy = y.gradient();
            a.add(CommonOps_DDRM.elementMult(dy, b.value, (DMatrixRMaj) null));
            b.add(CommonOps_DDRM.elementMult(dy, a.value, (DMatrixRMaj) null));
        });
        return y;
    }

    /** Returns a + b. */
    public Node plus(Node a, Node b) {
        Node y = digital(CommonOps_DDRM.add(a.value, b.value, null), 0, 1, a, b);
        record(() -> {
            a.add(y.gradient());
            b.add(y.gradient());
        });
        return y;
    }

    /** Returns factor·a + shift. */
    public Node affine(Node a, double factor, double shift) {
        DMatrixRMaj value = new DMatrixRMaj(a.rows(), a.columns());
        for (int k = 0; k < value.getNumElements(); k++) {
            value.data[k] = factor * a.value.data[k] + shift;
        }
        Node y = digital(value, Math.abs(factor) == 1 ? 0 : 1, shift == 0 ? 0 : 1, a);
        record(() -> a.add(times(factor, y.gradient())));
        return y;
    }

    /** Returns a tensor times a constant: a scale that is folded into weights before they are programmed, and so no work. */
    public Node folded(double factor, Node tensor) {
        Node y = new Node(times(factor, tensor.value), tensor.level, false);
        record(() -> tensor.add(times(factor, y.gradient())));
        return y;
    }

    /** Returns the sum of two tensors: added before they are programmed, and so no work. */
    public Node folded(Node a, Node b) {
        Node y = new Node(CommonOps_DDRM.add(a.value, b.value, null), Math.max(a.level, b.level), false);
        record(() -> {
            a.add(y.gradient());
            b.add(y.gradient());
        });
        return y;
    }

    private static DMatrixRMaj times(double factor, DMatrixRMaj matrix) {
        DMatrixRMaj product = new DMatrixRMaj(matrix.getNumRows(), matrix.getNumCols());
        CommonOps_DDRM.scale(factor, matrix, product);
        return product;
    }

    /** Returns each column of a times its own factor, or all times one. */
    public Node scaled(Node a, Node factors) {
        int columns = a.columns();
        boolean one = factors.columns() == 1;
        DMatrixRMaj value = new DMatrixRMaj(a.rows(), columns);
        for (int k = 0; k < value.getNumElements(); k++) {
            value.data[k] = a.value.data[k] * factors.value.data[one ? 0 : k % columns];
        }
        Node y = digital(value, 1, 0, a);
        record(() -> {
            DMatrixRMaj dy = y.gradient();
            DMatrixRMaj da = new DMatrixRMaj(a.rows(), columns);
            DMatrixRMaj df = new DMatrixRMaj(1, factors.columns());
            for (int k = 0; k < da.getNumElements(); k++) {
                int c = one ? 0 : k % columns;
                da.data[k] = dy.data[k] * factors.value.data[c];
                df.data[c] += dy.data[k] * a.value.data[k];
            }
            a.add(da);
            factors.add(df);
        });
        return y;
    }

    /** Returns a with a vector added to each row. */
    public Node shifted(Node a, Node vector) {
        int columns = a.columns();
        DMatrixRMaj value = new DMatrixRMaj(a.value);
        for (int k = 0; k < value.getNumElements(); k++) {
            value.data[k] += vector.value.data[k % columns];
        }
        Node y = digital(value, 0, 1, a);
        record(() -> {
            a.add(y.gradient());
            vector.add(Rows.sum(y.gradient()));
        });
        return y;
    }

    /** Returns some columns. */
    public Node columns(Node a, int from, int to) {
        Node y = new Node(CommonOps_DDRM.extract(a.value, 0, a.rows(), from, to), a.level, false);
        record(() -> {
            DMatrixRMaj all = new DMatrixRMaj(a.rows(), a.columns());
            CommonOps_DDRM.insert(y.gradient(), all, 0, from);
            a.add(all);
        });
        return y;
    }

    /** Returns the columns of both side by side. */
    public Node beside(Node left, Node right) {
        Node y = new Node(Rows.beside(left.value, right.value), Math.max(left.level, right.level), false);
        record(() -> {
            DMatrixRMaj dy = y.gradient();
            int middle = left.columns();
            left.add(CommonOps_DDRM.extract(dy, 0, dy.getNumRows(), 0, middle));
            right.add(CommonOps_DDRM.extract(dy, 0, dy.getNumRows(), middle, dy.getNumCols()));
        });
        return y;
    }

    /** Returns the rows of all blocks one below the other. */
    public Node below(List<Node> blocks) {
        int level = blocks.stream().mapToInt(node -> node.level).max().orElse(0);
        Node y = new Node(Rows.stack(blocks.stream().map(Node::value).toList()), level, false);
        record(() -> {
            int at = 0;
            for (Node block : blocks) {
                block.add(CommonOps_DDRM.extract(y.gradient(), at, at + block.rows(), 0, block.columns()));
                at += block.rows();
            }
        });
        return y;
    }

    /** Returns the first rows: the samples whose sequence has not ended. */
    public Node first(Node a, int rows) {
        if (a.rows() == rows) {
            return a;
        }
        Node y = new Node(Rows.first(a.value, rows), a.level, false);
        record(() -> a.add(Rows.padded(y.gradient(), a.rows())));
        return y;
    }

    /** Says that a state of so many bits a number is written to registers here. */
    public void stored(Node state, int bits) {
        work = work.plus(new DigitalWork(0, 0, (double) bits * state.columns()));
    }

    /**
     * Puts an own operation on the tape.
     *
     * @param value what it computed
     * @param done  digital work of one sample
     * @param from  what it was computed from
     * @param back  gives the parts of the gradient of each of these, from the gradient of the value
     */
    public Node custom(DMatrixRMaj value, DigitalWork done, List<Node> from, Back back) {
        work = work.plus(done);
        Node y =
                new Node(value, from.stream().mapToInt(node -> node.level).max().orElse(0), false);
        record(() -> {
            List<DMatrixRMaj> parts = back.gradients(y.gradient());
            IntStream.range(0, parts.size()).forEach(k -> from.get(k).add(parts.get(k)));
        });
        return y;
    }

    /** The way back through an own operation. */
    @FunctionalInterface
    public interface Back {
        /** Returns the gradient of each of what the operation was computed from, in order. */
        List<DMatrixRMaj> gradients(DMatrixRMaj gradient);
    }

    private Node digital(DMatrixRMaj value, int multiplications, int additions, Node... from) {
        int columns = value.getNumCols();
        work = work.plus(new DigitalWork((double) multiplications * columns, (double) additions * columns, 0));
        int level = 0;
        for (Node node : from) {
            level = Math.max(level, node.level);
        }
        return new Node(value, level, false);
    }

    private void record(Runnable backward) {
        if (pass.keeps()) {
            backwards.add(backward);
        }
    }

    /** Sends the gradients that the outputs have back to tensors and inputs. */
    void rewind() {
        for (int k = backwards.size() - 1; k >= 0; k--) {
            backwards.get(k).run();
        }
    }

    /** Returns the gradient of a tensor. */
    DMatrixRMaj gradient(Tensor tensor) {
        Node node = tensors.get(tensor.name());
        return node == null ? new DMatrixRMaj(tensor.rows(), tensor.cols()) : node.gradient();
    }

    Activity activity() {
        return activity;
    }

    /** Returns the digital work of all samples of an outline, which has one. */
    DigitalWork work() {
        return work;
    }

    /** Returns the stages in the order of their first use. */
    List<Stage> stages() {
        return List.copyOf(stages.values());
    }

    /** Returns for each stage how many stages are done in sequence up to it, itself included. */
    List<Integer> levels() {
        return List.copyOf(levels);
    }
}
