package mho.scenarios.cli;

import java.util.List;
import mho.device.CellSpec;
import mho.device.catalog.CatalogCell;
import mho.device.catalog.Published;

/**
 * A cell that is written to targets, with what is to be said about it.
 *
 * @param name      what it is called
 * @param summary   one line: technology, range, what limits it
 * @param source    where its numbers come from
 * @param validity  where they hold
 * @param cell      the cell
 * @param published numbers to hold it against
 */
record CellOnBench(
        String name, String summary, String source, String validity, CellSpec cell, List<Published> published) {
    static CellOnBench of(CatalogCell cell) {
        return new CellOnBench(
                cell.name(), cell.summary(), cell.source(), cell.validity(), cell.cell(), cell.published());
    }
}
