/**
 * Training of the reference network: {@link mho.networks.train.Trainer} runs the schedule of a
 * {@link mho.networks.train.Training}; {@link mho.networks.train.Evaluation} scores a network on any substrate.
 */
package mho.networks.train;
