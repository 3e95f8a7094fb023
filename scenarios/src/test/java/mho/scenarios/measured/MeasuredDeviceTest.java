package mho.scenarios.measured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import mho.device.CellSpec;
import mho.device.Drift;
import mho.device.Polarity;
import mho.device.PolynomialError;
import mho.device.measured.PulseFit;
import mho.device.measured.WriteFit;
import mho.scenarios.json.JsonBinder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The example files were made with known numbers, which the fits must find. */
class MeasuredDeviceTest {
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");

    /** Spread of 0.6 µS + 1.2 % of the target, 1 µS of bias at the top, exponent 0.02. */
    @Test
    void the_example_of_writes_is_what_it_was_made_of() throws IOException {
        WriteFit fit = ((MeasuredDevice.Writes) example("my-device-writes.csv")).fit();
        assertThat(fit.groups()).hasSize(5).allMatch(group -> group.count() == 30);
        // standard errors of 30 writes at five targets: 0.1 to 0.3 µS of mean, 13 % of a deviation
        assertThat(fit.programming().biasAt(100e-6)).isCloseTo(1e-6, within(1e-6));
        assertThat(fit.programming().deviationAt(60e-6)).isCloseTo(1.32e-6, within(0.3e-6));
        assertThat(fit.programming().shape()).isEqualTo(PolynomialError.Shape.NORMAL);
        assertThat(fit.exponents())
                .allSatisfy(each -> assertThat(each.exponent()).isCloseTo(0.02, within(0.006)));
        assertThat(((Drift.PowerLaw) fit.drift()).firstRead()).isEqualTo(1);
    }

    /** 5 % of the distance up, 4 % down, noise of 0.008 of half the range of 80 µS. */
    @Test
    void the_example_of_pulses_is_what_it_was_made_of() throws IOException {
        PulseFit fit = ((MeasuredDevice.Pulses) example("my-device-pulses.csv")).fit();
        assertThat(fit.candidates().get(0).name()).isIn("linear step", "power step");
        double weight = fit.update().weight(50e-6, fit.range());
        double unit = fit.range().span() / 2;
        double up = fit.update().nominal().setStep() * fit.update().step().factor(weight, Polarity.SET, -1, 1);
        double down = fit.update().nominal().resetStep() * fit.update().step().factor(weight, Polarity.RESET, -1, 1);
        assertThat(up * unit).isCloseTo(2e-6, within(0.15e-6));
        assertThat(down * unit).isCloseTo(1.6e-6, within(0.15e-6));
        assertThat(fit.update().cycleNoise().floor() * unit).isCloseTo(0.32e-6, within(0.04e-6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-device-writes.csv", "my-device-pulses.csv"})
    void the_cell_is_a_part_of_a_scenario(String file) throws IOException {
        CellSpec cell = example(file).cell();
        JsonBinder binder = new JsonBinder(Map.of());
        assertThat(binder.read(binder.write(cell), CellSpec.class)).isEqualTo(cell);
    }

    @Test
    void units_and_names_are_read_as_people_write_them() throws IOException {
        String micro = "target [uS],reached [uS]\n1,1.1\n1,0.9\n1,1\n2,2.1\n2,2\n2,1.9\n";
        // a byte order mark and Windows line ends, as spreadsheet programs write them
        String nano = String.join(
                "\r\n",
                "\uFEFF# remark",
                "Reached [nS] , Target [nS]",
                "1100,1000",
                "900,1000",
                "1000,1000",
                "2100,2000",
                "",
                "2000,2000",
                "1900,2000");
        WriteFit first = ((MeasuredDevice.Writes) MeasuredDevice.fit(new StringReader(micro), "a")).fit();
        WriteFit second = ((MeasuredDevice.Writes) MeasuredDevice.fit(new StringReader(nano), "b")).fit();
        assertThat(second.programming().deviationAt(1e-6))
                .isCloseTo(first.programming().deviationAt(1e-6), within(1e-14));
        assertThat(second.range().max()).isCloseTo(first.range().max(), within(1e-18));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "target [uS],reached\\n1,1|my.csv: the column \"reached\" must say its unit in the header, such as \"reached [uS]\"",
                "target [uS]\\n1|my.csv: the column \"reached [uS]\" is missing, there are [target]",
                "target [uS],reached [V]\\n1,1|my.csv: the unit of the column \"reached\" must be in siemens (S), such as \"150 uS\", but \"1 V\" is in volts (V)",
                "a,b\\n1,1|my.csv: must have the columns \"target [uS]\" and \"reached [uS]\", or \"pulse\" and \"conductance [uS]\", but has [a, b]",
                "target [uS],reached [uS]\\n1,NaN|my.csv: line 2, column 2 (reached): must be a finite number >= 0, but is \"NaN\"",
                "target [uS],reached [uS]\\n1|my.csv: line 2, column 2 (reached): must be a finite number >= 0, but is \"\"",
                "target [uS],target [uS]\\n1,1|my.csv: line 1, column 2: a column must be there once, but \"target\" is there twice",
                "target [uS],reached [uS]\\n1,1\\n1,1|my.csv: A fit needs 3 first reads or more of each target, but there are 2 of 1.00000e-06 S. Round the targets if they differ by little.",
                "pulse,conductance [uS]\\n1.5,1|my.csv: line 2, column 1 (pulse): must be a whole number >= 0, but is \"1.5\"",
                "pulse,conductance [uS],direction\\n1,1,left|my.csv: line 2, column 3 (direction): must be set or reset (or up or down), but is \"left\"",
                "pulse,conductance [uS]\\n2,1\\n1,2|my.csv: Pulse numbers must rise within a run of one direction, but 1 comes after 2",
            })
    void what_is_wrong_is_said_with_its_place(String text, String message) {
        assertThatExceptionOfType(InvalidTableException.class)
                .isThrownBy(() -> MeasuredDevice.fit(new StringReader(text.replace("\\n", "\n")), "my.csv"))
                .withMessage(message);
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        String text = "target [uS],reached [uS]\n1,x\n-1,2\n";
        assertThatExceptionOfType(InvalidTableException.class)
                .isThrownBy(() -> MeasuredDevice.fit(new StringReader(text), "my.csv"))
                .withMessageContaining("line 2, column 2 (reached)")
                .withMessageContaining("line 3, column 1 (target): must be a finite number >= 0, but is \"-1\"");
        assertThatExceptionOfType(InvalidTableException.class)
                .isThrownBy(() -> MeasuredDevice.fit(new StringReader(""), "my.csv"))
                .withMessage("my.csv: must begin with a line of column names, but is empty");
    }

    private static MeasuredDevice example(String file) throws IOException {
        try (Reader reader = Files.newBufferedReader(EXAMPLES.resolve(file))) {
            return MeasuredDevice.fit(reader, file);
        }
    }
}
