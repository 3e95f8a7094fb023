package mho.scenarios.json;

/** How much an object must say. */
enum Detail {
    /** Everything that has no default. */
    WHOLE,
    /** What differs from a preset. */
    DIFFERENCE
}
