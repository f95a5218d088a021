/** The HTTP side: pages, the programming interface, files and keys for players. */
package io.github.fragmill.platform.web;
