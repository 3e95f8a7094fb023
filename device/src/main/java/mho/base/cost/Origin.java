package mho.base.cost;

/** Where the numbers of a node of a cost sheet come from. */
public sealed interface Origin {
    /** Returns the source in words. */
    String source();

    /**
     * A part's numbers, times how often it acts and how many there are.
     *
     * @param component one action, one instance
     * @param instances of the part [1]
     */
    record Used(Component component, double instances) implements Origin {
        public Used {
            if (!(instances >= 0 && instances < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "The instances of %s must be >= 0, but are %g".formatted(component.name(), instances));
            }
        }

        @Override
        public String source() {
            return component.source();
        }
    }

    /** Numbers as they are. */
    record Stated(String source) implements Origin {}

    /** A sum of parts. */
    enum Sum implements Origin {
        /** Of parts that run one after the other. */
        SEQUENCE("sum of the parts, one after the other"),
        /** Of parts that run at the same time. */
        PARALLEL("sum of the parts, at the same time");

        private final String source;

        Sum(String source) {
            this.source = source;
        }

        @Override
        public String source() {
            return source;
        }
    }
}
