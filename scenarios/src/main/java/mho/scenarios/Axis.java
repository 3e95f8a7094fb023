package mho.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mho.device.CellSpec;

/** One direction of a design space: a setting of the scenario, and the values that it takes. */
public sealed interface Axis {
    /** Returns the key under which points show what was set. */
    String key();

    /** An axis of separate values, in order. */
    sealed interface Listed extends Axis {
        /** Returns what stands under the axis' key, one for each value. */
        List<Object> labels();
    }

    /** A listed axis that puts its labels themselves into one place of the scenario. */
    sealed interface Pointed extends Axis {
        /** Returns the JSON pointer into the resolved scenario. */
        String pointer();

        @Override
        default String key() {
            return pointer();
        }
    }

    /**
     * One place of the scenario, and values to put there.
     *
     * @param pointer JSON pointer into the resolved scenario
     * @param values  JSON values
     */
    record Values(String pointer, List<Object> values) implements Listed, Pointed {
        public Values {
            values = List.copyOf(values);
            requireValues(pointer, values);
        }

        @Override
        public List<Object> labels() {
            return values;
        }
    }

    /**
     * Equally spaced values, both ends among them.
     *
     * @param pointer JSON pointer into the resolved scenario
     * @param from    the first value: a number, or a text with its unit
     * @param to      the last value
     * @param count   how many values there are [1]
     */
    record Linear(String pointer, Object from, Object to, int count) implements Listed, Pointed {
        public Linear {
            requireCount(pointer, count);
            Interval.of(from, to, Scale.LINEAR);
        }

        @Override
        public List<Object> labels() {
            return spaced(Interval.of(from, to, Scale.LINEAR), count);
        }
    }

    /**
     * Values each of which is the same multiple of the one before, both ends among them.
     *
     * @param pointer JSON pointer into the resolved scenario
     * @param from    the first value: a number above 0, or a text with its unit
     * @param to      the last value
     * @param count   how many values there are [1]
     */
    record Log(String pointer, Object from, Object to, int count) implements Listed, Pointed {
        public Log {
            requireCount(pointer, count);
            Interval.of(from, to, Scale.LOG);
        }

        @Override
        public List<Object> labels() {
            return spaced(Interval.of(from, to, Scale.LOG), count);
        }
    }

    /**
     * All integers between two ends, both included.
     *
     * @param pointer JSON pointer into the resolved scenario
     * @param from    the smallest [1]
     * @param to      the largest [1]
     */
    record Integers(String pointer, long from, long to) implements Listed, Pointed {
        /** More than any setting has; keeps a slip from filling the memory. */
        private static final long MOST = 1_000_000;

        public Integers {
            if (!(from <= to && to - from < MOST)) {
                throw new IllegalArgumentException(
                        "An axis of integers needs from <= to and at most %,d values, but \"%s\" goes from %d to %d"
                                .formatted(MOST, pointer, from, to));
            }
        }

        @Override
        public List<Object> labels() {
            List<Object> labels = new ArrayList<>();
            for (long value = from; value <= to; value++) {
                labels.add(value);
            }
            return labels;
        }
    }

    /**
     * All real numbers between two ends; samplers and searches choose from it, a grid cannot.
     *
     * @param pointer JSON pointer into the resolved scenario
     * @param from    the smallest value: a number, or a text with its unit
     * @param to      the largest value
     * @param scale   how values are spread
     */
    record Range(String pointer, Object from, Object to, Scale scale) implements Pointed {
        public Range {
            Interval.of(from, to, scale);
        }

        /** Returns the value at a share of the way from one end to the other, in the form of the ends. */
        public Object at(double share) {
            return Interval.of(from, to, scale).at(share);
        }
    }

    /** How values of a range are spread. */
    enum Scale {
        /** Evenly. */
        LINEAR,
        /** Evenly in their logarithms. */
        LOG
    }

    /**
     * Named alternatives, each of which may set several places.
     *
     * @param name    name of the axis
     * @param choices the alternatives
     */
    record Choices(String name, List<Choice> choices) implements Listed {
        public Choices {
            choices = List.copyOf(choices);
            requireValues(name, choices);
        }

        @Override
        public String key() {
            return name;
        }

        @Override
        public List<Object> labels() {
            return List.copyOf(choices.stream().map(Choice::name).toList());
        }
    }

    /**
     * An alternative.
     *
     * @param name name for tables
     * @param set  values to put into the resolved scenario, by JSON pointer
     */
    record Choice(String name, Map<String, Object> set) {
        public Choice {
            set = Map.copyOf(set);
        }
    }

    /**
     * The resolution of the converter that applies functions, of whatever kind it is.
     *
     * @param bits resolutions [bit]
     */
    record Resolution(List<Integer> bits) implements Listed {
        public Resolution {
            bits = List.copyOf(bits);
            requireValues("bits", bits);
        }

        @Override
        public String key() {
            return "bits";
        }

        @Override
        public List<Object> labels() {
            return List.copyOf(bits);
        }
    }

    /**
     * The memory cell of the arrays and of the ramps of converters, of whatever kind these are.
     *
     * @param choices cells with names
     */
    record Device(List<NamedCell> choices) implements Listed {
        public Device {
            choices = List.copyOf(choices);
            requireValues("device", choices);
        }

        @Override
        public String key() {
            return "device";
        }

        @Override
        public List<Object> labels() {
            return List.copyOf(choices.stream().map(NamedCell::name).toList());
        }
    }

    /**
     * A cell of an axis.
     *
     * @param name name for tables
     * @param cell the cell
     */
    record NamedCell(String name, CellSpec cell) {}

    private static List<Object> spaced(Interval interval, int count) {
        List<Object> labels = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            labels.add(interval.at(k, count - 1));
        }
        return labels;
    }

    private static void requireCount(String pointer, int count) {
        if (!(count >= 2 && count <= 1_000_000)) {
            throw new IllegalArgumentException(
                    "An axis from one value to another has 2 to 1,000,000 values, but \"%s\" has %d"
                            .formatted(pointer, count));
        }
    }

    private static void requireValues(String name, List<?> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("An axis needs at least one value, but \"%s\" has none".formatted(name));
        }
    }
}
