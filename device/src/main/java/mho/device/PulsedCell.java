package mho.device;

import java.util.ArrayList;
import java.util.List;
import mho.base.random.Draws;

/**
 * One fabricated cell under pulses: the law of {@link PulsedUpdate} with this cell's own step sizes and bounds. Immutable; the
 * weight is the caller's.
 *
 * @param law       what it was drawn from
 * @param setStep   Δ of SET pulses [1]
 * @param resetStep Δ of RESET pulses [1]
 * @param low       b_min [1]
 * @param high      b_max [1]
 */
public record PulsedCell(PulsedUpdate law, double setStep, double resetStep, double low, double high) {

    /** Returns the weight [1] after one pulse. */
    public double after(double weight, Polarity polarity, Draws draws) {
        double step = polarity == Polarity.SET ? setStep : resetStep;
        double change = step * law.step().factor(weight, polarity, low, high);
        double noise = law.cycleNoise().deviation(change, step, weight);
        double moved = polarity == Polarity.SET ? weight + change : weight - change;
        return clamp(noise == 0 ? moved : moved + noise * draws.normal());
    }

    /** Returns the weight [1] that reads see until the next pulse. */
    public double apparent(double weight, Draws draws) {
        return law.writeNoise() == 0
                ? weight
                : weight + law.writeNoise() * law.size().mean() * draws.normal();
    }

    /** Returns the weight [1] within this cell's bounds. */
    public double clamp(double weight) {
        return Math.max(low, Math.min(weight, high));
    }

    /**
     * A cell's answer to equal pulses.
     *
     * @param seen weights that reads see before and after each pulse [1]
     * @param left the weight behind the last of them, where further pulses go on [1]
     */
    public record Response(List<Double> seen, double left) {
        public Response {
            seen = List.copyOf(seen);
        }
    }

    /**
     * Returns the weights [1] that reads see before and after each of a number of equal pulses, and the one that is left.
     *
     * @param start    weight before the first pulse [1]
     * @param polarity of all pulses
     * @param pulses   their number [1]
     * @param draws    the cell's own numbers
     */
    public Response response(double start, Polarity polarity, int pulses, Draws draws) {
        List<Double> seen = new ArrayList<>(pulses + 1);
        double weight = clamp(start);
        seen.add(weight);
        for (int n = 1; n <= pulses; n++) {
            weight = after(weight, polarity, draws);
            seen.add(apparent(weight, draws));
        }
        return new Response(seen, weight);
    }

    /** Returns what {@linkplain #response reads see} before and after each of a number of equal pulses [1]. */
    public double[] respond(double start, Polarity polarity, int pulses, Draws draws) {
        return response(start, polarity, pulses, draws).seen().stream()
                .mapToDouble(weight -> weight)
                .toArray();
    }
}
