package mho.adc;

import java.util.List;

/**
 * The reads that are summed in analog and then converted once.
 *
 * @param weight factor of the converted sum in the digital total, whose unit is that of the codes [1]
 * @param planes the reads
 */
public record InputStep(double weight, List<InputPlane> planes) {
    public InputStep {
        planes = List.copyOf(planes);
        if (planes.isEmpty()) {
            throw new IllegalArgumentException("A conversion needs at least one read before it, but there is none");
        }
    }
}
