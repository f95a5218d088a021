/**
 * What an application calls: a {@code Packager} is configured and makes a {@code PackagingPlan},
 * which is data; a {@code PackagingEngine} turns it into presentations and files. {@code Movie}
 * reads what a source holds, {@code ClearMovie} decrypts. The work itself is in internal packages.
 *
 * <p>Stability: stable from 1.0: it changes only with a major version.
 */
@NullMarked
package io.github.fragmill.core;

import org.jspecify.annotations.NullMarked;
