package mho.device.catalog;

import mho.device.CellSpec;

/**
 * The CMO/HfOx cell of {@link FalconeReram2025} written into a window ten times as wide, 2 %.
 *
 * <pre>  σ = 0.01129027418 G + 0.0112185391 µS,   G in µS: 0.577 of half the window, as of a uniform error</pre>
 *
 * <p>Reference, drift and read noise as there. The published law is normal; it is kept, though the ratio of 0.577 = 1/√3
 * says that the error fills the window evenly.
 */
public record FalconeReramWide2025() implements CatalogCell {
    @Override
    public String name() {
        return "falcone-reram-wide-2025";
    }

    @Override
    public String summary() {
        return "CMO/HfOx ReRAM, 9-88.2 uS, 2 % write window, logarithmic drift, 1/f noise";
    }

    @Override
    public String source() {
        return "Falcone et al. (2025), CMO/HfOx ReRAM; coefficients as in aihwkit 1.1, 2 % window";
    }

    @Override
    public String validity() {
        return new FalconeReram2025().validity();
    }

    @Override
    public CellSpec cell() {
        return FalconeReram2025.cell(0.0112185391e-6, 0.01129027418e-6);
    }
}
