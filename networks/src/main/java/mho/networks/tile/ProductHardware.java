package mho.networks.tile;

import java.util.ArrayList;
import java.util.List;
import mho.adc.Adc;
import mho.adc.DacSpec;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.random.RandomStream;
import mho.crossbar.Crossbar;
import mho.networks.Activity;
import mho.networks.ColumnGroup;
import mho.networks.Substrate.Applied;
import org.ejml.data.DMatrixRMaj;

/** The tiles of a matrix, and the digital part behind them. */
final class ProductHardware implements StageHardware {
    private final ProductPlan plan;
    private final List<Tile> tiles;

    private ProductHardware(ProductPlan plan, List<Tile> tiles) {
        this.plan = plan;
        this.tiles = tiles;
    }

    static ProductHardware fabricate(ProductPlan plan, RandomStream random) {
        List<Tile> tiles = new ArrayList<>();
        for (Block block : plan.blocks()) {
            tiles.add(Tile.fabricate(plan, block, random.child("tile").child(tiles.size())));
        }
        return new ProductHardware(plan, tiles);
    }

    @Override
    public int inputs() {
        return plan.stage().inputs();
    }

    @Override
    public Applied apply(DMatrixRMaj x, RandomStream read) {
        float[] codes = codes(x);
        DMatrixRMaj sums = new DMatrixRMaj(x.getNumRows(), plan.stage().outputs());
        double energy = 0;
        for (int k = 0; k < tiles.size(); k++) {
            Tile tile = tiles.get(k);
            energy += tile.accumulate(rowsOf(codes, tile.block()), sums, read.child(k));
        }
        DMatrixRMaj outputs = digital(sums);
        return new Applied(sums, outputs, Activity.of(plan.stage().name(), energy, x.getNumRows()));
    }

    private int wordLines() {
        return plan.folded().getNumRows();
    }

    private float[] codes(DMatrixRMaj x) {
        DacSpec dac = plan.hardware().input();
        double[] ranges = plan.inputRanges();
        int lines = wordLines();
        float[] codes = new float[x.getNumRows() * lines];
        for (int row = 0; row < x.getNumRows(); row++) {
            dac.codes(x.data, row * ranges.length, ranges, codes, row * lines);
            java.util.Arrays.fill(codes, row * lines + ranges.length, (row + 1) * lines, dac.largestCode());
        }
        return codes;
    }

    private float[] rowsOf(float[] codes, Block block) {
        int lines = wordLines();
        if (block.rows() == lines) {
            return codes;
        }
        int vectors = codes.length / lines;
        float[] part = new float[vectors * block.rows()];
        for (int vector = 0; vector < vectors; vector++) {
            System.arraycopy(codes, vector * lines + block.fromRow(), part, vector * block.rows(), block.rows());
        }
        return part;
    }

    private DMatrixRMaj digital(DMatrixRMaj sums) {
        if (!plan.digitalBias() && !plan.digitalFunction()) {
            return sums;
        }
        DMatrixRMaj outputs = plan.digitalBias() ? biased(sums) : sums.copy();
        for (GroupPlan group : plan.groups()) {
            group.digital().ifPresent(unit -> {
                for (int row = 0; row < sums.getNumRows(); row++) {
                    int at = row * sums.getNumCols();
                    unit.apply(
                            outputs.data,
                            at + group.group().from(),
                            at + group.group().to());
                }
            });
        }
        return outputs;
    }

    private DMatrixRMaj biased(DMatrixRMaj sums) {
        double[] bias = ((mho.networks.Stage.Product) plan.stage()).bias().data;
        int columns = sums.getNumCols();
        double[] from = sums.data;
        double[] to = new double[sums.getNumElements()];
        for (int row = 0; row < sums.getNumRows(); row++) {
            int at = row * columns;
            for (int column = 0; column < columns; column++) {
                to[at + column] = from[at + column] + bias[column];
            }
        }
        return DMatrixRMaj.wrap(sums.getNumRows(), columns, to);
    }

    @Override
    public CostSheet cost(double arrayEnergy) {
        List<CostSheet> parts = new ArrayList<>();
        double cells = plan.folded().getNumElements();
        for (Tile tile : tiles) {
            double share = (double) tile.block().rows() * tile.block().columns() / cells;
            parts.add(tile.cost("tile %d".formatted(parts.size()), arrayEnergy * share));
        }
        return StageCost.product(plan.stage().name(), CostSheet.parallel("tiles", parts), behind(), plan.hardware());
    }

    private StageCost.Behind behind() {
        int rowTiles = (int)
                tiles.stream().map(tile -> tile.block().fromRow()).distinct().count();
        int outputs = plan.stage().outputs();
        Ageing ageing = plan.hardware().ageing();
        double scalings = ageing.compensates() && plan.scalesDigitally()
                ? (double) outputs * rowTiles * ageing.compensation().scalings(slices())
                : 0;
        List<ColumnGroup> functions = plan.groups().stream()
                .filter(GroupPlan::needsDigitalUnit)
                .map(GroupPlan::group)
                .toList();
        return new StageCost.Behind(outputs, rowTiles, plan.digitalBias(), scalings, functions);
    }

    private int slices() {
        return plan.hardware().tile().encoding().significances().length;
    }

    @Override
    public Cost compensation() {
        return tiles.stream().map(Tile::compensation).reduce(Cost.NONE, Cost::alongside);
    }

    @Override
    public List<Crossbar> crossbars() {
        return tiles.stream().map(Tile::crossbar).toList();
    }

    @Override
    public List<Adc> converters() {
        return tiles.stream().flatMap(tile -> tile.banks().stream()).toList();
    }
}
