/** The configuration of a packager, as values. */
package io.github.fragmill.core.internal.settings;
