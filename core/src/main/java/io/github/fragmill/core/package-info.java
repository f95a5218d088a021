/**
 * The way in: {@code Packager} is configured, makes a {@code PackagingPlan}, and runs it. What a
 * run tells its caller lives here too: progress, results, and {@code Movie} for those who only
 * look. Steps of a run are package-private; the work itself is done by the packages below.
 */
package io.github.fragmill.core;
