package mho.scenarios;

/** Told how far a run is; called from any thread. */
public interface Progress {
    /** Nothing is shown. */
    Progress SILENT = (what, done, all) -> {};

    /**
     * Something was finished.
     *
     * @param what what the work is
     * @param done how much is done
     * @param all  how much there is
     */
    void report(String what, double done, double all);
}
