package mho.device.pulse;

import java.util.List;
import mho.device.ConductanceRange;
import mho.device.PulseStep;
import mho.device.PulsedUpdate;
import mho.device.PulsedUpdate.CycleNoise;
import mho.device.PulsedUpdate.SpreadLaw;
import mho.device.PulsedUpdate.StepSize;
import mho.device.PulsedUpdate.WeightBounds;

/**
 * A published cell under pulses.
 *
 * <p>Numbers of the aihwkit presets are those of its version 1.1 (MIT licence). Its relative weights carry no siemens: the
 * range here is where they are laid by default, published or chosen as the source says. What aihwkit applies between pulses
 * or per mini-batch (leakage of the capacitor, refresh of one-sided cells, corrupt cells, spread of the slopes γ) is not part
 * of a pulse and is left out.
 *
 * @param name    the name that scenarios use
 * @param update  the law
 * @param range   conductances of the nominal bounds
 * @param summary one line
 * @param source  the publication
 */
public record PulsedPreset(String name, PulsedUpdate update, ConductanceRange range, String summary, String source) {
    private static final String GONG_2018 = "Gong et al., Nat. Commun. 9, 2102 (2018), doi:10.1038/s41467-018-04485-1";
    private static final String GONG_2022 = "Gong, Rasch et al., IEDM 2022, doi:10.1109/IEDM45625.2022.10019569";
    private static final String GOKMEN_2016 =
            "Gokmen, Vlasov, Front. Neurosci. 10, 333 (2016), doi:10.3389/fnins.2016.00333";
    private static final String NEUROSIM = "Chen, Peng, Yu, IEEE Trans. CAD 37 (2018) 3067, "
            + "doi:10.1109/TCAD.2018.2789723; numbers of MLP+NeuroSim 3";
    private static final String AIHWKIT = "; as in aihwkit 1.1; range chosen: weights carry no siemens there";
    private static final ConductanceRange CHOSEN = new ConductanceRange(1e-6, 100e-6);

    /** Returns all presets, the published names in kebab case. */
    public static List<PulsedPreset> all() {
        return List.of(
                reRamES(),
                reRamSB(),
                capacitor(),
                ecRam(),
                ecRamMO(),
                idealized(),
                gokmenVlasov(),
                pcm(),
                reRamArrayOM(),
                reRamArrayHfO2(),
                neuroSimIdeal(),
                neuroSimAgSi());
    }

    private static PulsedPreset reRamES() {
        return new PulsedPreset(
                "reram-es",
                new PulsedUpdate(
                        new PulseStep.Exponential(-1.18445, -0.081404, 5, 5, -0.5, -0.5),
                        new StepSize(0.00135, 0.2, SpreadLaw.NORMAL, 0.259359, 0.05),
                        new WeightBounds(-1, 1, 0.3, 0.3),
                        CycleNoise.relative(5),
                        75),
                CHOSEN,
                "HfO2 RRAM, exponential step, about 1000 noisy pulses across",
                GONG_2018 + AIHWKIT);
    }

    private static PulsedPreset reRamSB() {
        return new PulsedPreset(
                "reram-sb",
                new PulsedUpdate(
                        new PulseStep.SoftBounds(),
                        new StepSize(0.002, 0.3, SpreadLaw.NORMAL, 0, 0.01),
                        new WeightBounds(-0.75, 1.25, 0.3 / 0.75, 0.3 / 1.25),
                        CycleNoise.additive(3.75),
                        56),
                CHOSEN,
                "HfO2 RRAM, soft bounds, symmetry point at zero weight",
                GONG_2018 + " (loose fit)" + AIHWKIT);
    }

    private static PulsedPreset capacitor() {
        return new PulsedPreset(
                "capacitor",
                new PulsedUpdate(
                        linear(0.05, 0.05, -1, 1),
                        new StepSize(0.005, 0.1, SpreadLaw.NORMAL, 0, 0.06),
                        new WeightBounds(-1, 1, 0.07, 0.07),
                        CycleNoise.additive(0.3),
                        0),
                CHOSEN,
                "CMOS capacitor read by a transistor, nearly linear, 400 pulses; its leakage is not part of a pulse",
                "Li et al., VLSI 2018, doi:10.1109/VLSIT.2018.8510648" + AIHWKIT);
    }

    private static PulsedPreset ecRam() {
        return new PulsedPreset(
                "ecram",
                new PulsedUpdate(
                        linear(0.1153, 0.5085, -0.8276, 1.1724),
                        new StepSize(0.002, 0.1, SpreadLaw.NORMAL, 0, 0.01),
                        new WeightBounds(-0.8276, 1.1724, 0.05, 0.05),
                        CycleNoise.relative(0.3),
                        0),
                CHOSEN,
                "lithium electrochemical memory, linear step, 1000 pulses",
                "Tang et al., IEDM 2018, doi:10.1109/IEDM.2018.8614551" + AIHWKIT);
    }

    private static PulsedPreset ecRamMO() {
        return new PulsedPreset(
                "ecram-mo",
                new PulsedUpdate(
                        linear(0.4152, 0.7342, -0.8286, 1.1714),
                        new StepSize(2.8214e-4, 0.1, SpreadLaw.NORMAL, 0, 0.01),
                        new WeightBounds(-0.8286, 1.1714, 0.05, 0.05),
                        CycleNoise.relative(2),
                        0),
                CHOSEN,
                "metal-oxide electrochemical memory, linear step, 7000 pulses",
                "Kim et al., IEDM 2019, doi:10.1109/IEDM19573.2019.8993463" + AIHWKIT);
    }

    private static PulsedPreset idealized() {
        return new PulsedPreset(
                "idealized",
                new PulsedUpdate(
                        new PulseStep.Constant(),
                        new StepSize(0.0002, 0.3, SpreadLaw.NORMAL, 0, 0),
                        new WeightBounds(-1, 1, 0.3, 0.3),
                        CycleNoise.relative(0.3),
                        0),
                CHOSEN,
                "specification, symmetric, 10 000 pulses",
                "Rasch, Gokmen, Haensch, IEEE Design & Test 37 (2020), arXiv:1906.02698" + AIHWKIT);
    }

    private static PulsedPreset gokmenVlasov() {
        return new PulsedPreset(
                "gokmen-vlasov",
                new PulsedUpdate(
                        new PulseStep.Constant(),
                        new StepSize(0.0016, 0.3, SpreadLaw.NORMAL, 0, 0.01),
                        new WeightBounds(-1, 1, 0.3, 0.3),
                        CycleNoise.relative(0.3),
                        0),
                CHOSEN,
                "specification of a resistive processing unit, 1250 pulses",
                GOKMEN_2016 + AIHWKIT);
    }

    /** The complex noise of aihwkit: σ = 0.6·(|Δw| + 0.042 + 0.108|w|). */
    private static PulsedPreset pcm() {
        return new PulsedPreset(
                "pcm",
                new PulsedUpdate(
                        new PulseStep.Exponential(-27.235, -2.235, 2.5, 2.5, -1, 0),
                        new StepSize(0.01, 0.2, SpreadLaw.NORMAL, 0, 0.05),
                        new WeightBounds(0, 2, 0, 0.1),
                        new CycleNoise(0.6, 0, 0.6 * 0.042, 0.6 * 0.108),
                        0),
                new ConductanceRange(0, 40e-6),
                "phase-change memory, crystallising pulses only; a RESET amorphises at once and is not this law",
                "Nandakumar et al., Front. Neurosci. 14, 406 (2020), doi:10.3389/fnins.2020.00406; as in aihwkit 1.1, "
                        + "whose noise comments put weight 1 at 20 uS");
    }

    private static PulsedPreset reRamArrayOM() {
        return new PulsedPreset(
                "reram-array-om",
                array(0.0949, 0.7829, new WeightBounds(-1, 1, 0.5695, 0.3499), 0.4158, 1.4113),
                CHOSEN,
                "RRAM array of optimised material, soft bounds, 20 pulses; 13.5 % of cells were stuck (not included)",
                GONG_2022 + AIHWKIT);
    }

    private static PulsedPreset reRamArrayHfO2() {
        return new PulsedPreset(
                "reram-array-hfo2",
                array(0.4622, 0.7125, new WeightBounds(-1, 1, 0.5990, 0.4295), 0.2174, 0.5841),
                CHOSEN,
                "RRAM array of baseline HfO2, soft bounds, 4 pulses; 9.8 % of cells were stuck (not included)",
                GONG_2022 + AIHWKIT);
    }

    private static PulsedUpdate array(
            double step, double spread, WeightBounds bounds, double cycleNoise, double writeNoise) {
        return new PulsedUpdate(
                new PulseStep.SoftBounds(),
                new StepSize(step, spread, SpreadLaw.LOG_NORMAL, 0, 0.01),
                bounds,
                CycleNoise.additive(cycleNoise),
                writeNoise);
    }

    /** 64 levels from 0.1 to 5 µS are 63 pulses. */
    private static PulsedPreset neuroSimIdeal() {
        return new PulsedPreset(
                "neurosim-ideal",
                new PulsedUpdate(
                        new PulseStep.Constant(), StepSize.of(1.0 / 63), WeightBounds.of(0, 1), CycleNoise.NONE, 0),
                new ConductanceRange(0.1e-6, 5e-6),
                "linear and exact, 64 levels, pulses of 2 V and 10 ns",
                NEUROSIM);
    }

    /**
     * Ag:a-Si: 97 levels up, 100 down, nonlinearity labels 2.4 and −4.88, σ of a pulse 3.5 % of the range. NeuroSim writes the
     * trajectories over P pulses as
     *
     * <pre>
     *   up:    x(n) = (1 − e^(−n/A))/(1 − e^(−P/A)),   A = 0.499181·P for the label 2.4
     *   down:  x falls along (e^(n/A) − 1)/(e^(P/A) − 1),   A = 0.200303·P for the label −4.88
     * </pre>
     *
     * <p>so that a pulse's change is linear in the state: (x₁ − x)(1 − e^(−1/A)) up, (x + x₀)(1 − e^(−1/A)) down.
     */
    private static PulsedPreset neuroSimAgSi() {
        double top = 1 / (1 - StrictMath.exp(-1 / 0.499181));
        double bottom = 1 / (StrictMath.exp(1 / 0.200303) - 1);
        double up = top * (1 - StrictMath.exp(-1 / (0.499181 * 97)));
        double down = bottom * (1 - StrictMath.exp(-1 / (0.200303 * 100)));
        return new PulsedPreset(
                "neurosim-ag-si",
                new PulsedUpdate(
                        new PulseStep.Linear(-1 / top, 1 / bottom),
                        new StepSize(up, 0, SpreadLaw.NORMAL, 1 - down / up, 0),
                        WeightBounds.of(0, 1),
                        new CycleNoise(0, 0, 0.035, 0),
                        0),
                new ConductanceRange(3.08e-9, 38.5e-9),
                "Ag:a-Si, saturating exponentially, 97 and 100 levels, pulses of 3.2 and 2.8 V, 300 us",
                NEUROSIM + "; Jo et al., Nano Lett. 10 (2010) 1297, doi:10.1021/nl904092h");
    }

    private static PulseStep.Linear linear(double up, double down, double min, double max) {
        return new PulseStep.Linear(-up / max, -down / min);
    }
}
