/** The walls inside the module, as rules over its compiled classes. */
package io.github.fragmill.core.architecture;
