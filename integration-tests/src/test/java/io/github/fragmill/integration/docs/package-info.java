/** The code in the documentation, as it stands there. */
package io.github.fragmill.integration.docs;
