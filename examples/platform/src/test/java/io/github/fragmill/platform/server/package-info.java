/**
 * Servers that the platform works with, started from what the system has installed: each with a
 * folder and a port of its own, gone without a trace when it is closed.
 */
package io.github.fragmill.platform.server;
