/**
 * The platform as its users have it: a process that is started, asked over HTTP, stopped and
 * killed. Knows nothing of what is inside.
 */
package io.github.fragmill.platform.process;
