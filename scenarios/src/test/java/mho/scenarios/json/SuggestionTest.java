package mho.scenarios.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    /** Textbook values of the optimal string alignment distance; "ca" to "abc" is what tells it from Damerau's (2). */
    @Test
    void the_distance_counts_insertions_deletions_replacements_and_swaps() {
        assertThat(Suggestion.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Suggestion.distance("saturday", "sunday")).isEqualTo(3);
        assertThat(Suggestion.distance("ca", "abc")).isEqualTo(3);
        assertThat(Suggestion.distance("trails", "trials")).isEqualTo(1);
        assertThat(Suggestion.distance("", "abc")).isEqualTo(3);
        assertThat(Suggestion.distance("abc", "abc")).isZero();
    }

    @Test
    void only_what_is_close_is_suggested() {
        List<String> names = List.of("wordLine", "bitLine", "rows");
        assertThat(Suggestion.didYouMean("wordline", names)).isEqualTo(". Did you mean \"wordLine\"?");
        assertThat(Suggestion.didYouMean("bit_lines", names)).isEqualTo(". Did you mean \"bitLine\"?");
        assertThat(Suggestion.didYouMean("columns", names)).isEmpty();
        assertThat(Suggestion.didYouMean("", names)).isEmpty();
    }
}
