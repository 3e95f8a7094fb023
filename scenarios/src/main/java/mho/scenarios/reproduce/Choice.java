package mho.scenarios.reproduce;

/** What may be chosen of a study; not every study leaves every choice. */
public enum Choice {
    SEEDS("--seeds"),
    TASKS("--task"),
    ARCHITECTURES("--arch"),
    CHIPS("--analog"),
    TEXT("--text");

    private final String option;

    Choice(String option) {
        this.option = option;
    }

    /** Returns the option that chooses. */
    public String option() {
        return option;
    }
}
