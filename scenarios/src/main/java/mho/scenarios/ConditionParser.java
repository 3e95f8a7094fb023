package mho.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mho.base.unit.Quantities;
import mho.scenarios.Condition.Relation;

/** Reads a {@link Condition}; {@code or} binds weaker than {@code and}, {@code not} strongest. One text, one parser. */
final class ConditionParser {
    private static final int LONGEST = 10_000;
    private static final int DEEPEST = 100;
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:"
            + "(?<sign>[()])"
            + "|(?<relation>>=|<=|==|!=|=|<|>)"
            + "|\"(?<quoted>[^\"]*)\""
            + "|(?<number>[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)(?<unit>\\s*[A-Za-zµμΩΩ/][A-Za-z0-9²^/]*)?"
            + "|(?<word>[^\\s()<>=!\"]+))");
    private static final Map<String, Relation> RELATIONS = Map.of(
            ">=", Relation.AT_LEAST,
            "<=", Relation.AT_MOST,
            ">", Relation.MORE,
            "<", Relation.LESS,
            "=", Relation.EQUAL,
            "==", Relation.EQUAL,
            "!=", Relation.OTHER);

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int next;
    private int depth;

    ConditionParser(String text) {
        this.text = text;
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "A condition has at most %,d characters, but this one has %,d".formatted(LONGEST, text.length()));
        }
    }

    private enum Kind {
        SIGN,
        RELATION,
        QUOTED,
        NUMBER,
        WORD
    }

    /**
     * A piece of the text.
     *
     * @param kind what it is
     * @param text the piece; of a number without its unit
     * @param unit of a number, as typed; empty if there is none
     * @param from where it begins
     */
    private record Token(Kind kind, String text, String unit, int from) {
        boolean is(String word) {
            return (kind == Kind.WORD || kind == Kind.SIGN) && text.equalsIgnoreCase(word);
        }
    }

    Condition condition() {
        split();
        Condition whole = alternatives();
        if (next < tokens.size()) {
            throw expected("\"and\" or \"or\"");
        }
        return whole;
    }

    private void split() {
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        int end = text.stripTrailing().length();
        while (at < end) {
            matcher.region(at, end);
            if (!matcher.lookingAt()) {
                throw new IllegalArgumentException("The condition \"%s\" cannot be read from column %d on: %s"
                        .formatted(text, at + 1, text.substring(at, end).strip()));
            }
            add(matcher);
            at = matcher.end();
        }
        separate();
    }

    private void add(Matcher found) {
        if (found.group("number") != null) {
            addNumber(found);
            return;
        }
        for (Kind kind : List.of(Kind.SIGN, Kind.RELATION, Kind.QUOTED, Kind.WORD)) {
            String group = found.group(kind.name().toLowerCase(java.util.Locale.ROOT));
            if (group != null) {
                tokens.add(new Token(kind, group, "", found.start()));
            }
        }
    }

    /** A word after a number is its unit, unless it goes on with the condition. */
    private void addNumber(Matcher found) {
        String unit = found.group("unit") == null ? "" : found.group("unit").strip();
        boolean word = unit.equalsIgnoreCase("and") || unit.equalsIgnoreCase("or");
        tokens.add(new Token(Kind.NUMBER, found.group("number"), word ? "" : unit, found.start()));
        if (word) {
            tokens.add(new Token(Kind.WORD, unit, "", found.start("unit")));
        }
    }

    /** A word after a number that is compared with something is no unit either. */
    private void separate() {
        for (int k = 0; k + 1 < tokens.size(); k++) {
            Token number = tokens.get(k);
            if (!number.unit.isEmpty() && tokens.get(k + 1).kind == Kind.RELATION) {
                int from = text.indexOf(number.unit, number.from + number.text.length());
                tokens.set(k, new Token(Kind.NUMBER, number.text, "", number.from));
                tokens.add(k + 1, new Token(Kind.WORD, number.unit, "", from));
            }
        }
    }

    private Condition alternatives() {
        return several("or", this::together, Condition.Any::new);
    }

    private Condition together() {
        return several("and", this::single, Condition.All::new);
    }

    private Condition several(String word, Supplier<Condition> part, Function<List<Condition>, Condition> whole) {
        List<Condition> parts = new ArrayList<>(List.of(part.get()));
        while (next < tokens.size() && tokens.get(next).is(word)) {
            next++;
            parts.add(part.get());
        }
        return parts.size() == 1 ? parts.get(0) : whole.apply(parts);
    }

    private Condition single() {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException(
                    "A condition is nested at most %d deep, but this one is deeper".formatted(DEEPEST));
        }
        Condition single;
        if (present("not")) {
            single = new Condition.Not(single());
        } else if (present("(")) {
            single = alternatives();
            if (!present(")")) {
                throw expected("\")\"");
            }
        } else {
            single = comparison();
        }
        depth--;
        return single;
    }

    private boolean present(String word) {
        boolean there = next < tokens.size() && tokens.get(next).is(word);
        next += there ? 1 : 0;
        return there;
    }

    private Condition comparison() {
        Token name = take("a name, such as accuracy", Kind.WORD, Kind.QUOTED);
        Token relation = take("one of >= <= > < = !=", Kind.RELATION);
        Token value = take("a value", Kind.NUMBER, Kind.QUOTED, Kind.WORD);
        Relation how = RELATIONS.get(relation.text);
        String canonical = Measure.of(name.text).map(Measure::key).orElse(name.text);
        if (value.kind != Kind.NUMBER) {
            return new Condition.Text(canonical, how, value.text);
        }
        return value.unit.isEmpty()
                ? new Condition.Bound(canonical, how, Double.parseDouble(value.text), "1")
                : withUnit(canonical, how, value);
    }

    private Condition withUnit(String name, Relation how, Token value) {
        String quantity = value.text + " " + value.unit;
        String unit = Quantities.unitIn(quantity)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The condition \"%s\" has a value in the unknown unit \"%s\"".formatted(text, value.unit)));
        return new Condition.Bound(name, how, Quantities.parse(quantity, unit), unit);
    }

    private Token take(String what, Kind... kinds) {
        if (next == tokens.size() || !List.of(kinds).contains(tokens.get(next).kind)) {
            throw expected(what);
        }
        return tokens.get(next++);
    }

    private IllegalArgumentException expected(String what) {
        String found = next == tokens.size()
                ? "ends"
                : "has \"%s\" in column %d".formatted(tokens.get(next).text, tokens.get(next).from + 1);
        return new IllegalArgumentException(
                "The condition \"%s\" needs %s, but %s. An example: accuracy >= 0.9 and energy < 1 nJ"
                        .formatted(text, what, found));
    }
}
