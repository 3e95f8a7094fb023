/** Sweeps on Apache Spark. Not among the modules of an ordinary build: {@code mvn -Pspark} adds it, and Spark with it. */
package mho.spark;
