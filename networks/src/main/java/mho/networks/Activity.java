package mho.networks;

import java.util.Map;
import java.util.TreeMap;
import mho.base.unit.SI;

/**
 * Energy that depended on the values that flowed, by stage [J], and how many vectors each stage saw. A value: sums are new
 * objects.
 */
public final class Activity {
    public static final Activity NONE = new Activity(Map.of());

    private final Map<String, Share> shares;

    private Activity(Map<String, Share> shares) {
        this.shares = shares;
    }

    private record Share(double energy, long vectors) {
        Share plus(Share other) {
            return new Share(energy + other.energy, vectors + other.vectors);
        }
    }

    /**
     * Returns the activity of one stage on one batch.
     *
     * @param stage   name of the stage
     * @param energy  energy of the whole batch [J]
     * @param vectors vectors in the batch
     */
    public static Activity of(String stage, @SI("J") double energy, long vectors) {
        return new Activity(Map.of(stage, new Share(energy, vectors)));
    }

    /** Returns the sum of both. */
    public Activity plus(Activity other) {
        if (shares.isEmpty()) {
            return other;
        }
        if (other.shares.isEmpty()) {
            return this;
        }
        Map<String, Share> sum = new TreeMap<>(shares);
        other.shares.forEach((stage, share) -> sum.merge(stage, share, Share::plus));
        return new Activity(sum);
    }

    /** Returns the mean energy of a stage on one vector [J]; 0 if it was not used. */
    @SI("J")
    public double energyPerVector(String stage) {
        Share share = shares.get(stage);
        return share == null || share.vectors == 0 ? 0 : share.energy / share.vectors;
    }
}
