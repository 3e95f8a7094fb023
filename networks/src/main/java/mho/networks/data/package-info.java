/**
 * Tasks to train and test networks on: generated ones, reproducible to the last draw, and recorded speech with its
 * front end. Entry type {@link mho.networks.data.TaskSpec}. Knows no files: recordings come as bytes through
 * {@link mho.networks.data.Recordings}. Must not import {@code java.io.File}, {@code java.nio.file}. It imports the
 * parent package for its number stream and {@code mho.networks.io} for arrays only.
 */
package mho.networks.data;
