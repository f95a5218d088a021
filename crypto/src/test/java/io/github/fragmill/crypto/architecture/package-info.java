/** Who may know whom in this module and in the port that it implements. */
package io.github.fragmill.crypto.architecture;
