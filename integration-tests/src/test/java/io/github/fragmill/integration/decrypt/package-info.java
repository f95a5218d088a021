/** Decrypting: what others and we ourselves encrypt comes back as it was. */
package io.github.fragmill.integration.decrypt;
