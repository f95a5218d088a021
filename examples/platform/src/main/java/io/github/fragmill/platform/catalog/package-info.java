/** What the platform knows: uploads with their tracks, packagings, and tasks of encoding. */
package io.github.fragmill.platform.catalog;
