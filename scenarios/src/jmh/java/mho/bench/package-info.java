/**
 * Benchmarks, compiled with the tests and not shipped. One command runs those whose name contains a word, here the
 * matrix products:
 *
 * <pre>  mvn -q -Pbench -pl scenarios -am verify -Dbench=MatrixProduct</pre>
 *
 * <p>Options of JMH may follow the word, in quotes: {@code "-Dbench=MatrixProduct -p size=64x72x128 -p kernel=PLAIN"}.
 */
package mho.bench;
