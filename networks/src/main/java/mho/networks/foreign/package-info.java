/**
 * Networks from other programs: what layers a file of tensors or a graph describes, and the tensors in our own order. Entry:
 * {@link mho.networks.foreign.StateDict}, {@link mho.networks.foreign.OnnxNetwork} and {@link
 * mho.networks.foreign.NetworkFile}. Knows nothing of paths or JSON.
 */
package mho.networks.foreign;
