/**
 * Records from JSON and back, with errors made for people: {@link mho.scenarios.json.JsonBinder} reads and writes
 * records, {@link mho.scenarios.json.JsonText} writes results, {@link mho.scenarios.json.JsonSchema} describes documents
 * to editors. The only importer of Jackson, which splits text into tokens; in here a JSON value is plain Java: a
 * {@code Map} in document order, a {@code List}, {@code String}, {@code Boolean}, {@code Long}, {@code BigInteger},
 * {@code Double} or null. Must not import anything of mho but {@code mho.base.unit}.
 */
package mho.scenarios.json;
