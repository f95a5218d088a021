/** The catalogue: uploads with their tracks, packagings, and encoding tasks. */
package io.github.fragmill.platform.catalog;
