/**
 * Which tracks of the sources are packaged, and how they are presented: from time 0, without gaps,
 * each audio once.
 */
package io.github.fragmill.core.internal.track;
