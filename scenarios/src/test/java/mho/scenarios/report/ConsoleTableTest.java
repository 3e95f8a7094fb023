package mho.scenarios.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import mho.scenarios.report.ConsoleTable.Style;
import org.junit.jupiter.api.Test;

class ConsoleTableTest {
    private static final String PLAIN = new ConsoleTable(Style.PLAIN).of(ResultsSamples.PLAIN);

    /** Golden: checked by hand against the fixture when it was written. */
    @Test
    void the_table_of_the_sample_is_the_golden_one() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("console-table.txt")) {
            assertThat(PLAIN).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void no_line_is_wider_than_a_hundred_columns() {
        String sweep = new ConsoleTable(Style.PLAIN).of(ResultsSamples.sweep());
        assertThat((PLAIN + sweep).lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void bold_changes_no_character() {
        String bold = new ConsoleTable(Style.ANSI).of(ResultsSamples.PLAIN);
        assertThat(bold).contains("\u001b[1mlstm-32");
        assertThat(bold.replaceAll("\u001b\\[[0-9]+m", "")).isEqualTo(PLAIN);
    }

    @Test
    void points_of_a_sweep_have_a_line_each_and_end_with_what_they_come_to() {
        String table = new ConsoleTable(Style.PLAIN).of(ResultsSamples.sweep());
        assertThat(table.lines().filter(line -> line.startsWith("  0.02, "))).hasSize(2 * 5);
        assertThat(table.lines())
                .filteredOn(line -> line.startsWith("  0.02, 3 "))
                .allSatisfy(line -> assertThat(line).contains(" 0.002844 ", " 0.021 "));
        assertThat(table).contains("  - singlu-16x2, nested sine: mse within a factor of 2 of the best point");
    }

    @Test
    void numbers_do_not_depend_on_the_locale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(new ConsoleTable(Style.PLAIN).of(ResultsSamples.PLAIN)).isEqualTo(PLAIN);
        } finally {
            Locale.setDefault(before);
        }
    }
}
