package mho.scenarios;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mho.base.unit.Quantities;

/**
 * What a row of a sweep must meet: {@code accuracy >= 0.9 and (energy < 1 nJ or not bits = 8)}. A name is a measure or the key of an
 * axis; a value is a number, a number with a unit, or a text, in quotes if it is not one plain word.
 */
public sealed interface Condition {
    /** A row of a sweep: one network at one point. */
    @FunctionalInterface
    interface Row {
        /** Returns the number or text of a measure or an axis; empty if the row has none. */
        Optional<Object> value(String name);
    }

    /** Whether the row meets it. A comparison with a value that the row does not have is not met. */
    boolean holds(Row row);

    /**
     * Returns how far a row is from meeting it: 0 if it does up to equality, else relative to the bound; sums over parts that must
     * all hold, the least over alternatives.
     */
    double violation(Row row);

    /** Returns the names that it compares. */
    Set<String> names();

    /**
     * Reads a condition.
     *
     * @throws IllegalArgumentException if it is none, with the place in the text
     */
    static Condition parse(String text) {
        return new ConditionParser(text).condition();
    }

    /** Every row. */
    record Always() implements Condition {
        @Override
        public boolean holds(Row row) {
            return true;
        }

        @Override
        public double violation(Row row) {
            return 0;
        }

        @Override
        public Set<String> names() {
            return Set.of();
        }
    }

    /**
     * All parts hold.
     *
     * @param parts the parts
     */
    record All(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Row row) {
            return parts.stream().allMatch(part -> part.holds(row));
        }

        @Override
        public double violation(Row row) {
            return parts.stream().mapToDouble(part -> part.violation(row)).sum();
        }

        @Override
        public Set<String> names() {
            return namesOf(parts);
        }
    }

    /**
     * One of the parts holds.
     *
     * @param parts the parts
     */
    record Any(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Row row) {
            return parts.stream().anyMatch(part -> part.holds(row));
        }

        @Override
        public double violation(Row row) {
            return parts.stream().mapToDouble(part -> part.violation(row)).min().orElse(0);
        }

        @Override
        public Set<String> names() {
            return namesOf(parts);
        }
    }

    /**
     * The part does not hold.
     *
     * @param part the part
     */
    record Not(Condition part) implements Condition {
        @Override
        public boolean holds(Row row) {
            return !part.holds(row);
        }

        @Override
        public double violation(Row row) {
            return holds(row) ? 0 : 1;
        }

        @Override
        public Set<String> names() {
            return part.names();
        }
    }

    /**
     * A value is compared with a number.
     *
     * @param name     of a measure or an axis
     * @param relation how
     * @param bound    the number, in the unit
     * @param unit     SI unit; "1" for none
     */
    record Bound(String name, Relation relation, double bound, String unit) implements Condition {
        public Bound {
            String due = Measure.of(name).map(Measure::unit).orElse(unit);
            if (!(unit.equals("1") || unit.equals(due))) {
                throw new IllegalArgumentException("%s is in %s, but is compared with a value in %s"
                        .formatted(name, due.equals("1") ? "no unit" : due, unit));
            }
        }

        @Override
        public boolean holds(Row row) {
            return row.value(name)
                    .map(value -> relation.holds(number(value), bound))
                    .orElse(false);
        }

        @Override
        public double violation(Row row) {
            double scale = bound == 0 ? 1 : Math.abs(bound);
            return row.value(name)
                    .map(value -> relation.gap(number(value), bound) / scale)
                    .filter(gap -> !gap.isNaN())
                    .orElse(Double.POSITIVE_INFINITY);
        }

        /** NaN if it is another thing than this compares with. */
        private double number(Object value) {
            if (value instanceof Number number) {
                if (!unit.equals("1") && Measure.of(name).isEmpty()) {
                    throw new IllegalArgumentException(
                            "%s is in no unit, but is compared with a value in %s".formatted(name, unit));
                }
                return number.doubleValue();
            }
            return value instanceof String text
                    ? Quantities.unitIn(text)
                            .filter(its -> unit.equals("1") || unit.equals(its))
                            .map(its -> Quantities.parse(text, its))
                            .orElse(Double.NaN)
                    : Double.NaN;
        }

        @Override
        public Set<String> names() {
            return Set.of(name);
        }
    }

    /**
     * A value is compared with a text.
     *
     * @param name     of an axis
     * @param equality whether it must be the text, or must not
     * @param text     the text
     */
    record Text(String name, Relation equality, String text) implements Condition {
        public Text {
            if (equality != Relation.EQUAL && equality != Relation.OTHER) {
                throw new IllegalArgumentException(
                        "%s can be = or != \"%s\", but no more or less than a text".formatted(name, text));
            }
        }

        @Override
        public boolean holds(Row row) {
            return row.value(name)
                    .map(value -> value.toString().equals(text) == (equality == Relation.EQUAL))
                    .orElse(false);
        }

        @Override
        public double violation(Row row) {
            return holds(row) ? 0 : 1;
        }

        @Override
        public Set<String> names() {
            return Set.of(name);
        }
    }

    /** How two numbers are compared. */
    enum Relation {
        AT_LEAST,
        AT_MOST,
        MORE,
        LESS,
        EQUAL,
        OTHER;

        boolean holds(double value, double bound) {
            return switch (this) {
                case AT_LEAST -> value >= bound;
                case AT_MOST -> value <= bound;
                case MORE -> value > bound;
                case LESS -> value < bound;
                case EQUAL -> value == bound;
                case OTHER -> value < bound || value > bound;
            };
        }

        double gap(double value, double bound) {
            return switch (this) {
                case AT_LEAST, MORE -> Math.max(0, bound - value);
                case AT_MOST, LESS -> Math.max(0, value - bound);
                case EQUAL -> Math.abs(value - bound);
                case OTHER -> value == bound ? 1 : 0;
            };
        }
    }

    private static Set<String> namesOf(List<Condition> parts) {
        Set<String> names = new TreeSet<>();
        parts.forEach(part -> names.addAll(part.names()));
        return names;
    }
}
