/** A video platform in one process: the command that starts it, and how its parts are joined. */
package io.github.fragmill.platform;
