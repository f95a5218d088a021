/** Damages files in ways that know their structure, and looks at what becomes of them. */
package io.github.fragmill.integration.fuzz;
