/** Turns plans into segments and files: a loop over the plan's segments, and the manifests last. */
package io.github.fragmill.core.internal.run;
