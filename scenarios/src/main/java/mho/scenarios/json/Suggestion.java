package mho.scenarios.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words for a person who mistyped a name: what there is, and what was probably meant. */
public final class Suggestion {
    private Suggestion() {}

    /** Says that a name is unknown, which one was probably meant, and which there are. */
    public static String unknown(String what, String typed, Collection<String> names) {
        String hint = didYouMean(typed, names);
        return "There is no %s %s%s%s There are: %s."
                .formatted(what, Found.quoted(typed), hint, hint.isEmpty() ? "." : "", String.join(", ", names));
    }

    /** Returns the names in quotes, separated by commas. */
    static String list(Collection<String> names) {
        return names.stream().map(Found::quoted).collect(Collectors.joining(", "));
    }

    /** Returns {@code ". Did you mean "x"?"} if a name is close to what was typed, else nothing. */
    static String didYouMean(String typed, Collection<String> names) {
        String plain = plain(typed);
        int limit = Math.max(1, plain.length() / 3);
        return names.stream()
                .filter(name -> Math.abs(plain(name).length() - plain.length()) <= limit)
                .filter(name -> distance(plain, plain(name)) <= limit)
                .min(Comparator.<String>comparingInt(name -> distance(plain, plain(name)))
                        .thenComparingInt(name -> Math.abs(name.length() - typed.length())))
                .map(name -> ". Did you mean %s?".formatted(Found.quoted(name)))
                .orElse("");
    }

    /** Upper case, hyphens and underscores are the commonest slips, so they count for nothing. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /**
     * The number of insertions, deletions, replacements and swaps of neighbours between two words (optimal string
     * alignment: Damerau, "A technique for computer detection and correction of spelling errors", CACM 7(3), 1964,
     * doi:10.1145/363958.363994).
     */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(int[][] d, String a, String b, int i, int j) {
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
