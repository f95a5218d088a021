/** The walls of the architecture, as rules over the compiled library. */
package io.github.fragmill.integration.architecture;
