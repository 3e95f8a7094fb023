package mho.base.kernel;

/**
 * The functions of {@link Elementary} over runs of numbers, bit by bit those of each number alone.
 *
 * <p>In all of them {@code x} holds the arguments and is not modified unless it is {@code y}; {@code y} is overwritten from
 * {@code from} to before {@code to}.
 */
public interface FunctionRuns {
    void sigmoids(double[] x, double[] y, int from, int to);

    void tanhs(double[] x, double[] y, int from, int to);

    void sines(double[] x, double[] y, int from, int to);

    void cosines(double[] x, double[] y, int from, int to);

    /** Number by number; what the compiler makes of it is as fast as loops cut for its vector instructions. */
    FunctionRuns PLAIN = new FunctionRuns() {
        @Override
        public void sigmoids(double[] x, double[] y, int from, int to) {
            SigmoidRun.compute(x, y, from, to);
        }

        @Override
        public void tanhs(double[] x, double[] y, int from, int to) {
            for (int k = from; k < to; k++) {
                y[k] = Elementary.tanh(x[k]);
            }
        }

        @Override
        public void sines(double[] x, double[] y, int from, int to) {
            for (int k = from; k < to; k++) {
                y[k] = Elementary.sin(x[k]);
            }
        }

        @Override
        public void cosines(double[] x, double[] y, int from, int to) {
            for (int k = from; k < to; k++) {
                y[k] = Elementary.cos(x[k]);
            }
        }
    };
}
