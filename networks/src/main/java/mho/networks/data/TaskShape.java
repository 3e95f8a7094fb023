package mho.networks.data;

/**
 * The sizes of a task's examples.
 *
 * @param features of each time step [1]
 * @param outputs  numbers that a network answers with, one a class or value [1]
 * @param steps    mean time steps of a test example; 1 for a feed-forward task [1]
 */
public record TaskShape(int features, int outputs, double steps) {
    public TaskShape {
        if (!(features >= 1 && outputs >= 1 && steps >= 1)) {
            throw new IllegalArgumentException(
                    "A task needs at least one feature, output and step, but they are %d, %d and %g"
                            .formatted(features, outputs, steps));
        }
    }
}
