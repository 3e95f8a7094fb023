package mho.scenarios;

/** Placeholder so that the results compile; replaced in the next step. */
public record Scenario(String name, String title) {}
