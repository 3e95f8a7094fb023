package mho.scenarios.cli;

import java.util.SortedSet;
import java.util.TreeSet;

/** Numbers of lines as people write them: {@code 0,3,8-15}. */
final class LineNumbers {
    private LineNumbers() {}

    /**
     * Returns the numbers.
     *
     * @param option name of the option, for messages
     * @param text   what was given
     * @param count  lines that there are
     */
    static SortedSet<Integer> parse(String option, String text, int count) {
        SortedSet<Integer> numbers = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            String[] ends = part.strip().split("-", 2);
            int first = number(option, ends[0], count);
            int last = number(option, ends[ends.length - 1], count);
            for (int line = first; line <= last; line++) {
                numbers.add(line);
            }
            if (last < first) {
                throw new BadInput("%s: a range must rise, but is \"%s\".".formatted(option, part.strip()));
            }
        }
        return numbers;
    }

    private static int number(String option, String text, int count) {
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) >= count) {
            throw new BadInput(
                    "%s: a line must be a number from 0 to %d, but is \"%s\".".formatted(option, count - 1, text));
        }
        return Integer.parseInt(text);
    }
}
