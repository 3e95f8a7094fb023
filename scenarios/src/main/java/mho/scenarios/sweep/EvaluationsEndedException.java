package mho.scenarios.sweep;

/** No point can be evaluated any more, through no fault of the points: machines are gone, or miss something. */
public final class EvaluationsEndedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public EvaluationsEndedException(String message) {
        super(message);
    }
}
