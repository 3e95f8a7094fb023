package mho.scenarios.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * A whole number within the range of its type; {@code 1e6} and {@code 3.0} are whole.
 *
 * @param lowest  lowest value [1]
 * @param highest highest value [1]
 * @param boxed   makes the int or long of a value in the range
 */
record IntegerForm(long lowest, long highest, LongFunction<Object> boxed) implements Form {
    static IntegerForm ofInt() {
        return new IntegerForm(Integer.MIN_VALUE, Integer.MAX_VALUE, value -> (int) value);
    }

    static IntegerForm ofLong() {
        return new IntegerForm(Long.MIN_VALUE, Long.MAX_VALUE, value -> value);
    }

    @Override
    public Optional<Object> read(Object json, Place place, Optional<Object> inherited) {
        if (!(json instanceof Number number) || !isWhole(number)) {
            return refuse(json, place);
        }
        BigInteger value = number instanceof Double exact ? whole(exact) : new BigInteger(number.toString());
        if (value.compareTo(BigInteger.valueOf(lowest)) < 0 || value.compareTo(BigInteger.valueOf(highest)) > 0) {
            return place.problem("must be an integer from %d to %d, but is %s".formatted(lowest, highest, number));
        }
        return Optional.of(boxed.apply(value.longValueExact()));
    }

    private static boolean isWhole(Number number) {
        return !(number instanceof Double value) || value == Math.rint(value);
    }

    private static BigInteger whole(Double value) {
        return new BigDecimal(value).toBigInteger();
    }

    @Override
    public Object write(Object value) {
        return value;
    }

    @Override
    public Map<String, Object> schema(Definitions definitions, Detail detail) {
        return Json.object("type", "integer", "minimum", lowest, "maximum", highest);
    }

    @Override
    public String requirement() {
        return "must be an integer";
    }
}
