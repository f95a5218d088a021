/** Packaging jobs: from the requested options to a presentation that can be played. */
package io.github.fragmill.platform.packaging;
