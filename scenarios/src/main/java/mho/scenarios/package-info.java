/**
 * Experiments: a {@link mho.scenarios.Scenario} is run by {@link mho.scenarios.ScenarioRunner}, the only place with
 * threads, and becomes {@link mho.scenarios.Results}.
 */
package mho.scenarios;
