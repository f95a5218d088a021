/** Access control: API key, sessions, links, host names, security headers. */
package io.github.fragmill.platform.web.access;
