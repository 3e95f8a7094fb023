package mho.base.unit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Text to SI and back: {@code "225 uS"} is 225e-6 S, {@code "80 µm²"} is 80e-12 m². Prefixes are decimal exponents, so
 * {@code "40 fJ"} is exactly the double 40e-15; in a squared unit the prefix is squared.
 */
public final class Quantities {
    private static final Map<String, Integer> PREFIXES = Map.ofEntries(
            Map.entry("a", -18),
            Map.entry("f", -15),
            Map.entry("p", -12),
            Map.entry("n", -9),
            Map.entry("u", -6),
            Map.entry("µ", -6),
            Map.entry("μ", -6),
            Map.entry("m", -3),
            Map.entry("k", 3),
            Map.entry("M", 6),
            Map.entry("G", 9),
            Map.entry("T", 12));

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("S", "siemens"),
            Map.entry("Ω", "ohms"),
            Map.entry("V", "volts"),
            Map.entry("V/s", "volts per second"),
            Map.entry("A", "amperes"),
            Map.entry("s", "seconds"),
            Map.entry("J", "joules"),
            Map.entry("W", "watts"),
            Map.entry("F", "farads"),
            Map.entry("Hz", "hertz"),
            Map.entry("m", "metres"),
            Map.entry("m²", "square metres"),
            Map.entry("K", "kelvins"),
            Map.entry("/V", "per volt"),
            Map.entry("/V²", "per square volt"));

    private static final Map<String, String> SYNONYMS =
            Map.of("ohm", "Ω", "Ohm", "Ω", "Ω", "Ω", "m2", "m²", "m^2", "m²", "/V2", "/V²", "/V^2", "/V²");

    /** Times longer than a second that people write without prefixes [s]; a year is 365 days. */
    private static final Map<String, Integer> TIMES =
            Map.of("min", 60, "h", 3600, "day", 86_400, "days", 86_400, "year", 31_536_000, "years", 31_536_000);

    private static final String[] LONG_TIMES = {"years", "days", "h", "min"};

    private static final String[] STEPS = {"f", "p", "n", "µ", "m", "", "k", "M", "G", "T"};
    private static final int LOWEST_STEP = -15;
    private static final MathContext FOUR_DIGITS = new MathContext(4);
    private static final Pattern TEXT =
            Pattern.compile("\\s*([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)\\s*([^\\s\\d.+-]\\S*)\\s*");

    private Quantities() {}

    /**
     * Returns the value of a text such as {@code "225 uS"} in the given unit.
     *
     * @throws IllegalArgumentException if the text is not a number followed by that unit, with or without a prefix
     */
    public static double parse(String text, String unit) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be a number with a unit in %s, such as \"%s\", but is \"%s\""
                    .formatted(nameOf(unit), example(unit), text.strip()));
        }
        String symbol = matcher.group(2);
        if (unit.equals("s") && TIMES.containsKey(symbol)) {
            return product(matcher.group(1), BigDecimal.valueOf(TIMES.get(symbol)), text);
        }
        String found = unitOf(symbol);
        if (found == null || !found.equals(unit)) {
            throw new IllegalArgumentException("must be in %s, such as \"%s\", but \"%s\" is in %s"
                    .formatted(
                            nameOf(unit),
                            example(unit),
                            text.strip(),
                            found == null ? "the unknown unit \"" + symbol + "\"" : nameOf(found)));
        }
        int exponent = exponentOf(symbol) * (found.endsWith("²") ? 2 : 1);
        return product(matcher.group(1), BigDecimal.ONE.scaleByPowerOfTen(exponent), text);
    }

    private static double product(String number, BigDecimal factor, String text) {
        double value;
        try {
            value = new BigDecimal(number).multiply(factor).doubleValue();
        } catch (NumberFormatException | ArithmeticException e) {
            // an exponent that not even a BigDecimal holds
            value = Double.NaN;
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("must be within ±1.8e308, but is \"%s\"".formatted(text.strip()));
        }
        // a decimal has no negative zero, a double has
        return value == 0 && text.strip().startsWith("-") ? -0.0 : value;
    }

    /** Returns a short text for people: four significant digits and the prefix that keeps them readable. */
    public static String format(double value, String unit) {
        if (value == 0 || !Double.isFinite(value)) {
            return (value == 0 ? "0" : Double.toString(value)) + " " + unit;
        }
        BigDecimal number = decimal(value).round(FOUR_DIGITS);
        if (isReciprocal(unit)) {
            return number.stripTrailingZeros().toPlainString() + " " + unit;
        }
        boolean squared = unit.endsWith("²");
        int step = squared ? 6 : 3;
        // a squared prefix spans six decades: 0.05 mm² reads better than 50000 µm²
        int magnitude = number.precision() - number.scale() - 1 + (squared ? 2 : 0);
        int index = stepOf(magnitude, step);
        return textOf(number, step, index) + " " + STEPS[index] + unit;
    }

    /**
     * Returns a time as people say it: {@code "1 year"}, {@code "2.5 days"}, {@code "20 s"}. A year has 365 days.
     *
     * @param seconds the time [s]
     * @param digits  significant digits of times longer than a minute [1]
     */
    public static String duration(double seconds, int digits) {
        for (String name : LONG_TIMES) {
            double count = seconds / TIMES.get(name);
            if (count == 1) {
                return "1 " + name.replaceFirst("s$", "");
            }
            if (count >= 1.5 && count < Double.POSITIVE_INFINITY) {
                BigDecimal shown = new BigDecimal(count).round(new MathContext(digits));
                return shown.stripTrailingZeros().toPlainString() + " " + name;
            }
        }
        return format(seconds, "s");
    }

    private static int stepOf(int magnitude, int step) {
        return Math.max(0, Math.min(STEPS.length - 1, Math.floorDiv(magnitude, step) - LOWEST_STEP / 3));
    }

    private static String textOf(BigDecimal number, int step, int index) {
        return number.scaleByPowerOfTen(-step * (index + LOWEST_STEP / 3))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Returns the shortest text that {@link #parse} reads back as exactly this value, in ASCII. */
    public static String exact(double value, String unit) {
        BigDecimal number = decimal(value);
        String ascii = unit.replace("Ω", "ohm").replace("²", "2");
        if (isReciprocal(unit)) {
            return number.toPlainString() + " " + ascii;
        }
        int step = unit.endsWith("²") ? 6 : 3;
        int magnitude = number.signum() == 0 ? 0 : number.precision() - number.scale() - 1;
        int index = stepOf(magnitude, step);
        String prefix = STEPS[index].replace("µ", "u");
        String sign = Double.compare(value, -0.0) == 0 ? "-" : "";
        return sign + textOf(number, step, index) + " " + prefix + ascii;
    }

    /**
     * Returns the decimal with the fewest digits that rounds to this double, and of these the closest to it. At least
     * two digits are taken into account, as in {@link Double#toString(double)} since JDK 19; JDK 17 prints up to two
     * digits more for some values (2e23), which would show in result files.
     *
     * @param value a finite number [1]
     */
    public static BigDecimal decimal(double value) {
        BigDecimal whole = new BigDecimal(value);
        // a decimal of up to 15 digits survives the way through a normal double and back, so 15 finds all of these
        int digits = Math.abs(value) < Double.MIN_NORMAL ? 2 : 15;
        while (true) {
            // the nearest may lie outside the narrower half of the interval below a power of two
            for (RoundingMode mode : new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP}) {
                BigDecimal number = whole.round(new MathContext(digits, mode));
                if (number.doubleValue() == value) {
                    return number.stripTrailingZeros();
                }
            }
            digits++;
        }
    }

    /** Returns the regular expression (ECMA 262, as in JSON Schema) of the texts that {@link #parse} reads as this unit. */
    public static String pattern(String unit) {
        Stream<String> symbols = Stream.concat(Stream.of(unit), SYNONYMS.keySet().stream())
                .filter(symbol -> unit.equals(canonical(symbol)))
                .map(symbol -> symbol.replace("^", "\\^"));
        String prefix = isReciprocal(unit) ? "" : "[%s]?".formatted(String.join("", new TreeSet<>(PREFIXES.keySet())));
        String prefixed = "%s(?:%s)".formatted(prefix, alternatives(symbols));
        String symbol = unit.equals("s") ? prefixed + "|" + alternatives(TIMES.keySet().stream()) : prefixed;
        return "^\\s*[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?\\s*(?:%s)\\s*$".formatted(symbol);
    }

    /** Returns the unit in which {@link #parse} reads a text; empty if it is no quantity of a known unit. */
    public static Optional<String> unitIn(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String symbol = matcher.group(2);
        return TIMES.containsKey(symbol) ? Optional.of("s") : Optional.ofNullable(unitOf(symbol));
    }

    /** Returns whether the unit is one that {@link #parse} knows. */
    public static boolean knows(String unit) {
        return NAMES.containsKey(unit);
    }

    /** Returns the name and the symbol of a known unit for messages and schemas, such as {@code "volts (V)"}. */
    public static String nameOf(String unit) {
        return "%s (%s)".formatted(NAMES.get(unit), unit);
    }

    /** Returns an example of the unit for messages and schemas. */
    public static String example(String unit) {
        return switch (unit) {
            case "S" -> "150 uS";
            case "Ω" -> "2.5 ohm";
            case "V" -> "0.2 V";
            case "V/s" -> "10 kV/s";
            case "A" -> "1 uA";
            case "s" -> "1 ns";
            case "J" -> "40 fJ";
            case "W" -> "10 nW";
            case "F" -> "50 fF";
            case "Hz" -> "1 GHz";
            case "m" -> "16 nm";
            case "m²" -> "80 um2";
            case "K" -> "300 K";
            case "/V" -> "3 /V";
            case "/V²" -> "0.25 /V2";
            default -> throw new IllegalArgumentException("unknown unit \"%s\"".formatted(unit));
        };
    }

    /** The unprefixed unit of a symbol, or null. A whole symbol goes before a prefixed one: "m" is metres, not milli. */
    private static String unitOf(String symbol) {
        String unit = canonical(symbol);
        if (unit != null || symbol.length() < 2 || !PREFIXES.containsKey(symbol.substring(0, 1))) {
            return unit;
        }
        String unprefixed = canonical(symbol.substring(1));
        return unprefixed == null || isReciprocal(unprefixed) ? null : unprefixed;
    }

    /** Whether a unit is "per" something; such a unit takes no prefix. */
    private static boolean isReciprocal(String unit) {
        return unit.startsWith("/");
    }

    private static int exponentOf(String symbol) {
        return canonical(symbol) != null ? 0 : PREFIXES.get(symbol.substring(0, 1));
    }

    private static String canonical(String symbol) {
        String unit = SYNONYMS.getOrDefault(symbol, symbol);
        return NAMES.containsKey(unit) ? unit : null;
    }

    private static String alternatives(Stream<String> symbols) {
        return symbols.distinct().sorted().collect(Collectors.joining("|"));
    }
}
