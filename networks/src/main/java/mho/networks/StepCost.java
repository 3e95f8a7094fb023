package mho.networks;

import java.util.Map;
import mho.base.cost.CostSheet;

/** How the costs of a layer's stages combine into that of a step. */
@FunctionalInterface
public interface StepCost {
    /**
     * Returns what one step of one sample costs.
     *
     * @param name    name of the tree
     * @param stages  cost of each stage by name, in order
     * @param digital cost of {@link Layer#digitalWork}
     */
    CostSheet of(String name, Map<String, CostSheet> stages, CostSheet digital);
}
