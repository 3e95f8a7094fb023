package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mho.adc.activation.Interpolation;
import mho.adc.activation.Tabulated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionFileTest {
    private static final List<Double> X = List.of(-1.0, 0.0, 2.5);
    private static final List<Double> Y = List.of(0.0, 0.5, 1.0);

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void assertRefused(String name, String text, String message) throws IOException {
        Path path = file(name, text);
        assertThatThrownBy(() -> FunctionFile.read(path))
                .isInstanceOf(BadInput.class)
                .hasMessage(path + message);
    }

    @Test
    void two_columns_are_a_curve_through_points() throws IOException {
        Tabulated mine = new Tabulated("mine", Interpolation.PCHIP, X, Y);
        assertThat(FunctionFile.read(file("mine.csv", "-1,0\n0,0.5\n2.5,1\n"))).isEqualTo(mine);
        assertThat(FunctionFile.read(file("mine.csv", "\uFEFFx [V], y\n# remark\n -1 , 0\n\n0,5e-1\n2.5,1")))
                .isEqualTo(mine);
    }

    @Test
    void a_document_says_the_name_and_the_interpolation() throws IOException {
        assertThat(FunctionFile.read(file("some.json", "{\"x\": [-1, 0, 2.5], \"y\": [0, 0.5, 1]}")))
                .isEqualTo(new Tabulated("some", Interpolation.PCHIP, X, Y));
        assertThat(FunctionFile.read(file(
                        "some.JSON",
                        "{\"name\": \"own\", \"interpolation\": \"akima\","
                                + " \"x\": [1, 2, 3, 4, 5], \"y\": [0, 1, 0, 1, 0]}")))
                .isEqualTo(new Tabulated(
                        "own",
                        Interpolation.AKIMA,
                        List.of(1.0, 2.0, 3.0, 4.0, 5.0),
                        List.of(0.0, 1.0, 0.0, 1.0, 0.0)));
    }

    @Test
    void what_is_wrong_in_a_table_is_told_with_its_line() throws IOException {
        assertRefused(
                "a.csv",
                "# one\nx,y\n0,1\n2,3\n1,4\n",
                ": line 5, column 1: x must rise from line to line, but is 1.0 after 2.0.");
        assertRefused("a.csv", "0,1\n1,NaN\n", ": line 2, column 2 must be a finite number, but is \"NaN\".");
        assertRefused("a.csv", "nan,1\n1,2\n", ": line 1, column 1 must be a finite number, but is \"nan\".");
        assertRefused("a.csv", "0,1\n1,2,3\n", ": line 2 must have two values, x and y, but has 3.");
        assertRefused("a.csv", "0,1\n1,two\n", ": line 2, column 2 must be a finite number, but is \"two\".");
        assertRefused(
                "a.csv", "x,y\n0,1\n", ": A function with interpolation PCHIP needs at least 2 points, but has 1.");
        assertRefused("a.csv", "", ": A function with interpolation PCHIP needs at least 2 points, but has 0.");
    }

    @Test
    void what_is_wrong_in_a_document_is_told_with_its_place() throws IOException {
        assertRefused(
                "a.json",
                "{\"x\": [0, 1, 1], \"y\": [0, 1, 2]}",
                ": Arguments of a function must rise, but point 3 is at 1.0, after 1.0.");
        assertRefused(
                "a.json",
                "{\"x\": [0, 1], \"y\": [0, 1, 2]}",
                ": A function needs as many values y as arguments x, but there are 3 and 2.");
        assertRefused(
                "a.json",
                "{\"interpolation\": \"akima\", \"x\": [0, 1, 2, 3], \"y\": [0, 1, 2, 3]}",
                ": A function with interpolation AKIMA needs at least 5 points, but has 4.");
        assertRefused("a.json", "{\"x\": [0, 1], \"y\": [0, null]}", ": /y/1: must be a number, but is null");
        Path broken = file("a.json", "{\"x\": [0, 1],\n \"y\": [0 1]}");
        assertThatThrownBy(() -> FunctionFile.read(broken))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith(broken + ": ")
                .hasMessageContaining("line 2");
    }

    @Test
    void a_file_that_is_not_there_or_of_another_kind_is_refused() throws IOException {
        assertThatThrownBy(() -> FunctionFile.read(folder.resolve("none.csv")))
                .hasMessage("There is no file %s.".formatted(folder.resolve("none.csv")));
        assertRefused("a.txt", "0,1", ": a function must be a .csv or .json file.");
    }
}
