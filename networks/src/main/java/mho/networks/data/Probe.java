package mho.networks.data;

/**
 * A further test of a trained network beside its task's own: another domain, another length, another question.
 *
 * @param name     for reports
 * @param examples never shown in training
 * @param metric   what is measured
 */
public record Probe(String name, Examples examples, Metric metric) {}
