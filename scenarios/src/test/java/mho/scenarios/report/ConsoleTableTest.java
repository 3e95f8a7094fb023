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
    void points_of_a_sweep_are_headed_by_what_varied() {
        assertThat(new ConsoleTable(Style.PLAIN).of(ResultsSamples.sweep()))
                .contains("/device/spread = 0.02, /hardware/tile/adc/bits = 3\n");
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
