/** Refusals and failures, and the sentences that say them to people. */
package io.github.fragmill.platform.error;
