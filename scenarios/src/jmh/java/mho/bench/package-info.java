/**
 * Benchmarks, compiled with the tests and not shipped. One command runs those whose name contains a word, here the
 * matrix products:
 *
 * <pre>  mvn -q -Pbench -pl scenarios -am verify -Dbench=MatrixProduct</pre>
 */
package mho.bench;
