/**
 * Functions that neurons apply, one record each: value, derivative, monotone branches and an inverse on each of them. The
 * float layers, their training and the converters use the same ones. Entry: {@link mho.adc.activation.Activation}. Imports
 * {@code mho.base} and Commons Math.
 */
package mho.adc.activation;
