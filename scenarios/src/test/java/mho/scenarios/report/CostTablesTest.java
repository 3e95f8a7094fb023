package mho.scenarios.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import mho.base.cost.Band;
import mho.base.cost.CostSheet;
import mho.networks.NetworkShape.LayerShape.Kind;
import mho.networks.tile.CellEnergy;
import mho.networks.tile.ExpectedActivity;
import mho.networks.tile.Schedule;
import mho.networks.tile.Schedule.Slot;
import mho.scenarios.CellEnergies;
import mho.scenarios.PublishedAccelerator;
import mho.scenarios.Results.Costs;
import org.junit.jupiter.api.Test;

/** The tables below the figures: schedule, values against fixed energies, quoted accelerators. */
class CostTablesTest {
    private static final CostSheet LSTM = CostSheet.sequence(
                    "layer 0, Lstm",
                    TimelineTest.leaf("gates", 64e-9),
                    TimelineTest.leaf("control", 36e-9).paced(new Band(0.5, 1, 2), "chosen"))
            .repeated(49);
    private static final CostSheet ANALOG =
            CostSheet.sequence("analog", LSTM, TimelineTest.leaf("layer 1, Dense", 100e-9));

    private static Costs costs(CellEnergies cells) {
        Schedule schedule = new Schedule(
                5e-6,
                4.9e-6,
                100e-9,
                List.of(
                        new Slot("layer 0, Lstm", 0, 4.9e-6, 49, 1, Kind.RECURRENT),
                        new Slot("layer 1, Dense", 4.9e-6, 100e-9, 1, 1, Kind.STEP)));
        return new Costs(
                49,
                ANALOG,
                List.of(),
                schedule,
                List.of(PublishedAccelerator.HERMES_2022.row()),
                new ExpectedActivity.Measured(Map.of()),
                1000,
                cells);
    }

    @Test
    void a_schedule_says_what_waits_for_what_and_how_many_inferences_a_second() {
        String page = ScheduleTables.of("s", costs(CellEnergies.NONE)).markup();
        assertThat(page)
                .contains("An inference takes 5 µs (4.118 µs to 6.764 µs).")
                .contains("one starts each 4.9 µs: 204 082 inferences a second")
                .contains("A time step follows each 100 ns.")
                .contains("the input; each step for the one before it")
                .contains(">the layer before<")
                .contains("One time step of layer 0, Lstm, 100 ns");
        // the gates take 64 of the 100 ns, then control 36
        assertThat(page).contains("margin-left:0.00%;width:64.00%").contains("margin-left:64.00%;width:36.00%");
    }

    @Test
    void costs_without_layers_have_no_schedule() {
        assertThat(ScheduleTables.of("s", new Costs(1, ANALOG, List.of())).markup())
                .isEmpty();
        assertThat(CellTable.of("c", new Costs(1, ANALOG, List.of())).markup()).isEmpty();
        assertThat(PublishedTable.of("p", new Costs(1, ANALOG, List.of())).markup())
                .isEmpty();
    }

    /** The tree takes 2 · 49 + 1 = 99 J, of which 20 J are cells; fixed, cells take 70 J. */
    @Test
    void both_ways_to_work_out_the_energy_of_cells_are_shown() {
        CellEnergies cells = new CellEnergies(CellEnergy.VALUES, 20, 70);
        assertThat(cells.total(CellEnergy.FIXED, ANALOG.energy()).nominal()).isCloseTo(149, within(1e-9));
        assertThat(cells.total(CellEnergy.VALUES, ANALOG.energy())).isEqualTo(ANALOG.energy());
        CellEnergies other = new CellEnergies(CellEnergy.FIXED, 20, 70);
        assertThat(other.total(CellEnergy.VALUES, ANALOG.energy()).nominal()).isCloseTo(49, within(1e-9));
        assertThat(CellTable.of("c", costs(cells)).markup())
                .contains("is 1.51 times the one from values")
                .contains(">20 J<", ">70 J<", ">99 J<", ">149 J<");
    }

    /** 1000 operations with 99 J are 1.01e-11 TOPS/W. */
    @Test
    void quoted_accelerators_are_marked_and_stand_below_the_network_here() {
        String table = PublishedTable.of("p", costs(CellEnergies.NONE)).markup();
        assertThat(table)
                .contains("hermes-2022", "10.5", "1.59", "quoted: one core, abstract; Khaddam-Aljameh", "JSSC 2022")
                .contains("this network, analog", "1.01e-11");
        assertThat(table.indexOf("this network")).isLessThan(table.indexOf("hermes"));
    }

    @Test
    void a_number_with_a_band_has_it_in_small_print() {
        assertThat(Bands.cell(new Band(1e-9, 2e-9, 3e-9), "s").markup())
                .isEqualTo("<td>2 ns<br /><small>1 ns to 3 ns</small></td>");
        assertThat(Bands.cell(new Band(2, 2, 2), "s").markup()).isEqualTo("<td>2 s</td>");
    }
}
