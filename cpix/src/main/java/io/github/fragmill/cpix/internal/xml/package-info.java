/**
 * XML from outside as small trees, read by the JDK's StAX parser without document type, entities or
 * anything that is not in the document; and XML that we write.
 */
@NullMarked
package io.github.fragmill.cpix.internal.xml;

import org.jspecify.annotations.NullMarked;
