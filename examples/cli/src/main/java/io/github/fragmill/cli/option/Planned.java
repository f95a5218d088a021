package io.github.fragmill.cli.option;

import io.github.fragmill.cli.manifest.Manifests;
import io.github.fragmill.core.PackagingPlan;

/**
 * What the options decided.
 *
 * @param plan the plan, with its manifests
 * @param manifests which manifests these are
 */
public record Planned(PackagingPlan plan, Manifests manifests) {}
