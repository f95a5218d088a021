/**
 * Writes MPEG-DASH manifests (ISO/IEC 23009-1). {@link io.github.fragmill.dash.DashManifest} is the
 * way in; the rest turns a presentation into the elements of an MPD, each mapper one of them.
 *
 * <p>Stability: stable from 1.0: it changes only with a major version.
 */
@NullMarked
package io.github.fragmill.dash;

import org.jspecify.annotations.NullMarked;
