/** Who may do what: API key, sessions, links, names of the host, security headers. */
package io.github.fragmill.platform.web.access;
