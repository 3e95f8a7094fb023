package mho.scenarios;

import java.util.List;
import java.util.Map;
import mho.device.CellSpec;

/** One direction of a design space: a setting of the scenario, and the values that it takes. */
public sealed interface Axis {
    /** Returns the key under which points show what was set. */
    String key();

    /** Returns what stands under that key, one for each value. */
    List<Object> labels();

    /**
     * One place of the scenario, and values to put there.
     *
     * @param pointer JSON pointer into the resolved scenario
     * @param values  JSON values
     */
    record Values(String pointer, List<Object> values) implements Axis {
        public Values {
            values = List.copyOf(values);
            requireValues(pointer, values);
        }

        @Override
        public String key() {
            return pointer;
        }

        @Override
        public List<Object> labels() {
            return values;
        }
    }

    /**
     * Named alternatives, each of which may set several places.
     *
     * @param name    name of the axis
     * @param choices the alternatives
     */
    record Choices(String name, List<Choice> choices) implements Axis {
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
    record Resolution(List<Integer> bits) implements Axis {
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
    record Device(List<NamedCell> choices) implements Axis {
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

    private static void requireValues(String name, List<?> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("An axis needs at least one value, but \"%s\" has none".formatted(name));
        }
    }
}
