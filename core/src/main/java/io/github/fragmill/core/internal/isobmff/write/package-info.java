/**
 * From tracks to boxes: the CMAF header, what precedes a segment's media, the segment index, and
 * the boxes of encryption. isoparser's boxes are used where they are right; those it lacks or has
 * wrong are our own, beside them.
 */
package io.github.fragmill.core.internal.isobmff.write;
