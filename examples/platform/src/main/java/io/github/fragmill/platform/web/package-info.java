/** The HTTP server: joins the routes, and starts and stops them. */
package io.github.fragmill.platform.web;
