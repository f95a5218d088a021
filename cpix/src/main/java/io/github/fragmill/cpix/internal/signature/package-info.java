/** Signatures of documents (XML Signature), by the JDK's own implementation. */
@NullMarked
package io.github.fragmill.cpix.internal.signature;

import org.jspecify.annotations.NullMarked;
