/**
 * Laws fitted to a user's own measurements: {@link mho.device.measured.WriteFit} from targets and what was reached,
 * {@link mho.device.measured.PulseFit} from conductances pulse by pulse. Tables come in as numbers; reading files is for
 * the layers above. Imports {@code mho.device}, {@code mho.base} and the least squares of commons-math.
 */
package mho.device.measured;
