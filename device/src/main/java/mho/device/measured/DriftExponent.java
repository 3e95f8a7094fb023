package mho.device.measured;

import mho.base.unit.SI;

/**
 * Drift of one target.
 *
 * @param target        asked for [S]
 * @param exponent      ν of G ∝ t^−ν, by least squares over ln G and ln t [1]
 * @param error         its standard error [1]
 * @param determination R² of the straight line [1]
 * @param count         of reads [1]
 */
public record DriftExponent(@SI("S") double target, double exponent, double error, double determination, int count) {}
