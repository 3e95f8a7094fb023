package mho.networks.train;

/** How the learning rate, and with some also the momentum, change over a training. */
public sealed interface Schedule {
    /**
     * Returns what holds at a step.
     *
     * @param step  counted from 0
     * @param steps steps of the whole training [1]
     */
    Rate at(long step, long steps);

    /**
     * What holds at a step.
     *
     * @param factor   learning rate as a share of the protocol's [1]
     * @param momentum decay β₁ of Adam's first moment [1]
     */
    record Rate(double factor, double momentum) {}

    /** The same rate at all steps. */
    record Constant() implements Schedule {
        @Override
        public Rate at(long step, long steps) {
            return new Rate(1, Adam.BETA_1);
        }
    }

    /**
     * A straight rise to the full rate, then half a cosine down to none.
     *
     * <pre>  (s+1)/V of the rate for s &lt; V,  (1 + cos(π (s−V)/(S−V)))/2 from there,   V = ⌊warmUp·S⌋</pre>
     *
     * @param warmUp share of all steps that the rise takes [1]
     */
    record Cosine(double warmUp) implements Schedule {
        public static final Cosine DEFAULT = new Cosine(0);

        public Cosine {
            if (!(warmUp >= 0 && warmUp < 1)) {
                throw new IllegalArgumentException(
                        "A warm-up is a share of all steps, from 0 to less than 1, but is %g".formatted(warmUp));
            }
        }

        @Override
        public Rate at(long step, long steps) {
            long rise = (long) (warmUp * steps);
            double factor = step < rise
                    ? (step + 1) / (double) rise
                    : (1 + StrictMath.cos(Math.PI * (step - rise) / (steps - rise))) / 2;
            return new Rate(factor, Adam.BETA_1);
        }
    }

    /**
     * One rise and one fall, both along half a cosine, while the momentum falls and rises.
     *
     * <pre>
     *   rate:  1/initialDivisor → 1 → 1/(initialDivisor·finalDivisor),   β₁:  highMomentum → lowMomentum → highMomentum
     *   from step 0 over step peak·S − 1 to step S − 1,   a → b along b + (a − b)(1 + cos πp)/2</pre>
     *
     * <p>Defaults and numbers are those of PyTorch's OneCycleLR with Adam.
     *
     * <p>Reference: L. N. Smith, N. Topin, "Super-convergence: very fast training of neural networks using large learning rates",
     * arXiv:1708.07120 (2017).
     *
     * @param peak           share of all steps after which the rate is full [1]
     * @param initialDivisor full rate over initial rate [1]
     * @param finalDivisor   initial rate over final rate [1]
     * @param lowMomentum    β₁ at the full rate [1]
     * @param highMomentum   β₁ at both ends [1]
     */
    record OneCycle(double peak, double initialDivisor, double finalDivisor, double lowMomentum, double highMomentum)
            implements Schedule {
        public static final OneCycle DEFAULT = new OneCycle(0.3, 25, 1e4, 0.85, 0.95);

        public OneCycle {
            if (!(peak > 0 && peak < 1)) {
                throw new IllegalArgumentException(
                        "The full rate of one cycle is reached between 0 and 1 of all steps, but at %g"
                                .formatted(peak));
            }
            if (!(initialDivisor >= 1 && finalDivisor >= 1)) {
                throw new IllegalArgumentException(
                        "One cycle starts and ends at a rate below the full one and needs divisors >= 1, but they are %g and %g"
                                .formatted(initialDivisor, finalDivisor));
            }
            if (!(lowMomentum >= 0 && lowMomentum <= highMomentum && highMomentum < 1)) {
                throw new IllegalArgumentException(
                        "The momentum of one cycle needs 0 <= low <= high < 1, but they are %g and %g"
                                .formatted(lowMomentum, highMomentum));
            }
        }

        @Override
        public Rate at(long step, long steps) {
            double turn = peak * steps - 1;
            if (step <= turn) {
                double progress = turn == 0 ? 1 : step / turn;
                return new Rate(between(1 / initialDivisor, 1, progress), between(highMomentum, lowMomentum, progress));
            }
            double progress = (step - turn) / (steps - 1 - turn);
            return new Rate(
                    between(1, 1 / (initialDivisor * finalDivisor), progress),
                    between(lowMomentum, highMomentum, progress));
        }

        private static double between(double from, double to, double progress) {
            return to + (from - to) / 2 * (1 + StrictMath.cos(Math.PI * progress));
        }
    }
}
