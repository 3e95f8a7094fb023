/** JMH benchmarks; compiled with every build, outside the shipped jar. Run: mvn -q -Pbench -pl scenarios -am verify. */
package mho.bench;
