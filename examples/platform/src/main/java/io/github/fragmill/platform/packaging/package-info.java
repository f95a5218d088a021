/** Packaging jobs: from the options that somebody asks for to a presentation that can be played. */
package io.github.fragmill.platform.packaging;
