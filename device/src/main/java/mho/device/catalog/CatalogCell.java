package mho.device.catalog;

import java.util.List;
import mho.device.CellSpec;

/** A published or reference memory cell. */
public sealed interface CatalogCell permits IdealCell, YangTaOx2025, HongTaOx2025, JoshiPcm2020 {
    /** Returns the name that scenarios use. */
    String name();

    /** Returns one line: technology, range, what limits it. */
    String summary();

    /** Returns the publication and what in the model is measured, fitted or chosen. */
    String source();

    /** Returns the conditions under which the numbers hold. */
    String validity();

    /** Returns the cell. */
    CellSpec cell();

    /** Returns numbers of the literature beside which the cell can be printed; none if the source prints none. */
    default List<Published> published() {
        return List.of();
    }

    /** Returns the whole catalogue in the order of the {@code permits} list. */
    static List<CatalogCell> all() {
        return List.of(new IdealCell(), new YangTaOx2025(), new HongTaOx2025(), new JoshiPcm2020());
    }
}
