package mho.networks.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mho.networks.SplitMixStream;
import org.ejml.data.DMatrixRMaj;

/**
 * The next symbol in strings of the embedded Reber grammar. Its last but one symbol is decided by the second, with a string of any length
 * between.
 *
 * <pre>
 *   string = B o (B … E) o E,   o = T or P,   … a walk through
 *   0: T→1 P→2    1: S→1 X→3    2: T→2 V→4    3: X→2 S→5    4: P→3 V→5    5: the end
 * </pre>
 *
 * <p>Scored by the share of steps at which the largest output is a symbol that may come; probes: "whole strings", the share of strings of
 * which that holds at every step, and "last but one", the share of strings whose last but one symbol is answered.
 *
 * <p>First option if u &lt; 1/2, o before the walk; strings of more than 24 symbols are drawn again. Uniforms come in blocks of 4096 from
 * stream 5000 + 200 + seed, 3000 strings to train; what is left of the last block is dropped, and each batch draws ⌊3000u⌋. The 500 test
 * strings come from stream 900002.
 *
 * <p>Source: S. Hochreiter, J. Schmidhuber, "Long short-term memory", Neural Computation 9 (1997), experiment 1; A. Reber, "Implicit
 * learning of artificial grammars", J. Verbal Learning and Verbal Behavior 6 (1967).
 *
 * @param seed which drawing of the training strings [1]
 */
public record EmbeddedReber(int seed) implements TaskSpec {
    /** The first drawing. */
    public static final EmbeddedReber DEFAULT = new EmbeddedReber(0);

    private static final String ALPHABET = "BTPSXVE";
    private static final int BEGIN = ALPHABET.indexOf('B');
    private static final int END = ALPHABET.indexOf('E');
    private static final int T = ALPHABET.indexOf('T');
    private static final int P = ALPHABET.indexOf('P');

    /** Of each node both symbols and where they lead. */
    private static final List<Node> NODES = List.of(
            new Node('T', 1, 'P', 2),
            new Node('S', 1, 'X', 3),
            new Node('T', 2, 'V', 4),
            new Node('X', 2, 'S', 5),
            new Node('P', 3, 'V', 5));

    private static final int LONGEST = 24;
    private static final int TRAIN = 3000;
    private static final int TEST = 500;
    private static final long TRAIN_STREAMS = 5200;
    private static final long TEST_STREAM = 900_002;

    private record Node(char first, int afterFirst, char second, int afterSecond) {
        /** Returns the symbols that may come here, a bit each. */
        long allowed() {
            return 1L << ALPHABET.indexOf(first) | 1L << ALPHABET.indexOf(second);
        }
    }

    /** Uniforms that are taken from a stream by the block. */
    private static final class Blocks {
        private static final int SIZE = 4096;

        private final SplitMixStream stream;
        private int left;

        Blocks(SplitMixStream stream) {
            this.stream = stream;
        }

        double next() {
            left = left == 0 ? SIZE - 1 : left - 1;
            return stream.uniform();
        }

        void drop() {
            for (; left > 0; left--) {
                stream.uniform();
            }
        }
    }

    /**
     * A string, and what may come after each of its symbols but the last.
     *
     * @param symbols numbers of the symbols
     * @param allowed symbols that may follow, a bit each
     */
    private record Sentence(List<Integer> symbols, List<Long> allowed) {
        private Sentence() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        static Sentence draw(Blocks uniforms) {
            Sentence drawn = walk(uniforms);
            while (drawn.symbols.size() > LONGEST) {
                drawn = walk(uniforms);
            }
            return drawn;
        }

        private static Sentence walk(Blocks uniforms) {
            int outer = uniforms.next() < 0.5 ? T : P;
            Sentence drawn = new Sentence();
            drawn.symbols.add(BEGIN);
            drawn.add(outer, 1L << T | 1L << P);
            drawn.only(BEGIN);
            int node = 0;
            while (node < NODES.size()) {
                Node at = NODES.get(node);
                boolean first = uniforms.next() < 0.5;
                drawn.add(ALPHABET.indexOf(first ? at.first : at.second), at.allowed());
                node = first ? at.afterFirst : at.afterSecond;
            }
            drawn.only(END);
            drawn.only(outer);
            drawn.only(END);
            return drawn;
        }

        private void only(int symbol) {
            add(symbol, 1L << symbol);
        }

        private void add(int symbol, long mayCome) {
            symbols.add(symbol);
            allowed.add(mayCome);
        }

        int steps() {
            return allowed.size();
        }

        int[] array() {
            return symbols.stream().mapToInt(Integer::intValue).toArray();
        }

        DMatrixRMaj input() {
            return OneHot.of(array(), 0, steps(), ALPHABET.length());
        }

        int[] next() {
            return Arrays.copyOfRange(array(), 1, symbols.size());
        }

        long[] mayCome() {
            return allowed.stream().mapToLong(Long::longValue).toArray();
        }

        /** Returns labels that ask only for the last but one symbol. */
        int[] lastButOne() {
            int[] labels = new int[steps()];
            Arrays.fill(labels, Targets.StepLabels.NOT_ASKED);
            labels[steps() - 2] = symbols.get(steps() - 1);
            return labels;
        }
    }

    @Override
    public Task load(Recordings recordings) {
        SplitMixStream stream = SplitMixStream.ofSeed(TRAIN_STREAMS + seed);
        Examples train = examples(sentences(stream, TRAIN));
        List<Sentence> unseen = sentences(SplitMixStream.ofSeed(TEST_STREAM), TEST);
        Examples test = examples(unseen);
        Examples lastButOne = new Examples(
                test.inputs(), labels(unseen.stream().map(Sentence::lastButOne).toList()));
        return new Task("embedded reber", train, test)
                .withProbes(List.of(
                        new Probe("whole strings", test, Metric.SEQUENCES),
                        new Probe("last but one", lastButOne, Metric.ACCURACY)))
                .withDrawing(() -> Drawing.from(train, stream.copy()));
    }

    private static List<Sentence> sentences(SplitMixStream stream, int count) {
        Blocks uniforms = new Blocks(stream);
        List<Sentence> sentences = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            sentences.add(Sentence.draw(uniforms));
        }
        uniforms.drop();
        return sentences;
    }

    private static Examples examples(List<Sentence> sentences) {
        Targets targets = new Targets.StepChoices(
                labels(sentences.stream().map(Sentence::next).toList()),
                sentences.stream().map(Sentence::mayCome).toList());
        return new Examples(sentences.stream().map(Sentence::input).toList(), targets);
    }

    private static Targets.StepLabels labels(List<int[]> labels) {
        return new Targets.StepLabels(labels, List.of(ALPHABET.split("")));
    }

    @Override
    public EmbeddedReber withSeed(int newSeed) {
        return new EmbeddedReber(newSeed);
    }

    /** {@inheritDoc} Eleven steps on average. */
    @Override
    public Optional<TaskShape> shape() {
        return Optional.of(new TaskShape(7, 7, 11));
    }

    @Override
    public String summary() {
        return "next symbol in strings of the embedded Reber grammar";
    }
}
