package mho.adc;

/**
 * What a sine test finds in a record (IEEE 1241-2010, 9.2 and 9.4).
 *
 * <pre>  SINAD = 20·log₁₀((amplitude/√2)/residual),   ENOB = (SINAD − 1.76)/6.02</pre>
 *
 * <p>Both are those of this record. The sine fills the outputs as designed, so steps lost by a gain below one are bits lost: half of
 * them one bit. An offset costs nothing until it clips. The effective bits that the standard refers to the full scale are
 * more by the logarithm to base 2 of that over the sine's span: they describe the steps that are left, however few are used.
 *
 * @param amplitude amplitude of the fitted sine, in units of the output
 * @param offset    mean of the fitted sine, in units of the output
 * @param residual  root mean square of what is not the sine, noise and distortion, in units of the output
 */
public record SineRecord(double amplitude, double offset, double residual) {
    /** Returns the ratio of signal to noise and distortion [dB]. */
    public double sinad() {
        return 20 * StrictMath.log10(amplitude / Math.sqrt(2) / residual);
    }

    /** Returns the effective number of bits [bit]; 0 if the output holds less of the sine than of anything else. */
    public double enob() {
        return amplitude > 0 ? Math.max(0, (sinad() - 1.76) / 6.02) : 0;
    }
}
