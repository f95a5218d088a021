/** The addresses that the platform answers: pages, the programming interface, files, keys. */
package io.github.fragmill.platform.web.route;
