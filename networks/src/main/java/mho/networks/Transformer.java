package mho.networks;

import java.util.ArrayList;
import java.util.List;
import mho.adc.activation.Identity;
import mho.adc.activation.Relu;

/**
 * A causal Transformer that answers at each time step: a product as embedding, trained positions, blocks of attention and a
 * two-layer network, each normalised first and with a shortcut around it, then a normalisation and a product as head.
 *
 * @param blocks          blocks [1]
 * @param width           features between blocks [1]
 * @param heads           heads of each attention [1]
 * @param feedForward     width of the two-layer network [1]
 * @param context         longest sequence [1]
 * @param attentionKeep   factor of the shortcut around attention, 0 for none [1]
 * @param feedForwardKeep factor of the shortcut around the two-layer network, 0 for none [1]
 */
public record Transformer(
        int blocks, int width, int heads, int feedForward, int context, double attentionKeep, double feedForwardKeep)
        implements Architecture {
    public static final Transformer DEFAULT = new Transformer(1, 32, 2, 64, 32, 1, 1);

    public Transformer {
        VanillaMlp.requirePositive(width, blocks);
        VanillaMlp.requirePositive(feedForward, blocks);
        ResidualMlp.requireKeep(attentionKeep);
        ResidualMlp.requireKeep(feedForwardKeep);
        new Attention(width, heads, context);
    }

    @Override
    public List<Layer> layers(int inputs, int outputs) {
        List<Layer> layers = new ArrayList<>();
        layers.add(new Dense(inputs, width, new Identity()));
        layers.add(new Positions(width, context));
        for (int k = 0; k < blocks; k++) {
            List<Layer> attention = List.of(new LayerNorm(width), new Attention(width, heads, context));
            ResidualMlp.addBlock(layers, attention, attentionKeep);
            List<Layer> twoLayers = List.of(
                    new LayerNorm(width),
                    new Dense(width, feedForward, new Relu()),
                    new Dense(feedForward, width, new Identity()));
            ResidualMlp.addBlock(layers, twoLayers, feedForwardKeep);
        }
        layers.add(new LayerNorm(width));
        layers.add(new Dense(width, outputs, new Identity()));
        return layers;
    }

    @Override
    public String name() {
        return "transformer";
    }

    @Override
    public long initialSeed(int seed) {
        return 8_000_003L + seed;
    }

    @Override
    public String summary() {
        return "causal attention and two-layer networks with shortcuts, an answer at each step";
    }
}
