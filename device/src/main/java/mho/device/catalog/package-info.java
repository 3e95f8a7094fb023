/**
 * Published cells, one final class each, named by author, technology and year. A new one is one file and one line in the
 * {@code permits} list of {@link mho.device.catalog.CatalogCell}.
 */
package mho.device.catalog;
