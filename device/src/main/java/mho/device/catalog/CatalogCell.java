package mho.device.catalog;

import java.util.ArrayList;
import java.util.List;
import mho.device.CellSpec;

/** A published or reference memory cell. */
public sealed interface CatalogCell
        permits IdealCell,
                YangTaOx2025,
                HongTaOx2025,
                JoshiPcm2020,
                JoshiPcmStages2020,
                LeGalloPcm2023,
                LeGalloPcmSingle2023,
                WanRram2022,
                WanRramCubic2022,
                FalconeReram2025,
                FalconeReramWide2025,
                MiloRram2021,
                AgrawalSonos2022,
                XiaoSonos2022,
                StateIndependentCell,
                GenericCell {
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
        List<CatalogCell> all = new ArrayList<>(List.of(
                new IdealCell(),
                new YangTaOx2025(),
                new HongTaOx2025(),
                new JoshiPcm2020(),
                new JoshiPcmStages2020(),
                new LeGalloPcm2023(),
                new LeGalloPcmSingle2023(),
                new WanRram2022(),
                new WanRramCubic2022(),
                new FalconeReram2025(),
                new FalconeReramWide2025(),
                new MiloRram2021(),
                new AgrawalSonos2022(),
                new XiaoSonos2022(),
                new StateIndependentCell()));
        all.addAll(GenericCell.all());
        return List.copyOf(all);
    }
}
