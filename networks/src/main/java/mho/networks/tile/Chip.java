package mho.networks.tile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.adc.Adc;
import mho.base.cost.Cost;
import mho.base.random.RandomStream;
import mho.crossbar.Crossbar;
import mho.networks.Stage;
import mho.networks.Substrate;
import org.ejml.data.DMatrixRMaj;

/** A fabricated and programmed chip: a substrate that networks of its mapping run on. Immutable. */
public final class Chip implements Substrate {
    private final Map<String, StageHardware> stages;

    Chip(Map<String, StageHardware> stages) {
        this.stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
    }

    @Override
    public Applied apply(Stage stage, DMatrixRMaj x, RandomStream read) {
        StageHardware hardware = hardware(stage.name());
        if (x.getNumCols() != hardware.inputs()) {
            throw new IllegalArgumentException("Stage %s of the chip takes %d inputs, but got %d"
                    .formatted(stage.name(), hardware.inputs(), x.getNumCols()));
        }
        return hardware.apply(x, read);
    }

    StageHardware hardware(String stage) {
        StageHardware hardware = stages.get(stage);
        if (hardware == null) {
            throw new IllegalArgumentException(
                    "The chip has no stage \"%s\", only %s".formatted(stage, stages.keySet()));
        }
        return hardware;
    }

    /** Returns what drift compensation takes each time that it is done: all tiles of a stage at once, one stage after the other. */
    public Cost compensation() {
        return stages.values().stream().map(StageHardware::compensation).reduce(Cost.NONE, Cost::then);
    }

    /** Returns the programmed arrays of a stage. */
    public List<Crossbar> crossbars(String stage) {
        return hardware(stage).crossbars();
    }

    /** Returns the banks of converters of a stage. */
    public List<Adc> converters(String stage) {
        return hardware(stage).converters();
    }
}
