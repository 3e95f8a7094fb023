package mho.networks;

import java.util.List;
import mho.adc.activation.Identity;

/**
 * A stack of layers given by their sizes, whatever the task: for costs of networks that nobody trains here. It can be trained where
 * its sizes fit the task.
 *
 * @param title  name for tables
 * @param layers the layers, in their order
 */
public record Shapes(String title, List<LayerSizes> layers) implements Architecture {
    /** One small product. */
    public static final Shapes DEFAULT = new Shapes("shapes", List.of(new LayerSizes.Dense(128, 128, new Identity())));

    public Shapes {
        layers = List.copyOf(layers);
        if (title.isBlank() || layers.isEmpty()) {
            throw new IllegalArgumentException(
                    "A network of shapes needs a title and at least one layer, but they are \"%s\" and %d"
                            .formatted(title, layers.size()));
        }
    }

    @Override
    public List<Layer> layers(int inputs, int outputs) {
        return layers.stream().flatMap(one -> one.all().stream()).toList();
    }

    @Override
    public NetworkShape shape(int inputs, int outputs) {
        return NetworkShape.of(
                layers.stream().flatMap(one -> one.distinct().stream()).toList(),
                layers.stream().flatMap(one -> one.times().stream()).toList());
    }

    @Override
    public String name() {
        return title;
    }

    @Override
    public long initialSeed(int seed) {
        return 8_000_003L + seed;
    }

    @Override
    public String summary() {
        return "layers by their sizes alone, for costs of networks of any size";
    }
}
